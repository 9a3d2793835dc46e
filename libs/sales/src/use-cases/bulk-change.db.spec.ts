import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { BulkChangeQuery } from '../queries/bulk-change.query.js';
import { OpportunityListQuery } from '../queries/opportunity-list.query.js';
import { SaleAsOfQuery } from '../queries/sale-as-of.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, picked, stagesOf } from '../testing/sales-builders.js';
import { CancelBulkChange } from './cancel-bulk-change.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { MakeBulkChange } from './make-bulk-change.js';
import { StartBulkChange, type StartBulkChangeInput } from './start-bulk-change.js';
import { UndoBulkChange } from './undo-bulk-change.js';

let sales: SalesApplication;
let actor: Actor;
let team: string;
let colleague: string;
let stages: Record<string, string>;

beforeAll(async () => {
  sales = await salesApplication();
  team = await aTeam(sales.db);
  const userId = await aUser(sales.db, { name: 'Ewa Lis', teamId: team });
  colleague = await aUser(sales.db, { name: 'Olaf Bocian', teamId: team });
  const role = randomUUID();
  await sales.rows(
    `INSERT INTO identity.role (id, key, name, permissions, scopes) VALUES ($1, 'seller', '{"pl":"S","en":"S"}', '{opportunity.read,opportunity.write}',
      '{"opportunity":{"read":"ALL","write":"ALL"},"customer":{"read":"ALL","write":"ALL"},"activity":{"read":"ALL","write":"ALL"}}')`,
    [role],
  );
  await sales.rows('INSERT INTO identity.user_role VALUES ($1, $2)', [userId, role]);
  await sales.rows(`INSERT INTO identity.organisation (id, name, set_up_at) VALUES (gen_random_uuid(), 'Test', now())`);
  actor = anActor({ userId, name: 'Ewa Lis', homeTeamId: team, teamIds: [team] });
  stages = await stagesOf(sales);
});
afterAll(() => sales.close());
beforeEach(() =>
  sales.rows('UPDATE sales.opportunity SET deleted_at = now(), version = version + 1 WHERE deleted_at IS NULL'),
);

interface At {
  readonly id: string;
  readonly expectedVersion: number;
}
const aSale = async (input: object = {}): Promise<At> => {
  const { id, version } = await sales.get(CreateOpportunity).execute(actor, { title: 'Line', ...input });
  return { id, expectedVersion: version };
};
const many = (count: number) => Promise.all(Array.from({ length: count }, () => aSale()));
const start = async (input: StartBulkChangeInput, by = actor) =>
  (await sales.get(StartBulkChange).execute(by, input)).id;
const view = (id: string, by = actor) => sales.get(BulkChangeQuery).get(by, id);
const done = async (input: StartBulkChangeInput, by = actor) => view(await start(input, by), by);
const undo = async (id: string) => {
  await sales.get(UndoBulkChange).execute(actor, { id });
  return view(id);
};
const run = (id: string, isStopping = () => false) => sales.get(MakeBulkChange).execute(id, isStopping);
const row = async (id: string) =>
  (
    await sales.rows<Record<string, unknown>>(
      `SELECT o.owner_id, o.team_id, o.expected_close_date::text AS close, o.close_date_pushes AS pushes, s.key AS stage, o.meaning,
         o.closed_on::text AS closed_on, o.lost_reason_id, o.competitor_id, o.tag_ids, o.version FROM sales.opportunity o JOIN sales.stage s ON s.id = o.stage_id WHERE o.id = $1`,
      [id],
    )
  )[0];
const aTag = async (name: string) =>
  (
    await sales.rows<{ id: string }>(
      'INSERT INTO customers.tag (id, name) VALUES (gen_random_uuid(), $1) RETURNING id',
      [name],
    )
  )[0]?.id as string;

