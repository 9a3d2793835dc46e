import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase, type TestDatabase } from '@kontor/testing';
import { Client } from 'pg';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

it('refuses the application role every change of the register', async () => {
  const client = new Client({ connectionString: db.appUrl });
  await client.connect();
  await expect(client.query('UPDATE platform.register_entry SET actor_name = $1', ['x'])).rejects.toMatchObject({
    code: '42501',
  });
  await expect(client.query('DELETE FROM platform.register_entry')).rejects.toMatchObject({ code: '42501' });
  await client.end();
});
