import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor, scopesOf } from '@kontor/identity/testing';
import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { ExitCriterionKind, ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { MoveCheckQuery } from '../queries/move-check.query.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { ProcessDraftQuery } from '../queries/process-draft.query.js';
import { StageApprovalQuery } from '../queries/stage-approval.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { CreateProcess } from './create-process.js';
import { DecideStageApproval } from './decide-stage-approval.js';
import { MoveOpportunity } from './move-opportunity.js';
import { PublishProcess } from './publish-process.js';
import type { CriterionInput } from './read-process-draft.js';
import { RequestStageApproval } from './request-stage-approval.js';
import { SaveProcessDraft } from './save-process-draft.js';

/** As another context would bring it: a fact of its own about a sale, here that it has a next step of three letters. */
class NextStepShort extends ExitCriterionKind {
  override readonly key = 'test.next-step-short';
  override readonly name = { pl: 'Krótki krok', en: 'Short step' };
  override readonly label = { pl: 'Następny krok jest krótki', en: 'The next step is short' };
  override readonly hint = { pl: 'Skróć go.', en: 'Shorten it.' };
  override isMet = (id: Statement): Statement =>
    sql`EXISTS (SELECT FROM sales.opportunity x WHERE x.id = ${id} AND length(x.next_step) = 3)`;
}

let sales: SalesApplication;
let team: string;
let roleId: string;
let anna: Actor;
let boss: Actor;
let stages: Record<string, string>;
let processId: string;

async function aRole(key: string, reach: string): Promise<string> {
  const id = randomUUID();
  const scopes = { opportunity: { read: reach, write: reach } };
  await sales.rows(
    `INSERT INTO identity.role (id, key, name, permissions, scopes) VALUES ($1, $2, jsonb_build_object('pl', $2::text, 'en', $2::text), '{}', $3)`,
    [id, key, JSON.stringify(scopes)],
  );
  return id;
}
async function aPerson(name: string, of: { role?: string; teamId: string }): Promise<Actor> {
  const userId = await aUser(sales.db, { name, teamId: of.teamId });
  if (of.role) await sales.rows('INSERT INTO identity.user_role VALUES ($1, $2)', [userId, of.role]);
  return anActor({ userId, name, teamIds: [of.teamId], homeTeamId: of.teamId, scopes: scopesOf('TEAM') });
}

/** A process whose first stage asks for `criteria` on the way out. */
async function aProcess(
  name: string,
  criteria: readonly CriterionInput[],
): Promise<{ id: string; stages: Record<string, string> }> {
  const words = { pl: name, en: name };
  const { id } = await sales.get(CreateProcess).execute(anna, { name: words, modelKey: 'new-business' });
  const draft = await sales.get(ProcessDraftQuery).draft(id);
  const asked = draft.stages.map((stage, index) => ({ ...stage, exitCriteria: index === 0 ? criteria : [] }));
  const saved = await sales
    .get(SaveProcessDraft)
    .execute(anna, { processId: id, expectedVersion: 1, name: words, stages: asked });
  const { versionId } = await sales
    .get(PublishProcess)
    .execute(anna, { processId: id, expectedVersion: saved.version });
  const rows = await sales.rows<{ key: string; id: string }>(
    'SELECT key, id FROM sales.stage WHERE process_version_id = $1',
    [versionId],
  );
  return { id, stages: Object.fromEntries(rows.map((row) => [row.key, row.id])) };
}

beforeAll(async () => {
  sales = await salesApplication();
  team = await aTeam(sales.db);
  roleId = await aRole('board', 'TEAM');
  anna = await aPerson('Anna Kowal', { teamId: team });
  boss = await aPerson('Ewa Lis', { role: roleId, teamId: team });
  await aPerson('Far Away', { role: roleId, teamId: await aTeam(sales.db) });
  ({ id: processId, stages } = await aProcess('Approved', [{ kind: 'APPROVAL', roleId }]));
});
afterAll(() => sales.close());

const aSale = (of = processId) => sales.get(CreateOpportunity).execute(anna, { title: 'Line', processId: of });
const move = (sale: Pick<OpportunityView, 'id' | 'version'>, to: string, input: object = {}, among = stages) =>
  sales
    .get(MoveOpportunity)
    .execute(anna, { id: sale.id, expectedVersion: sale.version, stageId: among[to] as string, ...input });
const check = (sale: { id: string }, to: string, among = stages) =>
  sales.get(MoveCheckQuery).of(anna, { id: sale.id, stageId: among[to] as string });
const ask = (sale: { id: string }, actor = anna, stage = 'qualified') =>
  sales
    .get(RequestStageApproval)
    .execute(actor, { opportunityId: sale.id, stageId: stages[stage] as string, roleId, note: 'Big one' });
const decide = (id: string, approved: boolean, note: string | null = null, actor = boss) =>
  sales.get(DecideStageApproval).execute(actor, { id, approved, note });
const waitingFor = async (actor: Actor) => (await sales.get(StageApprovalQuery).waiting(actor)).map(({ id }) => id);

describe('a stage that asks for an approval', () => {
  it('is left once somebody of the role has given it, and not again by the same one', async () => {
    const sale = await aSale();
    expect(await refusalOf(move(sale, 'need-agreed'))).toMatchObject({ code: 'GATE_UNMET' });
    expect((await check(sale, 'need-agreed')).approvals).toEqual([
      expect.objectContaining({ roleId, people: [{ id: boss.userId, name: 'Ewa Lis' }], request: null }),
    ]);
    const { id } = await ask(sale);
    expect(await waitingFor(boss)).toContain(id);
    expect(await waitingFor(anna)).not.toContain(id);
    expect((await check(sale, 'need-agreed')).approvals[0]?.request).toMatchObject({
      id,
      state: 'PENDING',
      note: 'Big one',
    });
    await decide(id, true, 'Go');
    expect(await waitingFor(boss)).not.toContain(id);
    expect((await check(sale, 'need-agreed')).unmet).toEqual([]);
    const moved = await move(sale, 'need-agreed');
    const back = await move(moved, 'qualified', { reason: 'Not yet' });
    expect(await refusalOf(move(back, 'need-agreed'))).toMatchObject({ code: 'GATE_UNMET' });
    expect((await check(back, 'need-agreed')).approvals[0]?.request).toBeNull();
    const entries = await sales.rows<{ action: string; reason: string | null }>(
      `SELECT action, reason FROM platform.register_entry WHERE stream_kind = 'sale' AND stream_id = $1 AND action LIKE 'approval.%' ORDER BY id`,
      [sale.id],
    );
    expect(entries).toEqual([
      { action: 'approval.request', reason: 'Big one' },
      { action: 'approval.give', reason: 'Go' },
    ]);
  });

  it('stays shut when it is refused, which needs a note, and may be asked for anew', async () => {
    const sale = await aSale();
    const { id } = await ask(sale);
    expect(await refusalOf(ask(sale))).toMatchObject({ code: 'APPROVAL_ASKED_ALREADY' });
    expect(await refusalOf(decide(id, false))).toMatchObject({ code: 'REASON_NEEDED' });
    await decide(id, false, 'Too early');
    expect(await refusalOf(decide(id, true))).toMatchObject({ code: 'APPROVAL_DECIDED' });
    expect((await check(sale, 'need-agreed')).approvals[0]?.request).toMatchObject({
      state: 'REFUSED',
      decisionNote: 'Too early',
    });
    expect(await refusalOf(move(sale, 'need-agreed'))).toMatchObject({ code: 'GATE_UNMET' });
    await decide((await ask(sale)).id, true);
    await move(sale, 'need-agreed');
  });

  it('is approved by others of the role only, and within their reach', async () => {
    const sale = await aSale();
    const { id } = await ask(sale, boss);
    expect(await refusalOf(decide(id, true))).toMatchObject({ code: 'APPROVAL_OF_OWN' });
    expect(await refusalOf(decide(id, true, null, anna))).toMatchObject({ code: 'APPROVAL_ROLE_NEEDED' });
    const elsewhere = await aPerson('Else Where', { role: roleId, teamId: await aTeam(sales.db) });
    expect(await refusalOf(decide(id, true, null, elsewhere))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await waitingFor(elsewhere)).toEqual([]);
    const second = await aPerson('Adam Wilk', { role: roleId, teamId: team });
    await decide(id, true, null, second);
  });

  it('is one of the sale’s own that asks for this role', async () => {
    const sale = await aSale();
    expect(await refusalOf(ask(sale, anna, 'need-agreed'))).toMatchObject({ code: 'APPROVAL_NOT_ASKED_FOR' });
    const other = await aProcess('Other', [{ kind: 'APPROVAL', roleId }]);
    const request = { opportunityId: sale.id, stageId: other.stages['qualified'] as string, roleId };
    expect(await refusalOf(sales.get(RequestStageApproval).execute(anna, request))).toMatchObject({
      code: 'STAGE_UNKNOWN',
    });
  });
});

describe('a stage that asks for what another context knows', () => {
  it('is left when that context says so, and shut when the context is gone', async () => {
    const kind = new NextStepShort(sales.get(ExitCriterionKinds));
    expect((await sales.get(ProcessDraftQuery).criterionOptions()).extensions).toEqual([
      { key: kind.key, name: kind.name, label: kind.label },
    ]);
    const { id, stages: own } = await aProcess('Extended', [{ kind: 'EXTENSION', extension: kind.key }]);
    const sale = await aSale(id);
    expect((await check(sale, 'need-agreed', own)).unmet).toEqual([
      expect.objectContaining({
        hint: kind.hint,
        criterion: expect.objectContaining({ key: kind.key, label: kind.label }),
      }),
    ]);
    expect(await refusalOf(move(sale, 'need-agreed', {}, own))).toMatchObject({ code: 'GATE_UNMET' });
    const ready = await sales
      .get(ChangeOpportunity)
      .execute(anna, { id: sale.id, expectedVersion: 1, nextStep: 'Abc' });
    expect((await check(sale, 'need-agreed', own)).unmet).toEqual([]);
    const without = await salesGate([]);
    expect(without).toEqual([kind.key]);
    await move(ready, 'need-agreed', {}, own);

    async function salesGate(kinds: readonly ExitCriterionKind[]): Promise<string[]> {
      const registry = new ExitCriterionKinds();
      for (const each of kinds) registry.register(each);
      const query = new MoveCheckQuery(sales.get(Database), registry, sales.get(StageApprovalQuery));
      const { unmet } = await query.of(anna, { id: sale.id, stageId: own['need-agreed'] as string });
      return unmet.map(({ criterion }) => criterion.key);
    }
  });
});

describe('a stage that asks for a classification', () => {
  it('is left by a sale that has a value of the dimension', async () => {
    const [dimension] = await sales.rows<{ id: string; value: string }>(
      'SELECT d.id, (SELECT v.id FROM sales.dimension_value v WHERE v.dimension_id = d.id LIMIT 1) AS value FROM sales.dimension d LIMIT 1',
    );
    if (!dimension) throw new Error('there is a dimension');
    const { id, stages: own } = await aProcess('Classified', [{ kind: 'CLASSIFICATION', dimensionId: dimension.id }]);
    const sale = await aSale(id);
    expect(await refusalOf(move(sale, 'need-agreed', {}, own))).toMatchObject({ code: 'GATE_UNMET' });
    const classifications = [{ dimensionId: dimension.id, valueId: dimension.value }];
    const classified = await sales
      .get(ChangeOpportunity)
      .execute(anna, { id: sale.id, expectedVersion: 1, classifications });
    await move(classified, 'need-agreed', {}, own);
  });
});
