import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { OpportunityRecordQuery } from '../queries/opportunity-record.query.js';
import { SalesMigrationQuery } from '../queries/sales-migration.query.js';
import { ProcessDraftQuery } from '../queries/process-draft.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { BeginProcessDraft } from './begin-process-draft.js';
import { CancelSalesMigration } from './cancel-sales-migration.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateProcess } from './create-process.js';
import { MigrateSales } from './migrate-sales.js';
import { PublishProcess } from './publish-process.js';
import type { StageInput } from './read-process-draft.js';
import { SaveProcessDraft } from './save-process-draft.js';
import { StartSalesMigration } from './start-sales-migration.js';
import { UndoSalesMigration } from './undo-sales-migration.js';

let sales: SalesApplication;
let actor: Actor;
let team: string;

beforeAll(async () => {
  sales = await salesApplication();
  team = await aTeam(sales.db);
  const userId = await aUser(sales.db, { name: 'Ewa Lis', teamId: team });
  const role = randomUUID();
  await sales.rows(
    `INSERT INTO identity.role (id, key, name, permissions, scopes) VALUES ($1, 'chief', '{"pl":"Szef","en":"Chief"}', '{process.manage,opportunity.read,opportunity.write}',
      '{"opportunity":{"read":"ALL","write":"ALL"},"customer":{"read":"ALL","write":"ALL"},"activity":{"read":"ALL","write":"ALL"}}')`,
    [role],
  );
  await sales.rows('INSERT INTO identity.user_role VALUES ($1, $2)', [userId, role]);
  await sales.rows(`INSERT INTO identity.organisation (id, name, set_up_at) VALUES (gen_random_uuid(), 'Test', now())`);
  actor = anActor({ userId, name: 'Ewa Lis', homeTeamId: team });
});
afterAll(() => sales.close());

interface Process {
  readonly id: string;
  readonly old: Record<string, string>;
  readonly now: Record<string, string>;
}
let made = 0;
let process: Process;

const stagesOfVersion = async (versionId: string) =>
  Object.fromEntries(
    (
      await sales.rows<{ key: string; id: string }>('SELECT key, id FROM sales.stage WHERE process_version_id = $1', [
        versionId,
      ])
    ).map(({ key, id }) => [key, id]),
  );

/** Two versions: the second has a stage more, asks for a call before `need-agreed`, and has lost `negotiation`. */
async function twoVersions(): Promise<Process> {
  made += 1;
  const name = { pl: `Proces ${made}`, en: `Process ${made}` };
  const { id } = await sales.get(CreateProcess).execute(actor, { name, modelKey: 'new-business' });
  const first = await sales.get(PublishProcess).execute(actor, { processId: id, expectedVersion: 1 });
  await sales.get(BeginProcessDraft).execute(actor, { processId: id });
  const { stages } = await sales.get(ProcessDraftQuery).draft(id);
  const next = stages
    .filter(({ key }) => key !== 'negotiation')
    .map(
      (stage): StageInput => ({
        ...stage,
        exitCriteria: stage.key === 'qualified' ? [{ kind: 'ACTIVITY_DONE', activityKind: 'CALL' }] : [],
      }),
    );
  await sales.get(SaveProcessDraft).execute(actor, { processId: id, expectedVersion: 1, name, stages: next });
  const second = await sales.get(PublishProcess).execute(actor, { processId: id, expectedVersion: 2 });
  return { id, old: await stagesOfVersion(first.versionId), now: await stagesOfVersion(second.versionId) };
}

/** Sales on the first version, each 100 zł, as the owner of the database puts them. */
const fill = (of: Process, stage: string, count: number) =>
  sales.rows<{ id: string }>(
    `INSERT INTO sales.opportunity (id, number, title, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount, currency, opened_on, created_at, updated_at)
     SELECT gen_random_uuid(), gen_random_uuid()::text, 'Line ' || n, $3, s.process_version_id, s.id, 'OPEN', '2026-01-05T10:00:00Z', 100, 'PLN', '2026-01-05', '2026-01-05', '2026-01-05'
     FROM sales.stage s, generate_series(1, $2::int) n WHERE s.id = $1 RETURNING id`,
    [of.old[stage], count, team],
  );

beforeEach(async () => {
  process = await twoVersions();
});

const preview = (mapping: Record<string, string> | null = null, by = actor) =>
  sales.get(SalesMigrationQuery).preview(by, { processId: process.id, mapping });
const byKey = () => ({
  [process.old['qualified'] as string]: process.now['qualified'] as string,
  [process.old['need-agreed'] as string]: process.now['need-agreed'] as string,
});
const start = async (mapping = byKey(), leavesUnmet = false) =>
  (await sales.get(StartSalesMigration).execute(actor, { processId: process.id, mapping, leavesUnmet })).id;
