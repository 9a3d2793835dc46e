import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, Database, type Page } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client, Pool } from 'pg';
import { planOf } from '../testing/plan-of.js';
import { customerCount, type CustomerFilter, CustomerListQuery, customerPage } from './customer-list.query.js';
import type { CustomerView } from './customer-view.js';

const MANY = 50_000;

let db: TestDatabase;
let owner: Client;
let pool: Pool;
let list: CustomerListQuery;
let everyone: Actor;
let ofTeam: Actor;
let own: Actor;
const ids = { segment: '', below: '' };

beforeAll(async () => {
  db = await testDatabase();
  const [north, south] = [await aTeam(db, { name: 'North' }), await aTeam(db, { name: 'South' })];
  const [anna, bob] = [await aUser(db, { name: 'Anna' }), await aUser(db, { name: 'Bob' })];
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ a: string; b: string }>(`SELECT gen_random_uuid() AS a, gen_random_uuid() AS b`);
  Object.assign(ids, { segment: rows[0]?.a, below: rows[0]?.b });
  await owner.query(
    `INSERT INTO customers.segment (id, name, parent_id) VALUES ($1, 'food', NULL), ($2, 'dairy', $1)`,
    [ids.segment, ids.below],
  );
  // One in a hundred is Anna's, of North; the rest is spread over South.
  await owner.query(
    `INSERT INTO customers.customer (id, kind, name, tax_id, segment_id, priority_class, owner_id, team_id, created_at, updated_at)
     SELECT gen_random_uuid(), 'COMPANY',
       CASE WHEN n % 1000 = 7 THEN 'Żółw ' ELSE 'Firma ' END || md5(n::text) || CASE WHEN n % 3 = 0 THEN ' Sp. z o.o.' ELSE ' S.A.' END,
       'XX' || lpad(n::text, 8, '0'), CASE WHEN n % 50 = 0 THEN $5::uuid END, (ARRAY['A', 'B', 'C'])[1 + n % 3],
       CASE WHEN n % 100 = 0 THEN $1::uuid ELSE $2::uuid END, CASE WHEN n % 100 = 0 THEN $3::uuid ELSE $4::uuid END,
       now() - n * interval '1 second', now() - (n / 3) * interval '1 second'
     FROM generate_series(1, ${MANY}) n`,
    [anna, bob, north, south, ids.below],
  );
  await owner.query(
    `INSERT INTO customers.address (id, customer_id, kind, city, country) SELECT gen_random_uuid(), id, 'REGISTERED', 'Gdynia', 'PL' FROM customers.customer`,
  );
  await owner.query('ANALYZE');
  pool = new Pool({ connectionString: db.appUrl, max: 2 });
  list = new CustomerListQuery(new Database(pool));
  everyone = anActor({ permissions: ['customer.write'] });
  ofTeam = anActor({ teamIds: [north], scopes: scopesOf('TEAM') });
  own = anActor({ userId: anna, scopes: scopesOf('OWN') });
}, 120_000);
afterAll(async () => {
  await pool?.end();
  await owner?.end();
  await db.drop();
});

const LATEST = { field: 'UPDATED_AT', direction: 'DESC' } as const;
const BY_NAME = { field: 'NAME', direction: 'ASC' } as const;
const names = (page: Page<CustomerView>): string[] => page.rows.map(({ row }) => row.name);

