import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { ProcessQuery } from '../queries/process.query.js';
import { ProcessDraftQuery, type ProcessDraftView } from '../queries/process-draft.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { ArchiveProcess } from './archive-process.js';
import { BeginProcessDraft } from './begin-process-draft.js';
import { CreateOpportunity } from './create-opportunity.js';
import { CreateProcess } from './create-process.js';
import { DiscardProcessDraft } from './discard-process-draft.js';
import { PublishProcess } from './publish-process.js';
import type { StageInput } from './read-process-draft.js';
import { SaveProcessDraft } from './save-process-draft.js';

let sales: SalesApplication;
let actor: Actor;

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  actor = anActor({ userId: await aUser(sales.db, { teamId: team }), homeTeamId: team });
});
afterAll(() => sales.close());

const draftOf = (id: string) => sales.get(ProcessDraftQuery).draft(id);
const save = (
  id: string,
  expectedVersion: number,
  stages: readonly StageInput[],
  name = { pl: 'Przetarg', en: 'Tendering' },
) => sales.get(SaveProcessDraft).execute(actor, { processId: id, expectedVersion, name, stages });
const publish = async (id: string) =>
  sales.get(PublishProcess).execute(actor, { processId: id, expectedVersion: (await draftOf(id)).version });
const inputs = ({ stages }: ProcessDraftView): StageInput[] => stages.map((stage) => ({ ...stage }));
let made = 0;
const aProcess = async (input: object = {}) => {
  made += 1;
  return (
    await sales.get(CreateProcess).execute(actor, { name: { pl: `Proces ${made}`, en: `Process ${made}` }, ...input })
  ).id;
};
const register = (id: string) =>
  sales.rows<{ action: string; fields: string[] }>(
    `SELECT action, ARRAY(SELECT c ->> 'field' FROM jsonb_array_elements(changes) c) AS fields FROM platform.register_entry
     WHERE stream_kind = 'process' AND stream_id = $1 ORDER BY id`,
    [id],
  );

describe('a new process', () => {
  it('begins blank, from a model or as a copy, and nobody sells by it before it is published', async () => {
    const blank = await aProcess();
    expect((await draftOf(blank)).stages.map(({ meaning }) => meaning)).toEqual(['OPEN', 'WON', 'LOST']);
    const model = await aProcess({ modelKey: 'new-business' });
    const copy = await aProcess({ processId: model });
    expect((await draftOf(copy)).stages).toEqual((await draftOf(model)).stages);
    expect((await sales.get(ProcessQuery).all()).map(({ id }) => id)).not.toContain(blank);
    expect(
      await refusalOf(sales.get(CreateOpportunity).execute(actor, { title: 'x', processId: blank })),
    ).toMatchObject({
      code: 'PROCESS_UNKNOWN',
    });
    const { number, versionId } = await publish(blank);
    expect(number).toBe(1);
    const sale = await sales.get(CreateOpportunity).execute(actor, { title: 'x', processId: blank });
    expect(sale.process).toMatchObject({ versionId, versionNumber: 1 });
    expect((await register(blank)).map(({ action }) => action)).toEqual(['process.create', 'process.publish']);
  });

  it('needs a name of its own', async () => {
    const taken = sales.get(CreateProcess).execute(actor, { name: { pl: 'nowa  sprzedaz', en: 'NEW BUSINESS' } });
    expect(await refusalOf(taken)).toMatchObject({ code: 'PROCESS_NAME_TAKEN' });
  });

  it('is gone with its discarded draft', async () => {
    const id = await aProcess();
    await sales.get(DiscardProcessDraft).execute(actor, { processId: id, expectedVersion: 1 });
    expect(await sales.rows('SELECT id FROM sales.process WHERE id = $1', [id])).toEqual([]);
    expect((await register(id)).map(({ action }) => action)).toEqual(['process.create', 'process.discard-draft']);
  });
});

