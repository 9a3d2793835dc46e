import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer, anActivity, picked, stagesOf } from '../testing/sales-builders.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { DeleteOpportunity } from './delete-opportunity.js';
import { MoveOpportunity, type MoveOpportunityInput } from './move-opportunity.js';

let sales: SalesApplication;
let stages: Record<string, string>;
let team: string;
let anna: Actor;
let colleagueId: string;

beforeAll(async () => {
  sales = await salesApplication();
  stages = await stagesOf(sales);
  team = await aTeam(sales.db);
  const annaId = await aUser(sales.db, { name: 'Anna Kowal', teamId: team });
  colleagueId = await aUser(sales.db, { name: 'Ewa Lis', teamId: team });
  anna = anActor({ userId: annaId, name: 'Anna Kowal', teamIds: [team], homeTeamId: team, scopes: scopesOf('TEAM') });
});
afterAll(() => sales.close());

const create = (input: Partial<Parameters<CreateOpportunity['execute']>[1]> = {}, actor = anna) =>
  sales.get(CreateOpportunity).execute(actor, { title: 'Packing line 2', ...input });
const change = (sale: OpportunityView, input: object, actor = anna) =>
  sales.get(ChangeOpportunity).execute(actor, { id: sale.id, expectedVersion: sale.version, ...input });
const move = (sale: OpportunityView, input: { to: string } & Partial<MoveOpportunityInput>, actor = anna) => {
  const { to, ...rest } = input;
  const request = { id: sale.id, expectedVersion: sale.version, stageId: stages[to] ?? to, ...rest };
  return sales.get(MoveOpportunity).execute(actor, request);
};
const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => 'not refused',
    (error: { code: string; details?: { fields?: { path: string }[] } }) => ({
      code: error.code,
      paths: (error.details?.fields ?? []).map(({ path }) => path),
    }),
  );
const register = (id: string) =>
  sales.rows<{
    action: string;
    subject_version: number;
    changes: { field: string; from: unknown; to: unknown }[];
    reason: string | null;
  }>(
    `SELECT action, subject_version, changes, reason FROM platform.register_entry WHERE stream_kind = 'sale' AND stream_id = $1 ORDER BY subject_version`,
    [id],
  );
const events = async (id: string) =>
  (
    await sales.rows<{ type: string }>(
      `SELECT type FROM platform.outbox WHERE payload ->> 'opportunityId' = $1 ORDER BY id`,
      [id],
    )
  ).map(({ type }) => type.replace('sales.opportunity-', ''));

