import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, Database } from '@kontor/platform';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import { Client, Pool } from 'pg';
import { planOf } from '../testing/plan-of.js';
import { ContactQuery } from './contact.query.js';
import { CustomerCardQuery, examples } from './customer-card.query.js';

const CUSTOMER = '01930000-0000-7000-8000-00000000c001';
const PARENT = '01930000-0000-7000-8000-00000000c002';

let db: TestDatabase;
let client: Client;
let pool: Pool;
let cards: CustomerCardQuery;
let north: string;
let anna: string;

/** A sale of North's Anna in one line: meaning, amount, currency, closed on. */
async function aSale(
  meaning: string,
  amount: string | null,
  currency: string,
  closedOn: string | null,
  by = anna,
): Promise<void> {
  await client.query(
    `INSERT INTO sales.opportunity (id, number, title, customer_id, owner_id, team_id, process_version_id, stage_id, meaning, stage_entered_at,
       amount, currency, opened_on, closed_on, lost_reason_id, created_at, updated_at)
     SELECT gen_random_uuid(), gen_random_uuid(), 'Line', $1, $2, $3, s.process_version_id, s.id, s.meaning, now(), $4, $5, '2025-01-01', $6,
       CASE WHEN s.meaning = 'LOST' THEN '01930000-0000-7000-8000-00000000c009'::uuid END, now(), now()
     FROM sales.stage s WHERE s.meaning = $7`,
    [CUSTOMER, by, by === anna ? north : null, amount, currency, closedOn, meaning],
  );
}

beforeAll(async () => {
  db = await testDatabase();
  north = await aTeam(db, { name: 'North' });
  anna = await aUser(db, { name: 'Anna' });
  const bob = await aUser(db, { name: 'Bob' });
  client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  await client.query(`
    INSERT INTO customers.customer (id, kind, name, owner_id, created_at, updated_at) VALUES
      ('${PARENT}', 'COMPANY', 'Group', '${bob}', now(), now()), ('${CUSTOMER}', 'COMPANY', 'Mlecz-Pol', '${anna}', now(), now());
    UPDATE customers.customer SET parent_id = '${PARENT}', version = version + 1 WHERE id = '${CUSTOMER}';
    INSERT INTO customers.address (id, customer_id, kind, city, country) VALUES
      (gen_random_uuid(), '${CUSTOMER}', 'SITE', 'Gdynia', 'PL'), (gen_random_uuid(), '${CUSTOMER}', 'REGISTERED', 'Gdańsk', 'PL');
    INSERT INTO customers.contact (id, customer_id, name, roles, created_at, updated_at, deleted_at) VALUES
      (gen_random_uuid(), '${CUSTOMER}', 'Żaneta', '{DECIDES}', now(), now(), NULL), (gen_random_uuid(), '${CUSTOMER}', 'Adam', '{}', now(), now(), NULL),
      (gen_random_uuid(), '${CUSTOMER}', 'Gone', '{}', now(), now(), now());
    INSERT INTO sales.process (id, key, name) VALUES ('01930000-0000-7000-8000-00000000c003', 'p', '{}');
    INSERT INTO sales.process_version (id, process_id, number) VALUES ('01930000-0000-7000-8000-00000000c004', '01930000-0000-7000-8000-00000000c003', 1);
    INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability)
      SELECT gen_random_uuid(), '01930000-0000-7000-8000-00000000c004', n, m, '{}', m, 0.5 FROM unnest(ARRAY['OPEN', 'WON', 'LOST']) WITH ORDINALITY AS v (m, n);
    INSERT INTO sales.pick_list_value (id, list, name, position) VALUES ('01930000-0000-7000-8000-00000000c009', 'LOST_REASON', '{"en": "price"}', 1);
    WITH kept AS (INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, holds, recorded_at, superseded_at) VALUES
      (gen_random_uuid(), 'MANUAL', 'EUR', '2025-01-01', 4.0, true, now(), NULL), (gen_random_uuid(), 'MANUAL', 'EUR', '2025-06-01', 9.9, true, now(), now()),
      (gen_random_uuid(), 'MANUAL', 'EUR', '2026-06-01', 4.2, true, now(), NULL) RETURNING *)
    INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
      SELECT currency, rate_date, 'IN_FORCE', 'SAME_DAY', id, rate_date, source, rate, 1, rate FROM kept WHERE superseded_at IS NULL;`);
  await aSale('WON', '1000.00', 'PLN', '2025-03-01');
  await aSale('WON', '100.333', 'EUR', '2025-07-01');
  await aSale('WON', '100.00', 'EUR', '2026-07-01');
  await aSale('LOST', '50.00', 'CHF', '2026-02-01');
  await aSale('LOST', null, 'USD', '2026-02-02');
  await aSale('OPEN', '10.00', 'EUR', null);
  await aSale('WON', '5000.00', 'PLN', '2026-01-01', bob);
  pool = new Pool({ connectionString: db.appUrl, max: 2 });
  cards = new CustomerCardQuery(new Database(pool), new FixedClock(new Date('2026-11-23T09:00:00Z')));
});
afterAll(async () => {
  await pool?.end();
  await client?.end();
  await db.drop();
});

