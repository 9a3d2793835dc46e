import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let chief: Caller;
let seller: Caller;
let boss: Caller;
let roleId: string;

const all = { read: 'ALL', write: 'ALL' } as const;
const scopes = { customer: all, opportunity: all, activity: all };
const SELLS = ['opportunity.read', 'opportunity.write'];

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'chief', permissions: [...SELLS, 'process.manage'], scopes });
  await aRole(api.db, { key: 'seller', permissions: SELLS, scopes });
  roleId = await aRole(api.db, { key: 'boss', permissions: ['opportunity.read'], scopes });
  const teamId = await aTeam(api.db);
  chief = await api.asUser(await aUser(api.db, { name: 'Ewa Lis', roles: ['chief'], teamId }));
  seller = await api.asUser(await aUser(api.db, { name: 'Anna Kowal', roles: ['seller'], teamId }));
  boss = await api.asUser(await aUser(api.db, { name: 'Adam Wilk', roles: ['boss'], teamId }));
}, 60_000);
afterAll(() => api?.stop());

const DRAFT = `processId version currentNumber name { pl en } problems { path code } changes { kind stageKey to { en } }
  stages { key name { pl en } meaning probability expectedDays guidance { pl en }
    exitCriteria { key kind label { pl en } field activityKind contactRole roleId dimensionId extension } }`;

interface Draft {
  readonly processId: string;
  readonly version: number;
  readonly problems: readonly { readonly path: string; readonly code: string }[];
  readonly changes: readonly { readonly kind: string }[];
  readonly stages: readonly { readonly key: string; readonly exitCriteria: readonly object[] }[];
}

async function ask<T>(caller: Caller, document: string, variables: object = {}): Promise<T> {
  const { data, errors } = await caller.graphql<T>(document, variables as Record<string, unknown>);
  expect(errors).toEqual([]);
  return data;
}

const publish = (draft: Draft) =>
  ask<{ publishProcess: { id: string; number: number } }>(
    chief,
    'mutation P($id: ID!, $v: Int!) { publishProcess(processId: $id, expectedVersion: $v) { id versionId number } }',
    { id: draft.processId, v: draft.version },
  );
const save = (draft: Draft, stages: readonly object[]) =>
  ask<{ saveProcessDraft: Draft }>(
    chief,
    `mutation S($input: ProcessDraftInput!) { saveProcessDraft(input: $input) { ${DRAFT} } }`,
    {
      input: {
        processId: draft.processId,
        expectedVersion: draft.version,
        name: { pl: 'Projekt', en: 'Project' },
        stages,
      },
    },
  );
/** What a client sends back of what it was sent. */
const asInput = (stage: Draft['stages'][number]) => ({
  ...stage,
  exitCriteria: stage.exitCriteria.map((criterion) => ({ ...criterion, key: undefined })),
});