const run = (id: string, isStopping = () => false) => sales.get(MigrateSales).execute(id, isStopping);
const view = (id: string) => sales.get(SalesMigrationQuery).get(id);
const placed = async () =>
  Object.fromEntries(
    (
      await sales.rows<{ place: string; n: number }>(
        `SELECT v.number || ' ' || s.key AS place, count(*)::int AS n FROM sales.opportunity o JOIN sales.stage s ON s.id = o.stage_id
         JOIN sales.process_version v ON v.id = o.process_version_id WHERE v.process_id = $1 AND s.process_version_id = v.id GROUP BY 1`,
        [process.id],
      )
    ).map(({ place, n }) => [place, n]),
  );
/** Every sale of the process carried exactly as often as its version says: one event, one entry, one word each. */
const traces = (of = process) =>
  sales.rows<{ sales: number; events: number; entries: number; words: number; versions: number }>(
    `WITH s AS (SELECT o.id, o.version FROM sales.opportunity o JOIN sales.process_version v ON v.id = o.process_version_id WHERE v.process_id = $1)
     SELECT count(*)::int AS sales, sum(version - 1)::int AS versions,
       (SELECT count(*)::int FROM sales.stage_event e WHERE e.opportunity_id IN (SELECT id FROM s) AND e.kind = 'MIGRATION') AS events,
       (SELECT count(*)::int FROM platform.register_entry r WHERE r.stream_kind = 'sale' AND r.stream_id IN (SELECT id FROM s) AND r.action LIKE 'opportunity.%migrat%') AS entries,
       (SELECT count(*)::int FROM platform.outbox b WHERE b.payload ->> 'opportunityId' IN (SELECT id::text FROM s)) AS words FROM s`,
    [of.id],
  );

describe('the preview', () => {
  it('maps by key, counts and sums by stage, and names those that would owe something', async () => {
    await fill(process, 'qualified', 2);
    const [called] = await fill(process, 'need-agreed', 3);
    await fill(process, 'negotiation', 1);
    await sales.rows(
      `INSERT INTO sales.activity (id, kind, subject, opportunity_id, owner_id, done_at, created_at, updated_at)
       VALUES (gen_random_uuid(), 'CALL', 'Call', $1, $2, now(), now(), now())`,
      [called?.id, actor.userId],
    );
    const { rows, unmetSales, toStages, toNumber } = await preview();
    expect(toNumber).toBe(2);
    expect(toStages.map(({ key }) => key)).toEqual(['qualified', 'need-agreed', 'offer-sent']);
    expect(rows).toEqual([
      expect.objectContaining({
        fromNumber: 1,
        toStageId: process.now['qualified'],
        sales: 2,
        unmet: 0,
        inBase: { amount: '200.00', currency: 'PLN' },
      }),
      expect.objectContaining({
        toStageId: process.now['need-agreed'],
        sales: 3,
        unmet: 2,
        inBase: { amount: '300.00', currency: 'PLN' },
      }),
      expect.objectContaining({ toStageId: null, sales: 1, unmet: 0, withoutRate: 0 }),
    ]);
    expect(unmetSales.length).toBe(2);
    expect(unmetSales[0]?.missing).toEqual([{ pl: 'Odbyła się rozmowa telefoniczna', en: 'A call was made' }]);
    // Another mapping, other debts: the first stage owes nothing.
    const moved = await preview({ [process.old['need-agreed'] as string]: process.now['qualified'] as string });
    expect(moved.rows.map(({ unmet }) => unmet)).toEqual([0, 0, 0]);
  });

  it('is for those who may change everybody’s sales', async () => {
    const leader = anActor({ userId: actor.userId, scopes: scopesOf('TEAM') });
    expect(await refusalOf(preview(null, leader))).toMatchObject({ code: 'MIGRATION_REACH_LACKING' });
  });
});

