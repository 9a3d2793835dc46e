import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor } from '@kontor/identity/testing';
import { Database } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Pool } from 'pg';
import { CustomerDirectoryQuery } from './customer-directory.query.js';
import { CustomerDuplicatesQuery } from './customer-duplicates.query.js';

let db: TestDatabase;
let pool: Pool;
let duplicates: CustomerDuplicatesQuery;
const actor = anActor();

beforeAll(async () => {
  db = await testDatabase();
  pool = new Pool({ connectionString: db.appUrl, max: 2 });
  duplicates = new CustomerDuplicatesQuery(new Database(pool));
  await pool.query(`
    INSERT INTO customers.customer (id, kind, name, tax_id, external_source, external_id, created_at, updated_at)
    SELECT gen_random_uuid(), 'COMPANY', name, tax_id, 'old-crm', nullif(name, 'Bałtyk Foods'), now(), now() FROM (VALUES
      ('ŻÓŁW Sp. z o.o.', 'PL5260250274'), ('Mlecz-Pol S.A.', NULL), ('Odra Pack GmbH & Co. KG', NULL), ('Bałtyk Foods', NULL), ('Bałtyk Foods', NULL)) AS v (name, tax_id)`);
  await pool.query(`
    INSERT INTO customers.contact (id, customer_id, name, email, created_at, updated_at)
    SELECT gen_random_uuid(), id, 'Jan', 'Jan@Odra.example', now(), now() FROM customers.customer WHERE name LIKE 'Odra%'`);
});
afterAll(async () => {
  await pool?.end();
  await db.drop();
});

const find = async (name: string, taxId?: string, email?: string) =>
  (await duplicates.find(actor, { name, taxId: taxId ?? null, email: email ?? null })).map((ref) => ref.name);

describe('duplicates', () => {
  it('are found by name without legal form, by tax id and by a contact’s e-mail address', async () => {
    expect(await find('Zolw spółka z ograniczoną odpowiedzialnością')).toEqual(['ŻÓŁW Sp. z o.o.']);
    expect(await find('Something else', '526-025-02-74')).toEqual(['ŻÓŁW Sp. z o.o.']);
    expect(await find('', undefined, ' jan@odra.EXAMPLE ')).toEqual(['Odra Pack GmbH & Co. KG']);
    expect(await find('Mleczpol')).toEqual(['Mlecz-Pol S.A.']);
    expect(await find('Zupełnie inna firma')).toEqual([]);
    expect(await find('')).toEqual([]);
  });

  it('stay within the reader’s reach', async () => {
    expect(await duplicates.find(anActor({ scopes: {} }), { name: 'Żółw' })).toEqual([]);
  });
});

describe('the directory', () => {
  it('finds by name, tax id, external id and likeness, under the words that it was asked with', async () => {
    const directory = new CustomerDirectoryQuery(new Database(pool));
    const byName = await directory.findByNames(['żółw sp. z O.O.', ' BALTYK foods ', 'nobody']);
    expect([...byName].map(([asked, found]) => [asked, found.length])).toEqual(
      expect.arrayContaining([
        ['żółw sp. z O.O.', 1],
        [' BALTYK foods ', 2],
      ]),
    );
    expect(byName.has('nobody')).toBe(false);
    const byTaxId = await directory.findByTaxIds(['526-025-02-74', 'PL5260250274', 'nonsense']);
    expect([...byTaxId].map(([asked, { name }]) => [asked, name])).toEqual([
      ['526-025-02-74', 'ŻÓŁW Sp. z o.o.'],
      ['PL5260250274', 'ŻÓŁW Sp. z o.o.'],
    ]);
    expect((await directory.findByExternalIds('old-crm', ['Bałtyk Foods x', 'Mlecz-Pol S.A.'])).size).toBe(1);
    expect((await directory.findByExternalIds('other', ['Mlecz-Pol S.A.'])).size).toBe(0);
    expect((await directory.findLike('mleczpol', 3)).map(({ name }) => name)[0]).toBe('Mlecz-Pol S.A.');
  });
});