describe('the list of 50 000 customers', () => {
  it.each([
    ['by name for all', () => customerPage(everyone, {}, BY_NAME, 50, null)],
    ['by name for a team', () => customerPage(ofTeam, {}, BY_NAME, 50, null)],
    ['by name of one’s own', () => customerPage(own, {}, BY_NAME, 50, null)],
    ['latest first', () => customerPage(everyone, {}, LATEST, 50, null)],
    ['a search', () => customerPage(everyone, { text: 'zolw ab' }, BY_NAME, 50, null)],
    ['a search for a tax id', () => customerPage(everyone, { text: '00012345' }, BY_NAME, 50, null)],
    ['the count of a search', () => customerCount(everyone, { text: 'zolw' })],
    ['the count for a team', () => customerCount(ofTeam, {})],
  ])('reads no table from end to end: %s', async (_, statement) => {
    const plan = await planOf(owner, statement());
    expect(plan.filter((step) => step === 'Seq Scan customer' || step === 'Seq Scan address')).toEqual([]);
    expect(plan.some((step) => step.includes('customer_'))).toBe(true);
  });

  it('answers a page in a few milliseconds, the last like the first', async () => {
    const took = async (after: string | null): Promise<number> => {
      const begun = performance.now();
      await list.page(everyone, { first: 50, after });
      return performance.now() - begun;
    };
    const { rows } = await owner.query<{ cursor: string }>(
      `SELECT platform.folded(name) AS cursor FROM customers.customer ORDER BY 1 OFFSET ${MANY - 60} LIMIT 1`,
    );
    const end = Buffer.from(JSON.stringify([rows[0]?.cursor, '00000000-0000-0000-0000-000000000000'])).toString(
      'base64url',
    );
    await took(null);
    await took(end);
    const [first, last] = [Math.min(await took(null), await took(null)), Math.min(await took(end), await took(end))];
    expect(first).toBeLessThan(100);
    expect(last).toBeLessThan(100);
  });

  it('goes through all of a reader’s customers once, in order, whatever the page', async () => {
    for (const sort of [BY_NAME, LATEST, { field: 'NAME', direction: 'DESC' } as const]) {
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Page<CustomerView> = await list.page(own, { sort, first: 97, after });
        seen.push(...page.rows.map(({ row }) => row.id));
        expect(page.hasPreviousPage).toBe(after !== null);
        after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
      } while (after !== null);
      expect(new Set(seen).size).toBe(MANY / 100);
      expect(seen).toHaveLength(MANY / 100);
    }
  });

  it('counts to ten thousand', async () => {
    expect(await list.count(everyone, null)).toEqual({ value: 10_000, capped: true });
    expect(await list.count(own, null)).toEqual({ value: MANY / 100, capped: false });
  });
});

describe('filters', () => {
  const all = (filter: CustomerFilter, actor = everyone) => list.page(actor, { filter, first: 100 });

  it('find names without case and marks, and take % for itself', async () => {
    expect(await list.count(everyone, { text: ' ŻOŁW ' })).toEqual({ value: MANY / 1000, capped: false });
    expect(names(await all({ text: 'zolw' })).every((name) => name.startsWith('Żółw'))).toBe(true);
    expect(names(await all({ text: '%' }))).toEqual([]);
    expect(names(await all({ text: '' }))).toHaveLength(100);
  });

  it('find a tax id by its digits, however they are written', async () => {
    const found = await all({ text: '000-12 345' });
    expect(found.rows.map(({ row }) => row.taxId)).toEqual(['XX00012345']);
  });

  it('take a segment with all below it, and all of several filters together', async () => {
    expect(await list.count(everyone, { segmentIds: [ids.segment] })).toEqual({ value: MANY / 50, capped: false });
    const both = await list.count(everyone, { segmentIds: [ids.below], priorityClasses: ['A'] });
    expect(both.value).toBeGreaterThan(0);
    expect(both.value).toBeLessThan(MANY / 50);
    expect(await list.count(everyone, { ownerIds: [own.userId as string], priorityClasses: [] })).toMatchObject({
      value: MANY / 100,
    });
  });

  it('stay within the reader’s reach', async () => {
    expect(await list.count(ofTeam, { text: 'zolw' })).toEqual({ value: 0, capped: false });
    expect(await list.count(anActor({ scopes: {} }), {})).toEqual({ value: 0, capped: false });
    const [first] = (await all({}, ofTeam)).rows;
    expect(first?.row).toMatchObject({
      owner: { name: 'Anna' },
      team: { name: 'North' },
      city: 'Gdynia',
      canEdit: false,
    });
  });
});

describe('an export', () => {
  it('streams the same customers in the same order', async () => {
    const streamed: string[] = [];
    for await (const rows of list.stream(own, {}, BY_NAME)) streamed.push(...rows.map(({ id }) => id));
    expect(streamed).toHaveLength(MANY / 100);
    const page = await list.page(own, { sort: BY_NAME, first: 100 });
    expect(streamed.slice(0, 100)).toEqual(page.rows.map(({ row }) => row.id));
  });
});
