import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation } from '@kontor/identity/testing';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import pg from 'pg';
import type { QueryRunner } from 'typeorm';
import { MoveExchangeRates1764170100000 } from './1764170100000-move-exchange-rates.js';

let db: TestDatabase;
let owner: pg.Pool;
const migration = new MoveExchangeRates1764170100000();

beforeAll(async () => {
  db = await testDatabase();
  owner = new pg.Pool({ connectionString: db.ownerUrl, max: 1 });
  await anOrganisation(db);
});
afterAll(async () => {
  await owner?.end();
  await db?.drop();
});

const runner = () => ({ query: (text: string) => owner.query(text) }) as unknown as QueryRunner;

/** What counted on every second day of three years, by the function of the schema that is asked. */
const counted = async (schema: string): Promise<unknown[]> =>
  (
    await owner.query<object>(`SELECT c, day::date::text, r.rate::text, r.valid_from::text
      FROM unnest(ARRAY['EUR', 'USD', 'CHF']) c, generate_series('2024-01-01'::date, '2027-01-01', '2 days') day
      LEFT JOIN LATERAL ${schema}.rate_at(c::char(3), day::date) r ON TRUE ORDER BY 1, 2`)
  ).rows;

describe('rates that were kept by hand', () => {
  it('count on every day as they did, however old, and none is lost on the way', async () => {
    await migration.down(runner());
    await owner.query(`INSERT INTO sales.exchange_rate (id, currency, rate, valid_from, recorded_at, superseded_at)
      SELECT gen_random_uuid(), c, 1 + n / 7.0, '2024-02-01'::date + n * 37, now(), CASE WHEN n % 5 = 4 THEN now() END
      FROM unnest(ARRAY['EUR', 'USD']) c, generate_series(0, 20) n`);
    const { rows: kept } = await owner.query('SELECT id FROM sales.exchange_rate ORDER BY id');
    const before = await counted('sales');
    await migration.up(runner());
    expect(await counted('currency')).toEqual(before);
    expect((await owner.query('SELECT id FROM currency.exchange_rate ORDER BY id')).rows).toEqual(kept);
    const { rows } = await owner.query('SELECT currencies, fetching FROM currency.settings');
    expect(rows).toEqual([
      {
        currencies: [
          { code: 'EUR', sources: [] },
          { code: 'USD', sources: [] },
        ],
        fetching: false,
      },
    ]);
  });
});
