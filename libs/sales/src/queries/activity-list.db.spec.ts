import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { localDate } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import type { ActivityFilter } from './activity-filter.js';
import { activityPage } from './activity-list.query.js';

const MANY = 50_000;

let sales: SalesApplication;
let everyone: Actor;
let own: Actor;

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const [anna, bob] = [await aUser(sales.db), await aUser(sales.db)];
  await sales.rows(
    `INSERT INTO sales.activity (id, kind, subject, owner_id, team_id, due_at, done_at, created_at, updated_at)
     SELECT gen_random_uuid(), 'CALL', 'Call ' || md5(n::text), CASE WHEN n % 100 = 0 THEN $1::uuid ELSE $2::uuid END, $3,
       '2026-11-23T09:00:00Z'::timestamptz + (n - ${MANY / 2}) * interval '1 hour',
       CASE WHEN n % 4 <> 0 THEN '2026-11-23T09:00:00Z'::timestamptz - n * interval '1 minute' END, now(), now()
     FROM generate_series(1, ${MANY}) n`,
    [anna, bob, team],
  );
  await sales.rows('ANALYZE');
  everyone = anActor();
  own = anActor({ userId: anna, scopes: scopesOf('OWN') });
}, 120_000);
afterAll(() => sales?.close());

const moment = { now: new Date('2026-11-23T09:00:00Z'), today: localDate('2026-11-23') };

interface PlanNode {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Plans?: readonly PlanNode[];
}

async function stepsOf(actor: Actor, filter: ActivityFilter): Promise<string[]> {
  const { text, values } = activityPage(actor, moment, { filter, first: 50, after: null });
  const rows = await sales.rows<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`EXPLAIN (FORMAT JSON) ${text}`, values);
  const nodes = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodes)];
  return rows
    .flatMap((row) => nodes(row['QUERY PLAN'][0].Plan))
    .map((node) => `${node['Node Type']} ${node['Relation Name'] ?? ''}`.trim());
}

describe('the list of 50 000 activities', () => {
  const OPEN: ActivityFilter = { states: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'] };
  it.each([
    ['what one has to do', () => stepsOf(own, { ...OPEN, mine: true })],
    ['what all have to do', () => stepsOf(everyone, OPEN)],
    ['what is late', () => stepsOf(everyone, { states: ['LATE'] })],
    ['what was done', () => stepsOf(everyone, { states: ['DONE'] })],
    ['what one has done', () => stepsOf(own, { states: ['DONE'] })],
    ['all of it, the latest first', () => stepsOf(everyone, {})],
    ['a search', () => stepsOf(everyone, { text: 'abcd' })],
  ])('reads no table from end to end for %s', async (_, steps) => {
    expect(await steps()).not.toContain('Seq Scan activity');
  });
});