describe('opening a sale', () => {
  it('gives it a number, the first stage, its owner’s team, a register and an event', async () => {
    const customerId = await aCustomer(sales, { name: 'Mlecz-Pol S.A.', teamId: team });
    const sale = await create({
      customerId,
      amount: { amount: '182000', currency: 'EUR' },
      expectedCloseDate: '2026-12-12',
      splits: [
        { userId: colleagueId, share: '30' },
        { userId: anna.userId as string, share: '70' },
      ],
    });
    expect(sale).toMatchObject({
      number: expect.stringMatching(/^S\/2026\/\d{6}$/),
      title: 'Packing line 2',
      customer: { id: customerId, name: 'Mlecz-Pol S.A.' },
      owner: { id: anna.userId, name: 'Anna Kowal' },
      team: { id: team },
      stage: { key: 'qualified', probability: '0.1' },
      meaning: 'OPEN',
      amount: { amount: '182000.00', currency: 'EUR' },
      amountInBase: null,
      rateMissing: true,
      openedOn: '2026-11-23',
      daysInStage: 0,
      warning: 'NO_NEXT_ACTIVITY',
      version: 1,
    });
    const [entry, ...more] = await register(sale.id);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({ action: 'opportunity.create', subject_version: 1 });
    expect(entry?.changes).toContainEqual({
      field: 'amount',
      from: null,
      to: { amount: '182000.00', currency: 'EUR' },
    });
    expect(entry?.changes.map(({ field }) => field)).not.toContain('lostReason');
    expect(await events(sale.id)).toEqual(['created']);
    expect(
      await sales.rows('SELECT from_stage_id, to_stage_id FROM sales.stage_event WHERE opportunity_id = $1', [sale.id]),
    ).toEqual([{ from_stage_id: null, to_stage_id: stages['qualified'] }]);
  });

  it('begins further on only if nothing is owed, and never closed', async () => {
    const customerId = await aCustomer(sales, { teamId: team });
    expect(await refused(create({ stageId: stages['need-agreed'] as string }))).toMatchObject({ code: 'GATE_UNMET' });
    expect(await create({ stageId: stages['need-agreed'] as string, customerId })).toMatchObject({
      stage: { key: 'need-agreed' },
    });
    expect(await refused(create({ stageId: stages['won'] as string }))).toEqual({
      code: 'STAGE_NOT_OPEN',
      paths: ['stageId'],
    });
  });

  it.each([
    ['an unknown customer', { customerId: crypto.randomUUID() }, 'CUSTOMER_UNKNOWN', 'customerId'],
    ['an unknown owner', { ownerId: crypto.randomUUID() }, 'OWNER_UNKNOWN', 'ownerId'],
    ['an unknown process', { processId: crypto.randomUUID() }, 'PROCESS_UNKNOWN', 'processId'],
    ['an unknown source', { sourceId: crypto.randomUUID() }, 'REFERENCE_UNKNOWN', 'sourceId'],
    [
      'an unknown contact',
      { contacts: [{ contactId: crypto.randomUUID(), role: 'USES' as const }] },
      'CONTACT_UNKNOWN',
      'contacts',
    ],
    [
      'an unknown value',
      { classifications: [{ dimensionId: crypto.randomUUID(), valueId: crypto.randomUUID() }] },
      'CLASSIFICATION_UNKNOWN',
      'classifications',
    ],
    ['an unknown share', { splits: [{ userId: crypto.randomUUID(), share: '100' }] }, 'SPLIT_PERSON_UNKNOWN', 'splits'],
  ])('refuses %s on its field', async (_, input, code, path) => {
    expect(await refused(create(input))).toEqual({ code, paths: [path] });
  });

  it('refuses a customer that the writer may not see like one that is not there', async () => {
    const hidden = await aCustomer(sales, { ownerId: await aUser(sales.db), teamId: await aTeam(sales.db) });
    expect(await refused(create({ customerId: hidden }))).toEqual({ code: 'CUSTOMER_UNKNOWN', paths: ['customerId'] });
  });

  it('is given only where the giver may write', async () => {
    const stranger = await aUser(sales.db, { teamId: await aTeam(sales.db) });
    expect(await refused(create({ ownerId: stranger }))).toEqual({ code: 'OWNER_OUT_OF_REACH', paths: ['ownerId'] });
    const own = { ...anna, scopes: scopesOf('TEAM', 'OWN') };
    expect(await refused(create({ ownerId: colleagueId }, own))).toMatchObject({ code: 'OWNER_OUT_OF_REACH' });
    expect(await create({}, own)).toMatchObject({ owner: { id: anna.userId } });
  });
});