describe('a migration', () => {
  it('carries sales over with their history, and leaves the days in their stage alone', async () => {
    const [sale] = await fill(process, 'need-agreed', 1);
    await fill(process, 'negotiation', 1);
    const id = await start();
    expect(await run(id)).toBe('ENDED');
    expect(await view(id)).toMatchObject({ status: 'DONE', total: 1, moved: 1, requestedBy: 'Ewa Lis' });
    expect(await placed()).toEqual({ '2 need-agreed': 1, '1 negotiation': 1 });
    const record = await sales.get(OpportunityRecordQuery).find(actor, sale?.id ?? '');
    expect(record?.opportunity).toMatchObject({ version: 2, stageEnteredAt: new Date('2026-01-05T10:00:00Z') });
    const [entry] = await sales.rows(
      `SELECT action, actor_name, channel, changes FROM platform.register_entry WHERE stream_id = $1 ORDER BY id DESC LIMIT 1`,
      [sale?.id],
    );
    expect(entry).toMatchObject({
      action: 'opportunity.migrate',
      actor_name: 'Ewa Lis',
      channel: 'JOB',
      changes: [
        { field: 'processVersion' },
        { field: 'stage', from: process.old['need-agreed'], to: process.now['need-agreed'] },
      ],
    });
  });

  it('can leave those behind that would owe something', async () => {
    await fill(process, 'qualified', 2);
    await fill(process, 'need-agreed', 3);
    const id = await start(byKey(), true);
    await run(id);
    expect(await view(id)).toMatchObject({ status: 'DONE', total: 2, moved: 2 });
    expect(await placed()).toEqual({ '2 qualified': 2, '1 need-agreed': 3 });
  });

  it('goes on after a worker that stopped, died in the middle of a batch, or was doubled, and carries each sale once', async () => {
    await fill(process, 'qualified', 950);
    const id = await start();
    let batches = 0;
    expect(await run(id, () => ++batches === 2)).toBe('INTERRUPTED');
    expect(await view(id)).toMatchObject({ status: 'RUNNING', moved: 400 });
    // The third batch is cut off by the database's own hand, with its sales carried and not yet counted.
    await sales.rows(
      `CREATE FUNCTION sales.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`,
    );
    await sales.rows(
      'CREATE TRIGGER dying BEFORE INSERT ON sales.stage_event FOR EACH STATEMENT EXECUTE FUNCTION sales.die()',
    );
    await expect(run(id)).rejects.toBeDefined();
    await sales.rows('DROP TRIGGER dying ON sales.stage_event; DROP FUNCTION sales.die()');
    expect(await view(id)).toMatchObject({ status: 'RUNNING', moved: 400 });
    expect(await placed()).toEqual({ '1 qualified': 550, '2 qualified': 400 });
    await Promise.all([run(id), run(id)]);
    expect(await view(id)).toMatchObject({ status: 'DONE', moved: 950 });
    expect(await traces()).toEqual([{ sales: 950, versions: 950, events: 950, entries: 950, words: 950 }]);
  }, 60_000);

  it('is one at a time, of the right stages, and ends when it is cancelled', async () => {
    await fill(process, 'qualified', 250);
    const wrong = { [process.old['qualified'] as string]: process.now['won'] as string };
    expect(await refusalOf(start(wrong))).toMatchObject({ code: 'MIGRATION_MAPPING_INVALID' });
    expect(await refusalOf(start({}))).toMatchObject({ code: 'MIGRATION_EMPTY' });
    const nobody = { [process.old['offer-sent'] as string]: process.now['offer-sent'] as string };
    expect(await refusalOf(start(nobody))).toMatchObject({ code: 'MIGRATION_EMPTY' });
    const id = await start();
    expect(await refusalOf(start())).toMatchObject({ code: 'MIGRATION_BUSY' });
    await run(id, () => true);
    await sales.get(CancelSalesMigration).execute(actor, { id });
    await run(id);
    expect(await view(id)).toMatchObject({ status: 'CANCELLED', moved: 200 });
  });

  it('fails in words when whoever asked may not any more', async () => {
    await fill(process, 'qualified', 1);
    const id = await start();
    await sales.rows(
      `UPDATE identity.role SET permissions = '{opportunity.read}', version = version + 1 WHERE key = 'chief'`,
    );
    await run(id);
    await sales.rows(
      `UPDATE identity.role SET permissions = '{process.manage,opportunity.read}', version = version + 1 WHERE key = 'chief'`,
    );
    expect(await view(id)).toMatchObject({ status: 'FAILED', moved: 0, failure: expect.stringContaining('may not') });
  });
});

describe('taking a migration back', () => {
  it('carries back whom nobody has touched, keeps the others, and can be cut off too', async () => {
    const rows = await fill(process, 'qualified', 450);
    const id = await start();
    await run(id);
    const touched = rows[7]?.id ?? '';
    await sales.get(ChangeOpportunity).execute(actor, { id: touched, expectedVersion: 2, nextStep: 'Call' });
    await sales.get(UndoSalesMigration).execute(actor, { id });
    expect(await refusalOf(sales.get(UndoSalesMigration).execute(actor, { id }))).toMatchObject({
      code: 'MIGRATION_UNDO_IMPOSSIBLE',
    });
    expect(await run(id, () => true)).toBe('INTERRUPTED');
    await run(id);
    expect(await view(id)).toMatchObject({ status: 'UNDONE', moved: 450, undone: 449, kept: 1, undoableUntil: null });
    expect(await placed()).toEqual({ '1 qualified': 449, '2 qualified': 1 });
    const [kept] = await sales.rows('SELECT version FROM sales.opportunity WHERE id = $1', [touched]);
    expect(kept).toEqual({ version: 3 });
    expect((await traces())[0]).toMatchObject({ events: 899, entries: 899 });
  });

  it('is possible within a day', async () => {
    await fill(process, 'qualified', 1);
    const id = await start();
    await run(id);
    sales.clock.advance({ hours: 24, ms: 1 });
    expect(await refusalOf(sales.get(UndoSalesMigration).execute(actor, { id }))).toMatchObject({
      code: 'MIGRATION_UNDO_IMPOSSIBLE',
    });
  });
});