describe('a few sales at once', () => {
  it('get another owner, each by itself: what was so already is left, what somebody touched is refused', async () => {
    const [one, touched, theirs] = [await aSale(), await aSale(), await aSale({ ownerId: colleague })];
    await sales.get(ChangeOpportunity).execute(actor, { id: touched.id, expectedVersion: 1, nextStep: 'Call' });
    const result = await done({ sales: [one, touched, theirs], ownerId: colleague, reason: 'Holidays' });
    expect(result).toMatchObject({ kind: 'OWNER', status: 'DONE', total: 3, changed: 1, unchanged: 1, refused: 1 });
    expect(result.exceptions).toEqual([
      expect.objectContaining({
        opportunity: expect.objectContaining({ id: touched.id }),
        outcome: 'REFUSED',
        code: 'CONFLICT',
      }),
    ]);
    expect(await row(one.id)).toMatchObject({ owner_id: colleague, team_id: team, version: 2 });
    const [entry] = await sales.rows(
      `SELECT action, reason, changes, channel FROM platform.register_entry WHERE stream_id = $1 ORDER BY id DESC LIMIT 1`,
      [one.id],
    );
    expect(entry).toMatchObject({
      action: 'opportunity.change',
      reason: 'Holidays',
      channel: 'WEB',
      changes: [expect.objectContaining({ field: 'owner', to: colleague })],
    });
  });

  it('move where their gate is fulfilled, and the others are named with what they miss', async () => {
    const ready = await aSale({ customerId: await aCustomer(sales) });
    const bare = await aSale();
    const result = await done({ sales: [ready, bare], stageId: stages['need-agreed'] });
    expect(result).toMatchObject({ changed: 1, refused: 1 });
    expect(result.exceptions[0]).toMatchObject({
      opportunity: { id: bare.id },
      code: 'GATE_UNMET',
      missing: [{ en: 'The customer is named' }],
    });
    expect(await row(ready.id)).toMatchObject({ stage: 'need-agreed' });
    const events = await sales.rows('SELECT FROM sales.stage_event WHERE opportunity_id = $1', [ready.id]);
    expect(events.length).toBe(2);
  });

  it('are lost for one reason to one competitor, and stand as before when that is taken back', async () => {
    const sale = await aSale();
    const [lostReasonId, competitorId] = [await picked(sales, 'LOST_REASON', 'Price'), randomUUID()];
    await sales.rows(
      `INSERT INTO sales.pick_list_value (id, list, name, position) VALUES ($1, 'COMPETITOR', '{"pl":"K","en":"K"}', 1)`,
      [competitorId],
    );
    expect(await done({ sales: [sale], stageId: stages['lost'] })).toMatchObject({
      refused: 1,
      exceptions: [expect.objectContaining({ code: 'LOST_REASON_NEEDED' })],
    });
    const id = await start({ sales: [sale], stageId: stages['lost'], lostReasonId, competitorId });
    expect(await row(sale.id)).toMatchObject({
      stage: 'lost',
      meaning: 'LOST',
      lost_reason_id: lostReasonId,
      competitor_id: competitorId,
    });
    expect(await undo(id)).toMatchObject({ status: 'UNDONE', undone: 1, kept: 0, undoableUntil: null });
    expect(await row(sale.id)).toMatchObject({
      stage: 'qualified',
      meaning: 'OPEN',
      closed_on: null,
      lost_reason_id: null,
      competitor_id: null,
      version: 3,
    });
  });

  it('get a day, or go on by days, and a push that is taken back was none, also in the past of the sale', async () => {
    const [dated, undated] = [await aSale({ expectedCloseDate: '2026-12-31' }), await aSale()];
    const id = await start({ sales: [dated, undated], shiftDays: 14 });
    expect(await view(id)).toMatchObject({ kind: 'SHIFT_CLOSE_DATE', changed: 1, unchanged: 1 });
    expect(await row(dated.id)).toMatchObject({ close: '2027-01-14', pushes: 1 });
    const between = sales.clock.now();
    sales.clock.advance({ hours: 1 });
    await undo(id);
    expect(await row(dated.id)).toMatchObject({ close: '2026-12-31', pushes: 0 });
    const past = (await sales.get(SaleAsOfQuery).find(actor, dated.id, between))?.opportunity;
    expect(past).toMatchObject({ expectedCloseDate: '2027-01-14', closeDatePushes: 1 });
    expect(await done({ filter: { meanings: ['OPEN'] }, closeDate: '2027-02-01' })).toMatchObject({ changed: 2 });
    expect((await row(undated.id))?.['close']).toBe('2027-02-01');
  });

  it('take tags on and lay them down', async () => {
    const [fair, vip] = [await aTag('Fair'), await aTag('VIP')];
    const [one, other] = [await aSale({ tagIds: [fair] }), await aSale({ tagIds: [vip] })];
    const id = await start({ sales: [one, other], addTagIds: [vip], removeTagIds: [fair] });
    expect(await view(id)).toMatchObject({ kind: 'TAGS', changed: 1, unchanged: 1 });
    expect((await row(one.id))?.['tag_ids']).toEqual([vip]);
    const found = await sales.get(OpportunityListQuery).page(actor, { first: 10, filter: { tagIds: [vip] } });
    expect(found.rows.map(({ row: sale }) => sale.tags)).toEqual([
      [{ id: vip, name: 'VIP' }],
      [{ id: vip, name: 'VIP' }],
    ]);
    await undo(id);
    expect((await row(one.id))?.['tag_ids']).toEqual([fair]);
    const unknown = await done({ sales: [await aSale()], addTagIds: [randomUUID()] });
    expect(unknown.exceptions[0]).toMatchObject({ code: 'TAG_UNKNOWN' });
  });

  it('are refused as an order when it says nothing, two things, no sales or too many', async () => {
    const code = async (input: StartBulkChangeInput) => (await refusalOf(start(input)))?.code;
    const sale = await aSale();
    expect(await code({ sales: [sale] })).toBe('BULK_CHANGE_INVALID');
    expect(await code({ sales: [sale], ownerId: colleague, shiftDays: 1 })).toBe('BULK_CHANGE_INVALID');
    expect(await code({ ownerId: colleague })).toBe('BULK_CHANGE_INVALID');
    expect(await code({ sales: [sale], filter: {}, ownerId: colleague })).toBe('BULK_CHANGE_INVALID');
    expect(await code({ sales: [{ id: randomUUID(), expectedVersion: 1 }], ownerId: colleague })).toBe('BULK_EMPTY');
    await sales.rows(
      `INSERT INTO sales.opportunity (id, number, title, team_id, process_version_id, stage_id, meaning, stage_entered_at, currency, opened_on, created_at, updated_at)
       SELECT gen_random_uuid(), 'many-' || n, 'Line', $2, s.process_version_id, s.id, 'OPEN', '2026-01-05', 'PLN', '2026-01-05', '2026-01-05', '2026-01-05'
       FROM sales.stage s, generate_series(1, 10001) n WHERE s.id = $1`,
      [stages['qualified'], team],
    );
    expect(await code({ filter: { meanings: ['OPEN'] }, ownerId: colleague })).toBe('BULK_TOO_MANY');
  }, 60_000);
});

