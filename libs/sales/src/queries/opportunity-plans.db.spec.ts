import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, scopesOf } from '@kontor/identity/testing';
import { localDate } from '@kontor/kernel';
import { type Actor, encodeCursor, type Statement } from '@kontor/platform';
import { filled, fillSales } from '../testing/fill-sales.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { boardCards } from './board.query.js';
import { opportunityById } from './opportunity-by-id.js';
import type { OpportunityFilter } from './opportunity-filter.js';
import { opportunityPage } from './opportunity-page.js';
import { LATEST_FIRST, type OpportunitySort } from './opportunity-sort.js';

let sales: SalesApplication;
beforeAll(async () => {
  sales = await salesApplication();
  await sales.rows(fillSales({ sales: 200_000, customers: 10_000 }));
}, 180_000);
afterAll(() => sales.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const moment = { now: new Date('2026-11-23T09:00:00Z'), today: localDate('2026-11-23') };
const LARGE = ['opportunity', 'activity', 'customer', 'stage_event', 'register_entry'];

const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

async function planOf(statement: Statement): Promise<Plan[]> {
  const [row] = await sales.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
    statement.values,
  );
  return row ? flat(row['QUERY PLAN'][0].Plan) : [];
}

/** Large tables are reached by an index, and few of their rows are looked at for the fifty that are shown. */
function expectIndexed(plan: readonly Plan[], mostRows: number): void {
  const scans = plan.filter((node) => node['Relation Name'] && LARGE.includes(node['Relation Name']));
  expect(scans.filter((node) => node['Node Type'].includes('Seq Scan'))).toEqual([]);
  for (const node of scans) {
    const looked = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
    expect([node['Index Name'] ?? node['Relation Name'], looked <= mostRows]).toEqual([
      node['Index Name'] ?? node['Relation Name'],
      true,
    ]);
  }
}

const ACTORS: Readonly<Record<string, Actor>> = {
  everybody: anActor({ userId: filled.user(3), scopes: scopesOf('ALL') }),
  'a leader of two large teams': anActor({
    userId: filled.user(1),
    scopes: scopesOf('TEAM'),
    teamIds: [filled.team(2), filled.team(3)],
  }),
  'a small team': anActor({ userId: filled.user(199), scopes: scopesOf('TEAM'), teamIds: [filled.team(1)] }),
  'a team without sales of its own': anActor({ userId: filled.user(199), scopes: scopesOf('TEAM'), teamIds: [] }),
  'one person': anActor({ userId: filled.user(50), scopes: scopesOf('OWN') }),
};

const DEEP = encodeCursor(['UPDATED_AT DESC', '2024-09-23 09:00:00+00', filled.user(1)]);
const LISTS: Readonly<Record<string, { filter?: OpportunityFilter; sort?: OpportunitySort; after?: string }>> = {
  'the first page': {},
  'a page far down': { after: DEEP },
  'the open ones': { filter: { meanings: ['OPEN'] } },
  mine: { filter: { mine: true } },
};

describe('plans on 200 000 sales', () => {
  it.each(Object.keys(ACTORS).flatMap((who) => Object.keys(LISTS).map((what) => [who, what] as const)))(
    'for %s read %s by an index',
    async (who, what) => {
      const actor = ACTORS[who] as Actor;
      const statement = opportunityPage(actor, moment, { first: 50, sort: LATEST_FIRST, ...LISTS[what] });
      expectIndexed(await planOf(statement), 2_500);
    },
  );

  it.each<[string, OpportunityFilter]>([
    ['a common word', { text: 'wrapper' }],
    ['a rare word', { text: 'wrapper 4242' }],
    ['one customer', { customerIds: [filled.customer(7)] }],
    ['one person', { ownerIds: [filled.user(9)] }],
  ])('find %s without reading everything', async (_, filter) => {
    const statement = opportunityPage(ACTORS['everybody'] as Actor, moment, { first: 50, sort: LATEST_FIRST, filter });
    expectIndexed(await planOf(statement), 20_000);
  });

  it('follow the index of close dates', async () => {
    const sort = { field: 'EXPECTED_CLOSE_DATE', direction: 'ASC' } as const;
    const plan = await planOf(opportunityPage(ACTORS['everybody'] as Actor, moment, { first: 50, sort }));
    expectIndexed(plan, 2_500);
    expect(plan.map((node) => node['Index Name'])).toContain('opportunity_close_date');
  });

  it('find one sale by its key', async () => {
    const plan = await planOf(opportunityById(ACTORS['everybody'] as Actor, moment, filled.sale(1)));
    expectIndexed(plan, 10);
  });

  it('read the cards of a board stage by stage', async () => {
    const [process] = await sales.rows<{ id: string }>(`SELECT id FROM sales.process WHERE key = 'new-business'`);
    const statement = boardCards(ACTORS['everybody'] as Actor, moment, {
      processId: process?.id as string,
      cardsPerColumn: 30,
    });
    // Customers of some hundred cards may as well be read in one go, so they are left out here.
    expectIndexed(
      (await planOf(statement)).filter((node) => node['Relation Name'] !== 'customer'),
      2_500,
    );
  });
});

describe('a page far down', () => {
  it('looks at as few rows as the first', async () => {
    const looked = async (after?: string) => {
      const input = { first: 50, sort: LATEST_FIRST, ...(after ? { after } : {}) };
      const plan = await planOf(opportunityPage(ACTORS['everybody'] as Actor, moment, input));
      return plan
        .filter((node) => node['Relation Name'] === 'opportunity')
        .reduce(
          (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
          0,
        );
    };
    expect(await looked(DEEP)).toBe(await looked());
  });
});