describe('the draft of the next version', () => {
  it('is one, is saved as a whole, and says what it changes', async () => {
    const id = await aProcess({ modelKey: 'new-business' });
    await publish(id);
    await sales.get(BeginProcessDraft).execute(actor, { processId: id });
    expect(await refusalOf(sales.get(BeginProcessDraft).execute(actor, { processId: id }))).toMatchObject({
      code: 'PROCESS_DRAFT_EXISTS',
    });
    const begun = await draftOf(id);
    expect(begun).toMatchObject({ version: 1, changes: [], problems: [], currentNumber: 1 });
    expect(await refusalOf(publish(id))).toMatchObject({ code: 'PROCESS_UNCHANGED' });
    const [first, second, ...rest] = inputs(begun);
    if (!first || !second) throw new Error('the model has stages');
    const demo = {
      name: { pl: 'Pokaz', en: 'Demo' },
      meaning: 'OPEN',
      probability: '0.2',
      expectedDays: 7,
      exitCriteria: [],
    } as const;
    const stages = [
      { ...first, exitCriteria: [{ kind: 'ACTIVITY_DONE', activityKind: 'CALL' }] } as const,
      demo,
      second,
      ...rest,
    ];
    expect(await save(id, 1, stages, begun.name)).toEqual({ id, version: 2 });
    const changed = await draftOf(id);
    expect(changed.stages[1]?.key).toBe('demo');
    expect(changed.changes.map(({ kind, stageKey }) => [kind, stageKey])).toEqual([
      ['CRITERION_ADDED', 'qualified'],
      ['CRITERION_REMOVED', 'qualified'],
      ['STAGE_ADDED', 'demo'],
    ]);
    expect(changed.stages[0]?.exitCriteria[0]?.label.en).toBe('A call was made');
    // The same again is no save, and a stale one is told what it has missed.
    expect(await save(id, 2, inputs(changed), begun.name)).toEqual({ id, version: 2 });
    expect(await refusalOf(save(id, 1, inputs(begun)))).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: 2, changed: { order: changed.stages.map(({ key }) => key) } },
    });
    expect(await publish(id)).toMatchObject({ number: 2 });
    const entries = await register(id);
    expect(entries.map(({ action }) => action)).toEqual([
      'process.create',
      'process.publish',
      'process.draft',
      'process.save-draft',
      'process.publish',
    ]);
    expect(entries.at(-1)?.fields).toEqual(['versionNumber', 'order', 'stage.qualified', 'stage.demo']);
  });

  it('is kept half-written, and refused by name when it is to be published', async () => {
    const id = await aProcess();
    const [open] = inputs(await draftOf(id));
    if (!open) throw new Error('blank has a stage');
    await save(id, 1, [open, { ...open, key: null, name: { pl: '', en: '' }, probability: '0' }]);
    expect((await draftOf(id)).problems.map(({ code }) => code)).toEqual([
      'PROCESS_WON_MISSING',
      'PROCESS_LOST_MISSING',
      'PROCESS_STAGE_NAME_MISSING',
      'PROCESS_STAGE_NAME_MISSING',
      'PROCESS_PROBABILITY_FALLS',
    ]);
    expect(await refusalOf(publish(id))).toMatchObject({ code: 'PROCESS_WON_MISSING' });
  });

  it.each([
    ['a chance over 100 %', { probability: '1.01' }, 'PROBABILITY_INVALID', 'stages.0.probability'],
    ['half a day', { expectedDays: 0 }, 'EXPECTED_DAYS_INVALID', 'stages.0.expectedDays'],
    [
      'a field of no sale',
      { exitCriteria: [{ kind: 'FIELD', field: 'constructor' }] },
      'PROCESS_CRITERION_INVALID',
      'stages.0.exitCriteria.0',
    ],
    [
      'a role that is not there',
      { exitCriteria: [{ kind: 'APPROVAL', roleId: '01930000-0000-7000-8000-0000000000ff' }] },
      'PROCESS_CRITERION_INVALID',
      'stages.0.exitCriteria.0',
    ],
    [
      'a kind that nobody brings',
      { exitCriteria: [{ kind: 'EXTENSION', extension: 'x.y' }] },
      'PROCESS_CRITERION_INVALID',
      'stages.0.exitCriteria.0',
    ],
    ['a name too long', { name: { pl: 'x'.repeat(81), en: 'x' } }, 'TEXT_TOO_LONG', 'stages.0.name.pl'],
  ])('refuses %s on its field', async (_, stage, code, path) => {
    const id = await aProcess();
    const [open] = inputs(await draftOf(id));
    const refused = await refusalOf(save(id, 1, [{ ...open, ...stage } as StageInput]));
    expect(refused).toMatchObject({ code, details: { fields: [{ path, code }] } });
  });
});

describe('a published version', () => {
  it.each([
    ['a stage changed', `UPDATE sales.stage SET probability = 0.9`],
    ['a stage removed', `DELETE FROM sales.stage`],
    [
      'a stage added',
      `INSERT INTO sales.stage SELECT gen_random_uuid(), process_version_id, 99, 'x', name, meaning, probability FROM sales.stage LIMIT 1`,
    ],
    ['another date', `UPDATE sales.process_version SET published_at = now() WHERE published_at IS NOT NULL`],
    ['itself removed', `DELETE FROM sales.process_version WHERE published_at IS NOT NULL`],
  ])('cannot have %s, even by the owner of the database', async (_, statement) => {
    await expect(sales.rows(statement)).rejects.toMatchObject({ code: 'KV004' });
  });
});

describe('an archived process', () => {
  it('takes no new sales, and can be brought back', async () => {
    const id = await aProcess();
    await publish(id);
    const { version } = (await sales.get(ProcessDraftQuery).settings()).find((process) => process.id === id) ?? {
      version: 0,
    };
    const archive = (expectedVersion: number, archived: boolean) =>
      sales.get(ArchiveProcess).execute(actor, { processId: id, expectedVersion, archived });
    await archive(version, true);
    const begin = () => sales.get(CreateOpportunity).execute(actor, { title: 'x', processId: id });
    expect(await refusalOf(begin())).toMatchObject({ code: 'PROCESS_UNKNOWN' });
    expect(await refusalOf(archive(version, false))).toMatchObject({ code: 'CONFLICT' });
    await archive(version + 1, false);
    expect(await begin()).toMatchObject({ process: { id } });
  });

  it('is never the last, also when two are archived at once', async () => {
    const lone = await salesApplication();
    try {
      const all = await lone.get(ProcessDraftQuery).settings();
      const outcomes = await Promise.allSettled(
        all.map(({ id, version }) =>
          lone.get(ArchiveProcess).execute(actor, { processId: id, expectedVersion: version, archived: true }),
        ),
      );
      expect(outcomes.filter(({ status }) => status === 'fulfilled').length).toBe(all.length - 1);
      const refused = outcomes.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
      expect(refused.reason).toMatchObject({ code: 'PROCESS_LAST' });
    } finally {
      await lone.close();
    }
  });
});