describe('whose sales', () => {
  it('are changed is decided for each, and what is out of reach is not there', async () => {
    const stranger = await aUser(sales.db, { teamId: await aTeam(sales.db) });
    const own = anActor({ ...actor, scopes: scopesOf('OWN') });
    const [mine, theirs] = [await aSale(), await aSale({ ownerId: stranger })];
    const given = await done({ sales: [mine, theirs], ownerId: stranger }, own);
    expect(given).toMatchObject({ total: 1, changed: 0, refused: 1 });
    expect(given.exceptions[0]).toMatchObject({ code: 'OWNER_OUT_OF_REACH' });
    const readOnly = { ...actor, scopes: { ...scopesOf('ALL'), opportunity: { read: 'ALL', write: 'OWN' } as const } };
    const asked = await done({ sales: [mine, theirs], shiftDays: 1, closeDate: null }, readOnly);
    expect(asked.exceptions.map(({ code }) => code)).toEqual(['FORBIDDEN']);
  });

  it('somebody else changed is nobody else’s to see or undo', async () => {
    const id = await start({ sales: [await aSale()], ownerId: colleague });
    const other = anActor({ ...actor, userId: colleague });
    expect(await refusalOf(view(id, other))).toMatchObject({ code: 'NOT_FOUND' });
    expect(await refusalOf(sales.get(UndoBulkChange).execute(other, { id }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('many sales', () => {
  const traces = (ids: readonly string[]) =>
    sales.rows(
      `SELECT count(*)::int AS n, min(version)::int AS least, max(version)::int AS most,
         (SELECT count(*)::int FROM platform.register_entry r WHERE r.stream_id = ANY($1) AND r.action = 'opportunity.change') AS entries
       FROM sales.opportunity WHERE id = ANY($1)`,
      [ids],
    );

  it('are the worker’s, who may stop, die or be doubled, and changes each once', async () => {
    const all = await many(60);
    const id = await start({ sales: all, ownerId: colleague });
    expect(await view(id)).toMatchObject({ status: 'RUNNING', total: 60, changed: 0, undoableUntil: null });
    let seen = 0;
    expect(await run(id, () => ++seen === 20)).toBe('INTERRUPTED');
    expect(await view(id)).toMatchObject({ status: 'RUNNING', changed: 20 });
    // The next sale is cut off by the database's own hand, changed and not yet counted.
    await sales.rows(
      `CREATE FUNCTION sales.die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$`,
    );
    await sales.rows(
      'CREATE TRIGGER dying BEFORE UPDATE ON sales.bulk_change_item FOR EACH ROW EXECUTE FUNCTION sales.die()',
    );
    await expect(run(id)).rejects.toBeDefined();
    await sales.rows('DROP TRIGGER dying ON sales.bulk_change_item; DROP FUNCTION sales.die()');
    expect(await view(id)).toMatchObject({ status: 'RUNNING', changed: 20 });
    await Promise.all([run(id), run(id)]);
    expect(await view(id)).toMatchObject({ status: 'DONE', changed: 60, refused: 0 });
    expect(await traces(all.map((sale) => sale.id))).toEqual([{ n: 60, least: 2, most: 2, entries: 60 }]);
  }, 60_000);

  it('stop where they are told to, and go back but for those that somebody has touched', async () => {
    const all = await many(40);
    const id = await start({ sales: all, ownerId: colleague });
    let seen = 0;
    await run(id, () => ++seen === 30);
    await sales.get(CancelBulkChange).execute(actor, { id });
    await run(id);
    expect(await view(id)).toMatchObject({ status: 'CANCELLED', changed: 30 });
    const [touched] = await sales.rows<{ id: string }>(
      'SELECT id FROM sales.opportunity WHERE owner_id = $1 AND deleted_at IS NULL',
      [colleague],
    );
    await sales.get(ChangeOpportunity).execute(actor, { id: touched?.id ?? '', expectedVersion: 2, nextStep: 'Call' });
    await sales.get(UndoBulkChange).execute(actor, { id });
    let back = 0;
    expect(await run(id, () => ++back === 10)).toBe('INTERRUPTED');
    await run(id);
    const result = await view(id);
    expect(result).toMatchObject({ status: 'UNDONE', undone: 29, kept: 1 });
    expect(result.exceptions).toEqual([
      expect.objectContaining({ opportunity: expect.objectContaining({ id: touched?.id }), outcome: 'KEPT' }),
    ]);
    expect(await row(touched?.id ?? '')).toMatchObject({ owner_id: colleague, version: 3 });
  }, 60_000);

  it('fail in words when whoever asked may not any more, and can be taken back for a day', async () => {
    const id = await start({ sales: await many(30), ownerId: colleague });
    await sales.rows(
      `UPDATE identity.role SET permissions = '{opportunity.read}', version = version + 1 WHERE key = 'seller'`,
    );
    await run(id);
    await sales.rows(
      `UPDATE identity.role SET permissions = '{opportunity.read,opportunity.write}', version = version + 1 WHERE key = 'seller'`,
    );
    expect(await view(id)).toMatchObject({ status: 'FAILED', changed: 0, failure: expect.stringContaining('may not') });
    const small = await start({ sales: [await aSale()], ownerId: colleague });
    sales.clock.advance({ hours: 24, ms: 1 });
    expect(await refusalOf(sales.get(UndoBulkChange).execute(actor, { id: small }))).toMatchObject({
      code: 'BULK_UNDO_IMPOSSIBLE',
    });
  });
});
