import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import { type Actor } from '@kontor/platform';
import type { Type } from '@nestjs/common';
import { salesUseCases } from '../sales.module.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, anActivity, aSellingUser, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from './create-opportunity.js';
import { CreateProcess } from './create-process.js';
import { PublishProcess } from './publish-process.js';
import { StartBulkChange } from './start-bulk-change.js';
import { StartSalesMigration } from './start-sales-migration.js';

let sales: SalesApplication;
let actor: Actor;
let userId: string;

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  userId = await aUser(sales.db, { teamId: team });
  actor = anActor({ userId, homeTeamId: team, permissions: ['opportunity.read', 'activity.read'] });
});
afterAll(() => sales.close());

const aSale = async () =>
  (await sales.get(CreateOpportunity).execute(actor, { title: 'Line', customerId: await aCustomer(sales) })).id;
const anOpenActivity = async (change: object = {}) =>
  anActivity(sales, { opportunityId: await aSale(), ownerId: userId, dueAt: '2026-11-24T10:00:00Z', ...change });

let names = 0;
const aName = () => {
  names += 1;
  return { pl: `Proces ${names}`, en: `Process ${names}` };
};
const aDraft = async () => (await sales.get(CreateProcess).execute(actor, { name: aName() })).id;
async function aPublishedProcess(): Promise<string> {
  const processId = await aDraft();
  await sales.get(PublishProcess).execute(actor, { processId, expectedVersion: 1 });
  return processId;
}
/** The first stage of new sales asks for a role of the actor's from now on. */
async function aDemand(): Promise<{ stageId: string; roleId: string }> {
  const roleId = randomUUID();
  await sales.rows(`INSERT INTO identity.role (id, key, name, permissions, scopes) VALUES ($1, $2, '{}', '{}', '{}')`, [
    roleId,
    roleId,
  ]);
  await sales.rows('INSERT INTO identity.user_role VALUES ($1, $2)', [userId, roleId]);
  const stageId = (await stagesOf(sales))['qualified'] as string;
  const criterion = { key: 'approval', kind: 'APPROVAL', roleId, label: { pl: 'Zgoda', en: 'Approval' } };
  await sales.rows(
    `SET session_replication_role = replica; UPDATE sales.stage SET exit_criteria = '[${JSON.stringify(criterion)}]' WHERE id = '${stageId}'; RESET session_replication_role`,
  );
  return { stageId, roleId };
}
async function aRequest(): Promise<string> {
  const [id, opportunityId, { roleId }] = [randomUUID(), await aSale(), await aDemand()];
  await sales.rows(
    `INSERT INTO sales.stage_approval (id, opportunity_id, stage_key, role_id, requested_by, requested_at) VALUES ($1, $2, 'qualified', $3, $4, now())`,
    [id, opportunityId, roleId, await aUser(sales.db)],
  );
  return id;
}

/** A process with a second version of the same stages, and one open sale on its first. */
async function aMigrationOrder() {
  const processId = await aPublishedProcess();
  await sales.get(CreateOpportunity).execute(actor, { title: 'Line', processId });
  const versions = await sales.rows<{ stage: string }>(
    `WITH v AS (INSERT INTO sales.process_version (id, process_id, number) VALUES (gen_random_uuid(), $1, 2) RETURNING id)
     INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability)
     SELECT gen_random_uuid(), v.id, s.position, s.key, s.name, s.meaning, s.probability FROM v, sales.stage s
     JOIN sales.process_version w ON w.id = s.process_version_id WHERE w.process_id = $1 AND s.meaning = 'OPEN' RETURNING id AS stage`,
    [processId],
  );
  await sales.rows('UPDATE sales.process_version SET published_at = now() WHERE process_id = $1 AND number = 2', [
    processId,
  ]);
  const [first] = await sales.rows<{ id: string }>(
    `SELECT s.id FROM sales.stage s JOIN sales.process_version w ON w.id = s.process_version_id WHERE w.process_id = $1 AND w.number = 1 AND s.meaning = 'OPEN'`,
    [processId],
  );
  return { processId, mapping: { [first?.id as string]: versions[0]?.stage as string }, leavesUnmet: false };
}
async function aMigration(status: string): Promise<string> {
  const { id } = await sales.get(StartSalesMigration).execute(actor, await aMigrationOrder());
  await sales.rows(
    'UPDATE sales.sales_migration SET status = $2, moved = 1, finished_at = $3, version = version + 1 WHERE id = $1',
    [id, status, sales.clock.now()],
  );
  return id;
}

async function aBulkChange(status: string): Promise<string> {
  const { id } = await sales
    .get(StartBulkChange)
    .execute(actor, { sales: [{ id: await aSale(), expectedVersion: 1 }], closeDate: '2027-01-31' });
  await sales.rows('UPDATE sales.bulk_change SET status = $2, version = version + 1 WHERE id = $1', [id, status]);
  return id;
}

const aSeller = () => aSellingUser(sales);
async function aHandOver(): Promise<string> {
  const id = randomUUID();
  await sales.rows(`INSERT INTO sales.hand_over (id, opportunity_id, to_user_id, handed_at) VALUES ($1, $2, $3, $4)`, [
    id,
    await aSale(),
    userId,
    sales.clock.now(),
  ]);
  return id;
}

