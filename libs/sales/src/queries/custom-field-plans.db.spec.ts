import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, scopesOf } from '@kontor/identity/testing';
import { localDate } from '@kontor/kernel';
import type { CustomFilter, Statement } from '@kontor/platform';
import { createHash } from 'node:crypto';
import { FILL_CUSTOM_VALUES } from '../testing/fill-custom-values.js';
import { filled, fillSales } from '../testing/fill-sales.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { opportunityPage } from './opportunity-page.js';
import { LATEST_FIRST } from './opportunity-sort.js';

const SALES = 100_000;

let sales: SalesApplication;
beforeAll(async () => {
  sales = await salesApplication();
  await sales.rows(fillSales({ sales: SALES, customers: 5_000 }));
  await sales.rows(FILL_CUSTOM_VALUES);
}, 240_000);
afterAll(() => sales.close());

interface Plan {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly Plan[];
}

const choice = (n: number): string =>
  createHash('md5')
    .update(`choice ${n}`)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const moment = { now: new Date('2026-11-23T09:00:00Z'), today: localDate('2026-11-23') };
const flat = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(flat)];

async function planOf(statement: Statement): Promise<Plan[]> {
  const [row] = await sales.rows<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, FORMAT JSON) ${statement.text}`,
    statement.values,
  );
  return row ? flat(row['QUERY PLAN'][0].Plan) : [];
}

/** How many rows of sales and of values were looked at. */
const looked = (plan: readonly Plan[]): number =>
  plan
    .filter((node) => ['opportunity', 'opportunity_custom_value'].includes(node['Relation Name'] ?? ''))
    .reduce(
      (sum, node) => sum + (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'],
      0,
    );

const FILTERS: readonly (readonly [string, CustomFilter])[] = [
  ['a common choice', { field: 'choice', choiceIds: [choice(1)] }],
  ['a rare choice', { field: 'choice', choiceIds: [choice(3)] }],
  ['a choice that nothing has', { field: 'choice', choiceIds: [filled.user(1)] }],
  ['most numbers', { field: 'number', numberFrom: '100' }],
  ['a narrow range of numbers', { field: 'number', numberFrom: '120', numberTo: '121' }],
  ['one number alone', { field: 'number', numberFrom: '500000' }],
  ['a person', { field: 'person', personIds: [filled.user(9)] }],
  ['a month', { field: 'date', dateFrom: '2026-05-01', dateTo: '2026-05-31' }],
  ['a common word', { field: 'text', contains: 'tender' }],
  ['a rare word', { field: 'text', contains: 'tender 77770' }],
  ['a whole text', { field: 'text', equals: 'Tender 150' }],
  ['whatever is filled', { field: 'date', isSet: true }],
  ['whatever is not filled', { field: 'date', isSet: false }],
];

describe('a list of sales narrowed by a custom field', () => {
  it.each(FILTERS)('finds %s without reading everything', async (_, filter) => {
    for (const scope of ['ALL', 'OWN'] as const) {
      const actor = anActor({ userId: filled.user(9), scopes: scopesOf(scope) });
      const page = opportunityPage(actor, moment, {
        first: 50,
        sort: LATEST_FIRST,
        filter: { customFields: [filter] },
      });
      const plan = await planOf(page);
      expect(
        plan.filter(({ 'Relation Name': of, 'Node Type': type }) => of === 'opportunity' && type.includes('Seq')),
      ).toEqual([]);
      expect(looked(plan)).toBeLessThan(SALES / 10);
    }
  });
});
