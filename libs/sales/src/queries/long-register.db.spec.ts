import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { SaleAsOfQuery } from './sale-as-of.query.js';
import { SaleHistoryQuery } from './sale-history.query.js';
import { type RegisterFilter, registerPage, SaleRegisterQuery } from './sale-register.query.js';

const LONGEST_MS = 100;
const PERMISSIONS = ['opportunity.read', 'opportunity.write', 'activity.read', 'customer.read'];

let sales: SalesApplication;
let anna: Actor;
let bob: string;
let sale: string;

/** Ten thousand saves of one sale, four in five by Anna, a few of a note, over a year; and as many of other sales. */
const FILL = `
  INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes,
      reason, actor_id, actor_name, channel, occurred_at, recorded_at)
    SELECT gen_random_uuid(), 'sale', s.id, 'opportunity', s.id, n + 1, CASE WHEN n % 50 = 0 THEN 'opportunity.move' ELSE 'opportunity.change' END,
      jsonb_build_array(jsonb_build_object('field', CASE WHEN n % 1000 = 0 THEN 'lostNote' ELSE 'nextStep' END, 'from', 'Step ' || n - 1, 'to', 'Step ' || n),
        jsonb_build_object('field', 'description', 'from', repeat('What was agreed. ', 20), 'to', repeat('What was agreed. ', 20))),
      NULL, CASE WHEN n % 5 = 0 THEN ':bob'::uuid ELSE ':anna'::uuid END, CASE WHEN n % 5 = 0 THEN 'Bob' ELSE 'Anna' END, 'WEB', at, at
    FROM (SELECT ':sale'::uuid AS id UNION ALL SELECT gen_random_uuid() FROM generate_series(1, 4)) s,
      (SELECT n, timestamptz '2026-11-23T09:00:00Z' + n * interval '50 minutes' AS at FROM generate_series(1, 10000) n) n;
  SET session_replication_role = replica;
  UPDATE sales.opportunity SET version = 10001 WHERE id = ':sale';
  SET session_replication_role = DEFAULT;
  ANALYZE platform.register_entry`;

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const annaId = await aUser(sales.db, { name: 'Anna', teamId: team });
  bob = await aUser(sales.db, { name: 'Bob', teamId: team });
  anna = anActor({
    userId: annaId,
    name: 'Anna',
    teamIds: [team],
    scopes: scopesOf('TEAM'),
    permissions: PERMISSIONS,
    homeTeamId: team,
  });
  sale = (await sales.get(CreateOpportunity).execute(anna, { title: 'Line 2' })).id;
  await sales.rows(FILL.replaceAll(':sale', sale).replaceAll(':bob', bob).replaceAll(':anna', annaId));
}, 120_000);
afterAll(() => sales?.close());

const FILTERS: Readonly<Record<string, () => RegisterFilter>> = {
  everything: () => ({}),
  'one kind of entry': () => ({ actions: ['opportunity.move'] }),
  'a kind that there is none of': () => ({ actions: ['opportunity.delete'] }),
  'one person': () => ({ actorIds: [bob] }),
  'a field that seldom changed': () => ({ fields: ['lostNote'] }),
  'a field that never changed': () => ({ fields: ['splits'] }),
  'a period long ago': () => ({ from: new Date('2026-11-24T00:00:00Z'), to: new Date('2026-11-25T00:00:00Z') }),
  'all of it at once': () => ({
    actions: ['opportunity.move'],
    actorIds: [bob],
    fields: ['lostNote'],
    subjectKinds: ['opportunity'],
    from: new Date('2026-11-24T00:00:00Z'),
  }),
};

async function fastest(work: () => Promise<unknown>): Promise<number> {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run += 1) {
    const begun = performance.now();
    await work();
    best = Math.min(best, performance.now() - begun);
  }
  return best;
}

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}
const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

describe('the register of a sale with ten thousand entries', () => {
  it.each(Object.keys(FILTERS))(`reads a page of %s within ${LONGEST_MS} ms, by its own index`, async (name) => {
    const filter = FILTERS[name]?.() as RegisterFilter;
    const query = sales.get(SaleRegisterQuery);
    expect(await fastest(() => query.page(anna, 'sale', sale, { first: 50, filter }))).toBeLessThan(LONGEST_MS);
    const { text, values } = registerPage(anna, 'sale', sale, { first: 50, filter });
    const [row] = await sales.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    const plan = flat(row?.['QUERY PLAN'][0].Plan as Plan);
    const scans = plan.filter((node) => node['Relation Name'] === 'register_entry');
    expect(scans.map((node) => node['Node Type'])).toEqual([expect.stringMatching(/^(Index|Bitmap Heap) Scan$/)]);
    expect(plan.map((node) => node['Index Name'])).toContain('register_entry_stream');
    // Of the other sales' entries it looks at none.
    expect(
      scans.reduce((sum, node) => sum + node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0), 0),
    ).toBeLessThanOrEqual(10_001);
  });

  it('keeps its filter and its order from page to page', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<SaleRegisterQuery['page']>> = await sales
        .get(SaleRegisterQuery)
        .page(anna, 'sale', sale, { first: 3, after, filter: { fields: ['lostNote'], actorIds: [bob] } });
      for (const { row } of page.rows) expect(row.changes.map(({ field }) => field)).toContain('lostNote');
      seen.push(...page.rows.map(({ row }) => row.id));
      after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
    } while (after !== null);
    expect(seen).toHaveLength(10);
    expect(seen).toEqual([...new Set(seen)].sort().reverse());
  });

  it('tells its moments, few enough for an axis, and what it can be asked for', async () => {
    const query = sales.get(SaleHistoryQuery);
    const history = await query.of(anna, sale);
    expect(history.moments.length).toBeLessThanOrEqual(400);
    expect(history.moments.reduce((sum, { saves }) => sum + saves, 0)).toBe(history.entries);
    expect(history.entries).toBe(10_001);
    expect(history.people.map(({ name }) => name)).toEqual(['Anna', 'Bob']);
    expect(history.actions).toEqual(['opportunity.change', 'opportunity.create', 'opportunity.move']);
    expect(history.fields).toEqual(expect.arrayContaining(['lostNote', 'nextStep', 'title']));
    expect(await fastest(() => query.of(anna, sale))).toBeLessThan(400);
  });

  it('goes back to its beginning within half a second', async () => {
    const begun = new Date('2026-11-23T09:00:00Z');
    expect(await fastest(() => sales.get(SaleAsOfQuery).find(anna, sale, begun))).toBeLessThan(500);
  });
});
