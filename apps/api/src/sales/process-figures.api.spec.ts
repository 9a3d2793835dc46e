import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let chief: Caller;
let seller: Caller;
let stranger: Caller;
let processId: string;

const scopes = (read: 'ALL' | 'OWN') => {
  const scope = { read, write: 'OWN' } as const;
  return { customer: scope, opportunity: scope, activity: scope };
};
const SELLS = ['opportunity.read', 'opportunity.write'];

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'chief', permissions: [...SELLS, 'process.manage'], scopes: scopes('ALL') });
  await aRole(api.db, { key: 'seller', permissions: SELLS, scopes: scopes('OWN') });
  await aRole(api.db, { key: 'stranger', permissions: [], scopes: scopes('ALL') });
  const teamId = await aTeam(api.db);
  chief = await api.asUser(await aUser(api.db, { name: 'Ewa Lis', roles: ['chief'], teamId }));
  seller = await api.asUser(await aUser(api.db, { name: 'Anna Kowal', roles: ['seller'], teamId }));
  stranger = await api.asUser(await aUser(api.db, { name: 'Adam Wilk', roles: ['stranger'], teamId }));
  const { createProcess: draft } = await ask<{ createProcess: { processId: string; version: number } }>(
    chief,
    'mutation C { createProcess(input: { name: { pl: "Projekt", en: "Project" }, modelKey: "new-business" }) { processId version } }',
  );
  await ask(chief, 'mutation P($id: ID!, $v: Int!) { publishProcess(processId: $id, expectedVersion: $v) { id } }', {
    id: draft.processId,
    v: draft.version,
  });
  processId = draft.processId;
  for (const caller of [chief, chief, seller]) {
    await ask(caller, 'mutation C { createOpportunity(input: { title: "Line" }) { id } }');
  }
}, 60_000);
afterAll(() => api?.stop());

async function ask<T>(caller: Caller, document: string, variables: object = {}): Promise<T> {
  const { data, errors } = await caller.graphql<T>(document, variables as Record<string, unknown>);
  expect(errors).toEqual([]);
  return data;
}

// The organisation's year, which begins before that of the machine.
const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Europe/Warsaw', year: 'numeric' }).format(new Date()));
const input = () => ({ processId, cohort: 'OPENED', from: `${year - 1}-01-01`, to: `${year}-12-31` });
const STATISTICS = `query S($input: ProcessStatisticsInput!) { processStatistics(input: $input) {
  from to outcomes { sales open filter { processIds openedFrom openedTo } winRate { trials rate low high } cycle { median } }
  steps { stage { key } reached waiting reachedFilter { reachedStageId } conversion { trials } days { count } } }
  processBreakdown(input: $input, by: PERSON) { name sales } }`;

describe('the figures of a process over GraphQL', () => {
  it('are those within the reach of whoever asks, and carry the filter of their sales', async () => {
    const all = await ask<{ processStatistics: { outcomes: object; steps: object[] }; processBreakdown: object[] }>(
      chief,
      STATISTICS,
      { input: input() },
    );
    expect(all.processStatistics.outcomes).toMatchObject({
      sales: 3,
      open: 3,
      filter: { processIds: [processId], openedFrom: `${year - 1}-01-01`, openedTo: `${year}-12-31` },
      winRate: { trials: 0, rate: null, low: null, high: null },
      cycle: { median: null },
    });
    expect(all.processStatistics.steps[0]).toMatchObject({ reached: 3, waiting: 3, conversion: { trials: 0 } });
    expect(all.processBreakdown).toEqual([
      { name: 'Ewa Lis', sales: 2 },
      { name: 'Anna Kowal', sales: 1 },
    ]);
    const own = await ask<{ processStatistics: { outcomes: { sales: number } } }>(seller, STATISTICS, {
      input: input(),
    });
    expect(own.processStatistics.outcomes.sales).toBe(1);
  });

  it('name what is wrong, whose it is, and the list of it', async () => {
    const document = `{ processHealth { open unwell counts { criterion count filter { health meanings } } people { whose { name } open } } }`;
    const { processHealth: health } = await ask<{ processHealth: { counts: { criterion: string; filter: object }[] } }>(
      chief,
      document,
    );
    expect(health).toMatchObject({ open: 3, unwell: 3 });
    const idle = health.counts.find(({ criterion }) => criterion === 'NO_NEXT_ACTIVITY');
    expect(idle).toMatchObject({ count: 3, filter: { health: 'NO_NEXT_ACTIVITY', meanings: ['OPEN'] } });
    const listed = await ask<{ opportunities: { totalCount: { value: number } } }>(
      chief,
      'query L($filter: OpportunityFilter) { opportunities(filter: $filter) { totalCount { value } } }',
      { filter: idle?.filter },
    );
    expect(listed.opportunities.totalCount.value).toBe(3);
    expect(await ask(seller, document)).toMatchObject({ processHealth: { open: 1 } });
  });

  it('lets those who manage processes set the thresholds, and nobody else', async () => {
    const { healthThresholds: before } = await ask<{ healthThresholds: { processId: string; version: number }[] }>(
      seller,
      '{ healthThresholds { processId version thresholds { pushesFrom } } }',
    );
    const version = before.find((one) => one.processId === processId)?.version;
    const change = 'mutation T($input: ChangeHealthThresholdsInput!) { changeHealthThresholds(input: $input) }';
    const wanted = { processId, expectedVersion: version, thresholds: { noActivityAfterDays: 7 } };
    const refused = await seller.graphql(change, { input: wanted });
    expect(refused.errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    expect(await ask(chief, change, { input: wanted })).toEqual({ changeHealthThresholds: processId });
    expect(await ask(chief, '{ processHealth { unwell } }')).toEqual({ processHealth: { unwell: 0 } });
    const stale = await chief.graphql(change, { input: wanted });
    expect(stale.errors[0]).toMatchObject({ extensions: { code: 'CONFLICT' } });
  });

  it('are for those who may read sales', async () => {
    for (const document of ['{ processHealth { open } }', '{ healthThresholds { processId } }']) {
      expect((await stranger.graphql(document)).errors[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
    expect((await stranger.graphql(STATISTICS, { input: input() })).errors[0]).toMatchObject({
      extensions: { code: 'FORBIDDEN' },
    });
  });
});