describe('the editor of processes over GraphQL', () => {
  let draft: Draft;

  it('writes a process that asks for an approval, which somebody of the role gives', async () => {
    ({ createProcess: draft } = await ask<{ createProcess: Draft }>(
      chief,
      `mutation C { createProcess(input: { name: { pl: "Projekt", en: "Project" }, modelKey: "new-business" }) { ${DRAFT} } }`,
    ));
    const options = await ask<{ criterionOptions: { roles: { id: string; name: { en: string } }[] } }>(
      chief,
      'query O { criterionOptions { roles { id name { en } } extensions { key } } }',
    );
    expect(options.criterionOptions.roles.map(({ id }) => id)).toContain(roleId);
    const [first, ...rest] = draft.stages.map(asInput);
    const saved = await save(draft, [{ ...first, exitCriteria: [{ kind: 'APPROVAL', roleId }] }, ...rest]);
    expect(saved.saveProcessDraft).toMatchObject({ version: 2, problems: [], currentNumber: null });
    const published = await publish(saved.saveProcessDraft);
    expect(published.publishProcess.number).toBe(1);

    const { createOpportunity: sale } = await ask<{ createOpportunity: { id: string; version: number } }>(
      seller,
      'mutation N($p: ID!) { createOpportunity(input: { title: "Line", processId: $p }) { id version } }',
      { p: draft.processId },
    );
    const { processes } = await ask<{
      processes: { id: string; currentVersion: { stages: { id: string; key: string }[] } }[];
    }>(seller, 'query P { processes { id currentVersion { stages { id key } } } }');
    const stages = processes.find(({ id }) => id === draft.processId)?.currentVersion.stages ?? [];
    const stage = (key: string) => stages.find((one) => one.key === key)?.id as string;
    const check = () =>
      ask<{
        moveCheck: { approvals: { people: { name: string }[]; request: { id: string; state: string } | null }[] };
      }>(
        seller,
        `query M($id: ID!, $s: ID!) { moveCheck(id: $id, stageId: $s) { unmet { criterion { kind roleId } hint { en } }
          approvals { stageId roleId role { en } people { id name } request { id state decisionNote } } } }`,
        { id: sale.id, s: stage('need-agreed') },
      );
    expect((await check()).moveCheck.approvals).toMatchObject([{ people: [{ name: 'Adam Wilk' }], request: null }]);
    await ask(seller, 'mutation R($input: StageApprovalInput!) { requestStageApproval(input: $input) }', {
      input: { opportunityId: sale.id, stageId: stage('qualified'), roleId, note: 'Big' },
    });
    const { approvalsWaiting } = await ask<{ approvalsWaiting: { id: string }[] }>(
      boss,
      'query W { approvalsWaiting { id note opportunity { id number title } customer { name } amount { amount } owner { name } stage { en } role { en } requestedBy { name } requestedAt } }',
    );
    expect(approvalsWaiting).toMatchObject([
      { note: 'Big', opportunity: { id: sale.id }, stage: { en: 'Qualified' }, requestedBy: { name: 'Anna Kowal' } },
    ]);
    const decide = 'mutation D($input: StageDecisionInput!) { decideStageApproval(input: $input) }';
    const id = approvalsWaiting[0]?.id;
    expect((await seller.graphql(decide, { input: { id, approved: true } })).code).toBe('APPROVAL_ROLE_NEEDED');
    await ask(boss, decide, { input: { id, approved: true } });
    expect((await check()).moveCheck.approvals).toEqual([]);
  });

  it('carries open sales over to the next version', async () => {
    const { beginProcessDraft: next } = await ask<{ beginProcessDraft: Draft }>(
      chief,
      `mutation B($id: ID!) { beginProcessDraft(processId: $id) { ${DRAFT} } }`,
      { id: draft.processId },
    );
    const open = { name: { pl: 'Pokaz', en: 'Demo' }, meaning: 'OPEN', probability: '0.05', exitCriteria: [] };
    const { saveProcessDraft: saved } = await save(next, [open, ...next.stages.map(asInput)]);
    expect(saved.changes).toMatchObject([{ kind: 'STAGE_ADDED' }]);
    await publish(saved);
    const { salesMigrationPreview: preview } = await ask<{
      salesMigrationPreview: { rows: { from: { id: string }; toStageId: string; sales: number }[] };
    }>(
      chief,
      `query P($id: ID!) { salesMigrationPreview(processId: $id) { toNumber toStages { id key name { pl } }
        rows { fromNumber from { id key name { pl } } toStageId sales inBase { amount currency } withoutRate unmet } unmetSales { id number title missing { en } } } }`,
      { id: draft.processId },
    );
    expect(preview.rows).toMatchObject([{ sales: 1 }]);
    const mapping = preview.rows.map(({ from, toStageId }) => ({ fromStageId: from.id, toStageId }));
    const MIGRATION =
      'id status total moved undone kept requestedBy requestedAt finishedAt undoableUntil failure toNumber';
    const { startSalesMigration: started } = await ask<{ startSalesMigration: { id: string } }>(
      chief,
      `mutation S($input: SalesMigrationInput!) { startSalesMigration(input: $input) { ${MIGRATION} } }`,
      { input: { processId: draft.processId, mapping, leavesUnmet: false } },
    );
    expect(started).toMatchObject({ status: 'RUNNING', total: 1, moved: 0, toNumber: 2 });
    const cancel = `mutation C($id: ID!) { cancelSalesMigration(id: $id) { status } }`;
    expect(await ask(chief, cancel, { id: started.id })).toEqual({ cancelSalesMigration: { status: 'CANCELLING' } });
    expect(
      (await chief.graphql(`mutation U($id: ID!) { undoSalesMigration(id: $id) { status } }`, { id: started.id })).code,
    ).toBe('MIGRATION_UNDO_IMPOSSIBLE');
    expect(
      await ask(chief, `query L($id: ID!) { salesMigrations(processId: $id) { id } }`, { id: draft.processId }),
    ).toEqual({
      salesMigrations: [{ id: started.id }],
    });
  });

  it('keeps dimensions', async () => {
    const document = 'mutation D($input: DimensionInput!) { saveDimension(input: $input) }';
    const { saveDimension: id } = await ask<{ saveDimension: string }>(chief, document, {
      input: {
        name: { pl: 'Kanał', en: 'Channel' },
        active: true,
        values: [{ name: { pl: 'Sklep', en: 'Shop' }, active: true, parentValueIds: [] }],
      },
    });
    const { dimensions } = await ask<{ dimensions: { id: string }[] }>(
      seller,
      'query D { dimensions { id key active dependsOnId version values { id name { en } active parentValueIds } } }',
    );
    expect(dimensions.find((dimension) => dimension.id === id)).toMatchObject({
      key: 'channel',
      version: 1,
      dependsOnId: null,
    });
    const order = 'mutation O($ids: [ID!]!) { orderDimensions(ids: $ids) }';
    expect(await ask<{ orderDimensions: string[] }>(chief, order, { ids: [id] })).toMatchObject({
      orderDimensions: [id],
    });
    expect((await chief.graphql(order, { ids: ['x'] })).code).toBe('DIMENSION_UNKNOWN');
  });
});