/** A call of each use case that writes. One without a line here fails, and so does one that leaves no entry. */
const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  CreateOpportunity: async () => ({ title: 'New line' }),
  ChangeOpportunity: async () => ({ id: await aSale(), expectedVersion: 1, nextStep: 'Call' }),
  MoveOpportunity: async () => ({
    id: await aSale(),
    expectedVersion: 1,
    stageId: (await stagesOf(sales))['need-agreed'],
  }),
  StartBulkChange: async () => ({ sales: [{ id: await aSale(), expectedVersion: 1 }], closeDate: '2027-01-31' }),
  CancelBulkChange: async () => ({ id: await aBulkChange('RUNNING') }),
  UndoBulkChange: async () => ({ id: await aBulkChange('DONE') }),
  HandOverOpportunity: async () => ({ id: await aSale(), expectedVersion: 1, toUserId: await aSeller() }),
  SeeHandOver: async () => ({ id: await aHandOver() }),
  FollowOpportunity: async () => ({ id: await aSale(), follow: true }),
  DeleteOpportunity: async () => ({ id: await aSale(), expectedVersion: 1 }),
  CreateActivity: async () => ({ kind: 'CALL', subject: 'Call', opportunityId: await aSale() }),
  ChangeActivity: async () => ({ id: await anOpenActivity(), expectedVersion: 1, subject: 'Visit' }),
  CompleteActivity: async () => ({ id: await anOpenActivity(), expectedVersion: 1 }),
  ReopenActivity: async () => ({ id: await anOpenActivity({ doneAt: '2026-11-20T10:00:00Z' }), expectedVersion: 1 }),
  DeleteActivity: async () => ({ id: await anOpenActivity(), expectedVersion: 1 }),
  CreateProcess: async () => ({ name: { pl: 'Kanał', en: 'Channel' } }),
  BeginProcessDraft: async () => ({ processId: await aPublishedProcess() }),
  SaveProcessDraft: async () => ({ processId: await aDraft(), expectedVersion: 1, name: aName(), stages: [] }),
  DiscardProcessDraft: async () => ({ processId: await aDraft(), expectedVersion: 1 }),
  PublishProcess: async () => ({ processId: await aDraft(), expectedVersion: 1 }),
  ArchiveProcess: async () => ({ processId: await aPublishedProcess(), expectedVersion: 2, archived: true }),
  ChangeHealthThresholds: async () => ({
    processId: await aPublishedProcess(),
    expectedVersion: 2,
    thresholds: { stalledAfterDays: 3 },
  }),
  StartSalesMigration: async () => aMigrationOrder(),
  CancelSalesMigration: async () => ({ id: await aMigration('RUNNING') }),
  UndoSalesMigration: async () => ({ id: await aMigration('DONE') }),
  SaveDimension: async () => ({ name: { pl: 'Kanał', en: 'Channel' }, active: true, values: [] }),
  OrderDimensions: async () => ({
    ids: (await sales.rows<{ id: string }>('SELECT id FROM sales.dimension ORDER BY position DESC')).map(
      ({ id }) => id,
    ),
  }),
  RequestStageApproval: async () => ({ opportunityId: await aSale(), ...(await aDemand()) }),
  DecideStageApproval: async () => ({ id: await aRequest(), approved: true }),
  AddPickListValue: async () => ({ list: 'SOURCE', name: { pl: 'Radio', en: 'Radio' } }),
};

const entries = async () =>
  Number((await sales.rows<{ n: string }>('SELECT count(*) AS n FROM platform.register_entry'))[0]?.n);
/** Everything that the context keeps, so that a use case which writes nothing is found out as well. */
const rowsOf = async (table: string) =>
  (await sales.rows<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`)).map(
    ({ row }) => row,
  );
const TABLES = [
  'sales.opportunity',
  'sales.activity',
  'sales.pick_list_value',
  'sales.stage_event',
  'sales.process',
  'sales.process_draft',
  'sales.stage_approval',
  'sales.sales_migration',
  'sales.bulk_change',
  'sales.hand_over',
  'sales.opportunity_follower',
  'sales.dimension',
];
const everything = async () => JSON.stringify(await Promise.all(TABLES.map(rowsOf)));

describe('the register', () => {
  it('has a call for every use case of the module', () => {
    expect(Object.keys(CALLS).sort()).toEqual(salesUseCases.map(({ name }) => name).sort());
  });

  it.each(salesUseCases.map((useCase) => [useCase.name, useCase] as const))(
    'gets an entry from %s',
    async (name, useCase) => {
      const input = await CALLS[name]?.();
      const [before, entriesBefore] = [await everything(), await entries()];
      await sales
        .get(useCase as Type<{ execute(actor: Actor, input: unknown): Promise<unknown> }>)
        .execute(actor, input);
      expect(await everything()).not.toBe(before);
      expect(await entries()).toBeGreaterThan(entriesBefore);
      const [last] = await sales.rows<{ actor_id: string; channel: string; action: string }>(
        'SELECT actor_id, channel, action FROM platform.register_entry ORDER BY id DESC LIMIT 1',
      );
      expect(last).toMatchObject({
        actor_id: userId,
        channel: 'WEB',
        action: expect.stringMatching(/^[a-z-]+\.[a-z-]+$/),
      });
    },
  );
});