describe('changing a sale', () => {
  it('keeps one entry for a save, with what was and what is', async () => {
    const sale = await create({ expectedCloseDate: '2026-11-28' });
    const after = await change(sale, {
      expectedCloseDate: '2026-12-12',
      nextStep: 'Call on Tuesday',
      amount: { amount: '5', currency: 'PLN' },
      reason: 'budget moves',
    });
    expect(after).toMatchObject({
      version: 2,
      closeDatePushes: 1,
      nextStep: 'Call on Tuesday',
      amountInBase: { amount: '5.00' },
    });
    expect((await register(sale.id))[1]).toEqual({
      action: 'opportunity.change',
      subject_version: 2,
      reason: 'budget moves',
      changes: [
        { field: 'amount', from: null, to: { amount: '5.00', currency: 'PLN' } },
        { field: 'expectedCloseDate', from: '2026-11-28', to: '2026-12-12' },
        { field: 'nextStep', from: null, to: 'Call on Tuesday' },
      ],
    });
    expect(await events(sale.id)).toEqual(['created', 'changed']);
  });

  it('is no save when it changes nothing', async () => {
    const sale = await create({ nextStep: 'Call' });
    expect(await change(sale, { nextStep: 'Call', title: 'Packing line 2' })).toMatchObject({ version: 1 });
    expect(await register(sale.id)).toHaveLength(1);
  });

  it('follows its new owner into their team, as far as the giver sees', async () => {
    const lead = anActor({ userId: anna.userId, scopes: scopesOf('ALL') });
    const otherTeam = await aTeam(sales.db);
    const other = await aUser(sales.db, { teamId: otherTeam });
    const sale = await create();
    expect(await refused(change(sale, { ownerId: other }))).toMatchObject({ code: 'OWNER_OUT_OF_REACH' });
    expect(await change(sale, { ownerId: colleagueId })).toMatchObject({
      owner: { id: colleagueId },
      team: { id: team },
    });
    const moved = await change({ ...sale, version: 2 }, { ownerId: other }, lead);
    expect(moved).toMatchObject({ owner: { id: other }, team: { id: otherTeam } });
  });

  it('replaces contacts, splits and named dimensions', async () => {
    const customerId = await aCustomer(sales, { teamId: team });
    const [first, second] = [await aContact(sales, customerId), await aContact(sales, customerId)];
    const [hot] = await sales.rows<{ id: string; dimension_id: string }>(
      `SELECT id, dimension_id FROM sales.dimension_value WHERE key = 'hot'`,
    );
    const sale = await create({ customerId, contacts: [{ contactId: first, role: 'USES' }] });
    const after = await change(sale, {
      contacts: [{ contactId: second, role: 'DECIDES' }],
      splits: [{ userId: colleagueId, share: '100' }],
      classifications: [{ dimensionId: hot?.dimension_id, valueId: hot?.id }],
    });
    expect(after.classifications).toEqual([
      { dimension: expect.objectContaining({ key: 'temperature' }), value: expect.objectContaining({ key: 'hot' }) },
    ]);
    expect(
      await sales.rows('SELECT contact_id, role FROM sales.opportunity_contact WHERE opportunity_id = $1', [sale.id]),
    ).toEqual([{ contact_id: second, role: 'DECIDES' }]);
    expect((await register(sale.id))[1]?.changes.map(({ field }) => field)).toEqual([
      'classifications',
      'contacts',
      'splits',
    ]);
    expect(await change(after, { contacts: null, splits: [] })).toMatchObject({ version: 3 });
    expect(await sales.rows('SELECT FROM sales.split WHERE opportunity_id = $1', [sale.id])).toEqual([]);
  });

  it('tells a stale editor what changed since, with its present values', async () => {
    const sale = await create();
    await change(sale, { nextStep: 'Visit', amount: { amount: '7.5', currency: 'PLN' } });
    await expect(change(sale, { nextStep: 'Call' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: {
        currentVersion: 2,
        changedBy: 'Anna Kowal',
        changed: { nextStep: 'Visit', amount: { amount: '7.50', currency: 'PLN' } },
      },
    });
  });
});

describe('moving a sale', () => {
  it('meets a gate, passes it when it is fulfilled, wins, and can be reopened', async () => {
    const sale = await create();
    await expect(move(sale, { to: 'need-agreed' })).rejects.toMatchObject({
      code: 'GATE_UNMET',
      details: { unmet: [{ key: 'field.customer', kind: 'FIELD', field: 'customer', stageId: stages['qualified'] }] },
    });
    const customerId = await aCustomer(sales, { teamId: team });
    const named = await change(sale, {
      customerId,
      amount: { amount: '10', currency: 'PLN' },
      expectedCloseDate: '2026-12-01',
      nextStep: 'Sign',
    });
    const agreed = await move(named, { to: 'need-agreed' });
    expect(await refused(move(agreed, { to: 'offer-sent' }))).toMatchObject({ code: 'GATE_UNMET' });
    await anActivity(sales, {
      opportunityId: sale.id,
      ownerId: colleagueId,
      kind: 'MEETING',
      doneAt: '2026-11-20T10:00:00Z',
    });
    const withContact = await change(agreed, {
      contacts: [{ contactId: await aContact(sales, customerId), role: 'DECIDES' }],
    });
    sales.clock.advance({ days: 3 });
    expect(await refused(move(withContact, { to: 'won' }))).toEqual({ code: 'REASON_NEEDED', paths: ['reason'] });
    const won = await move(withContact, { to: 'won', reason: 'signed at the fair' });
    expect(won).toMatchObject({ meaning: 'WON', closedOn: '2026-11-26', daysInStage: 0, warning: null });
    expect(
      await refused(move(won, { to: 'lost', lostReasonId: await picked(sales, 'LOST_REASON', 'Price') })),
    ).toMatchObject({ code: 'REOPEN_FIRST' });
    const reopened = await move(won, { to: 'negotiation', reason: 'order withdrawn' });
    expect(reopened).toMatchObject({ meaning: 'OPEN', closedOn: null });
    expect(await events(sale.id)).toEqual([
      'created',
      'changed',
      'moved',
      'changed',
      'moved',
      'won',
      'moved',
      'reopened',
    ]);
    const path = await sales.rows<{ key: string; reason: string | null }>(
      `SELECT s.key, e.reason FROM sales.stage_event e JOIN sales.stage s ON s.id = e.to_stage_id WHERE e.opportunity_id = $1 ORDER BY e.recorded_at, e.id`,
      [sale.id],
    );
    expect(path).toEqual([
      { key: 'qualified', reason: null },
      { key: 'need-agreed', reason: null },
      { key: 'won', reason: 'signed at the fair' },
      { key: 'negotiation', reason: 'order withdrawn' },
    ]);
  });

  it('loses only with a reason from the list', async () => {
    const sale = await create();
    expect(await refused(move(sale, { to: 'lost' }))).toEqual({ code: 'LOST_REASON_NEEDED', paths: ['lostReasonId'] });
    const source = await picked(sales, 'SOURCE', 'Partner');
    expect(await refused(move(sale, { to: 'lost', lostReasonId: source }))).toEqual({
      code: 'REFERENCE_UNKNOWN',
      paths: ['lostReasonId'],
    });
    const lostReasonId = await picked(sales, 'LOST_REASON', 'Price');
    const lost = await move(sale, { to: 'lost', lostReasonId, lostNote: 'twelve percent' });
    expect(lost).toMatchObject({ meaning: 'LOST', version: 2 });
    expect((await register(sale.id))[1]?.changes.map(({ field }) => field)).toEqual([
      'stage',
      'closedOn',
      'lostReason',
      'lostNote',
    ]);
    expect(await events(sale.id)).toEqual(['created', 'moved', 'lost']);
  });

  it('never lets the application rewrite what happened', async () => {
    const app = new (await import('pg')).default.Client({ connectionString: sales.db.appUrl });
    await app.connect();
    await expect(app.query(`UPDATE sales.stage_event SET reason = 'x'`)).rejects.toMatchObject({ code: '42501' });
    await app.end();
  });
});

describe('deleting a sale', () => {
  it('hides it, keeps its row and its register, and tells why', async () => {
    const sale = await create();
    await sales.get(DeleteOpportunity).execute(anna, { id: sale.id, expectedVersion: 1, reason: 'entered twice' });
    expect(await refused(change({ ...sale, version: 2 }, { title: 'x' }))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await register(sale.id))[1]).toMatchObject({
      action: 'opportunity.delete',
      reason: 'entered twice',
      subject_version: 2,
    });
    expect(await events(sale.id)).toEqual(['created', 'deleted']);
  });
});