const reader = (overrides: Partial<Omit<Actor, 'permissions'>> = {}): Actor =>
  anActor({ userId: anna, permissions: ['customer.read', 'opportunity.read', 'customer.write'], ...overrides });

describe('a customer’s card', () => {
  it('adds up all sales in the base currency at the rate of their day, and names the rates and those it lacks', async () => {
    const card = await cards.find(reader(), CUSTOMER);
    expect(card).toMatchObject({
      customer: { name: 'Mlecz-Pol', city: 'Gdańsk', parent: { name: 'Group' }, canEdit: true },
      addresses: [{ kind: 'REGISTERED' }, { kind: 'SITE' }],
      contacts: [{ name: 'Adam' }, { name: 'Żaneta', roles: ['DECIDES'], customerId: CUSTOMER }],
      won: { count: 4, inBase: { amount: '6821.33', currency: 'PLN' }, missingRates: [] },
      open: { count: 1, inBase: { amount: '42.00' } },
      lost: { count: 2, inBase: { amount: '0.00' }, missingRates: ['CHF'] },
      years: [
        { year: 2025, won: { count: 2, inBase: { amount: '1401.33' } }, lost: { count: 0 } },
        { year: 2026, won: { count: 2, inBase: { amount: '5420.00' } }, lost: { count: 2, missingRates: ['CHF'] } },
      ],
      rates: [
        { currency: 'EUR', rate: '4', validFrom: '2025-01-01' },
        { currency: 'EUR', rate: '4.2', validFrom: '2026-06-01' },
      ],
    });
  });

  it('counts only sales within the reader’s reach, and hides a parent that is not', async () => {
    const card = await cards.find(reader({ teamIds: [north], scopes: scopesOf('TEAM') }), CUSTOMER);
    expect(card?.won).toMatchObject({ count: 3, inBase: { amount: '1821.33' } });
    expect(card?.customer.parent).toBeNull();
    const without = await cards.find(anActor({ permissions: ['customer.read'] }), CUSTOMER);
    expect(without).toMatchObject({ won: { count: 0 }, open: { count: 0 }, lost: { count: 0 }, years: [], rates: [] });
  });

  it('is not there for those who may not read the customer, nor are its contacts', async () => {
    const stranger = anActor({ scopes: scopesOf('OWN') });
    expect(await cards.find(stranger, CUSTOMER)).toBeNull();
    const contacts = new ContactQuery(new Database(pool));
    expect(await contacts.list(stranger, CUSTOMER)).toEqual([]);
    expect((await contacts.list(reader(), CUSTOMER)).map(({ name }) => name)).toEqual(['Adam', 'Żaneta']);
  });

  it('finds the customer’s sales by their index', async () => {
    await client.query(`
      INSERT INTO customers.customer (id, kind, name, created_at, updated_at) SELECT gen_random_uuid(), 'COMPANY', 'C' || n, now(), now() FROM generate_series(1, 5000) n;
      INSERT INTO sales.opportunity (id, number, title, customer_id, process_version_id, stage_id, meaning, stage_entered_at, currency, opened_on, created_at, updated_at)
      SELECT gen_random_uuid(), gen_random_uuid(), 'x', c.id, s.process_version_id, s.id, 'OPEN', now(), 'PLN', '2026-01-01', now(), now()
      FROM customers.customer c, sales.stage s, generate_series(1, 4) WHERE s.meaning = 'OPEN';
      ANALYZE;`);
    const plan = await planOf(client, Object.values(examples())[0] as never);
    expect(plan.filter((step) => /Seq Scan (opportunity|customer)$/.test(step))).toEqual([]);
  });
});
