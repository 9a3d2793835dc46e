import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';

let db: TestDatabase;
let client: Client;

beforeAll(async () => {
  db = await testDatabase();
  client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await db.drop();
});

/** Settings of rates are never changed, each version is a row; the number of rights grows by a trigger of its own. */
const OTHERWISE = ['currency.settings', 'identity.rights_version'];

it('every table whose rows have a version refuses one that does not grow by one', async () => {
  const { rows } = await client.query<{ name: string; guarded: boolean }>(`
    SELECT c.table_schema || '.' || c.table_name AS name, EXISTS (
      SELECT FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
      WHERE t.tgrelid = format('%I.%I', c.table_schema, c.table_name)::regclass
        AND p.proname = 'refuse_version_jump' AND t.tgenabled <> 'D') AS guarded
    FROM information_schema.columns c JOIN information_schema.tables USING (table_schema, table_name)
    WHERE c.column_name = 'version' AND table_type = 'BASE TABLE'
      AND c.table_schema NOT IN ('pg_catalog', 'information_schema', 'jobs') ORDER BY 1`);
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter(({ guarded }) => !guarded).map(({ name }) => name)).toEqual(OTHERWISE);
});
