import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMembership, anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import type { Actor, Page } from '@kontor/platform';
import { FixedClock } from '@kontor/testing';
import type { ActivityInput, ActivityState } from '../domain/activity.js';
import type { ActivityFilter } from '../queries/activity-filter.js';
import { ActivityListQuery } from '../queries/activity-list.query.js';
import type { ActivityView } from '../queries/activity-row.js';
import { fieldsRefused } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer } from '../testing/sales-builders.js';
import { ChangeActivity } from './change-activity.js';
import { CompleteActivity } from './complete-activity.js';
import { CreateActivity } from './create-activity.js';
import { CreateOpportunity } from './create-opportunity.js';
import { DeleteActivity } from './delete-activity.js';
import { ReopenActivity } from './reopen-activity.js';

const EVERYTHING = ['activity.read', 'activity.write', 'opportunity.read', 'opportunity.write', 'customer.read'];

// A Monday, 10:00 in Warsaw.
const clock = new FixedClock(new Date('2026-11-23T09:00:00Z'));
let sales: SalesApplication;
let anna: Actor;
let bob: Actor;
let north: string;
let south: string;
let customer: string;
let contact: string;
let sale: string;

beforeAll(async () => {
  sales = await salesApplication(clock);
  [north, south] = [await aTeam(sales.db, { name: 'North' }), await aTeam(sales.db, { name: 'South' })];
  const annaId = await aUser(sales.db, { name: 'Anna', teamId: north });
  const bobId = await aUser(sales.db, { name: 'Bob' });
  await aMembership(sales.db, { userId: bobId, teamId: south });
  const of = (userId: string, teamId: string): Actor =>
    anActor({ userId, teamIds: [teamId], homeTeamId: teamId, scopes: scopesOf('TEAM'), permissions: EVERYTHING });
  [anna, bob] = [of(annaId, north), of(bobId, south)];
  customer = await aCustomer(sales, { name: 'Mlecz-Pol', teamId: north });
  contact = await aContact(sales, customer);
  sale = (await sales.get(CreateOpportunity).execute(anna, { title: 'Line 2', customerId: customer })).id;
});
afterAll(() => sales?.close());

const create = (input: ActivityInput = {}, by = anna): Promise<ActivityView> =>
  sales.get(CreateActivity).execute(by, { kind: 'CALL', subject: 'Agree on the film width', ...input });
const entriesOf = (kind: string, id: string) =>
  sales.rows<{ action: string; changes: { field: string; from: unknown; to: unknown }[] }>(
    `SELECT action, changes FROM platform.register_entry WHERE stream_kind = $1 AND stream_id = $2 AND subject_kind = 'activity' ORDER BY id`,
    [kind, id],
  );

describe('an activity', () => {
  it('belongs to a sale and so to its customer, to its maker and so to their team, and stands in the sale’s register', async () => {
    const made = await create({ opportunityId: sale, contactId: contact, dueAt: new Date('2026-11-24T09:00:00Z') });
    expect(made).toMatchObject({
      kind: 'CALL',
      opportunity: { id: sale, title: 'Line 2' },
      customer: { id: customer, name: 'Mlecz-Pol' },
      contact: { id: contact },
      owner: { id: anna.userId, name: 'Anna' },
      overdue: false,
      doneAt: null,
      version: 1,
      canEdit: true,
    });
    const [entry] = (await entriesOf('sale', sale)).slice(-1);
    expect(entry?.action).toBe('activity.create');
    expect(entry?.changes).toContainEqual({ field: 'dueAt', from: null, to: '2026-11-24T09:00:00.000Z' });
    expect(entry?.changes.map(({ field }) => field)).not.toContain('allDay');
  });

  it('without a sale stands in the customer’s register; a contact brings its customer along', async () => {
    const made = await create({ contactId: contact });
    expect(made).toMatchObject({ opportunity: null, customer: { id: customer } });
    expect((await entriesOf('customer', customer)).map(({ action }) => action)).toEqual(['activity.create']);
  });

  it('is refused on the field that is wrong', async () => {
    const other = await aCustomer(sales, { teamId: north });
    const refusal = (input: ActivityInput, by = anna) => fieldsRefused(create(input, by));
    expect(await refusal({ subject: ' ', durationMinutes: 0, outcome: 'good' })).toEqual([
      'subject TEXT_REQUIRED',
      'durationMinutes DURATION_INVALID',
      'outcome OUTCOME_BEFORE_DONE',
    ]);
    expect(await refusal({ doneAt: new Date('2026-11-23T10:00:00Z') })).toEqual(['doneAt DONE_TIME_INVALID']);
    expect(await refusal({ dueAt: new Date('9999-01-01T00:00:00Z') })).toEqual(['dueAt DUE_TIME_INVALID']);
    expect(await refusal({ opportunityId: sale, customerId: other })).toEqual(['customerId CUSTOMER_UNKNOWN']);
    expect(await refusal({ customerId: other, contactId: contact })).toEqual(['contactId CONTACT_UNKNOWN']);
    expect(await refusal({ opportunityId: sale }, bob)).toEqual(['opportunityId OPPORTUNITY_UNKNOWN']);
    expect(await refusal({ customerId: customer }, bob)).toEqual(['customerId CUSTOMER_UNKNOWN']);
    expect(await refusal({ ownerId: bob.userId })).toEqual(['ownerId OWNER_OUT_OF_REACH']);
    expect(await refusal({ ownerId: '01930000-0000-7000-8000-00000000dead' })).toEqual(['ownerId OWNER_UNKNOWN']);
  });

  it('that is a note without a date is done when it is made', async () => {
    expect((await create({ kind: 'NOTE' })).doneAt).toEqual(clock.now());
    expect((await create({ kind: 'NOTE', dueAt: new Date('2026-12-01T09:00:00Z') })).doneAt).toBeNull();
  });

  it('is as far away as its owner’s reach says', async () => {
    const made = await create();
    const hidden = sales.get(ChangeActivity).execute(bob, { id: made.id, expectedVersion: 1, subject: 'x' });
    await expect(hidden).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const reader = { ...bob, scopes: scopesOf('ALL', 'OWN') };
    const refused = sales.get(DeleteActivity).execute(reader, { id: made.id, expectedVersion: 1 });
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('changing', () => {
  it('keeps what is not given, moves with its new owner, and tells a stale editor what they missed', async () => {
    const made = await create({ opportunityId: sale, contactId: contact });
    const chief = { ...anna, scopes: scopesOf('ALL') };
    const changed = await sales.get(ChangeActivity).execute(chief, {
      id: made.id,
      expectedVersion: 1,
      ownerId: bob.userId,
      dueAt: new Date('2026-11-30T00:00:00Z'),
      allDay: true,
    });
    expect(changed).toMatchObject({ owner: { name: 'Bob' }, contact: { id: contact }, allDay: true, version: 2 });
    expect(await sales.rows('SELECT team_id FROM sales.activity WHERE id = $1', [made.id])).toEqual([
      { team_id: south },
    ]);
    await expect(
      sales.get(ChangeActivity).execute(chief, { id: made.id, expectedVersion: 1, subject: 'mine' }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { changed: { owner: bob.userId, allDay: true } } });
    const cleared = await sales
      .get(ChangeActivity)
      .execute(chief, { id: made.id, expectedVersion: 2, contactId: null });
    expect(cleared).toMatchObject({ contact: null, version: 3 });
    const same = await sales.get(ChangeActivity).execute(chief, { id: made.id, expectedVersion: 3, contactId: null });
    expect(same.version).toBe(3);
  });

  it('takes no contact of another customer', async () => {
    const other = await aContact(sales, await aCustomer(sales, { teamId: north }));
    const made = await create({ opportunityId: sale });
    await expect(
      sales.get(ChangeActivity).execute(anna, { id: made.id, expectedVersion: 1, contactId: other }),
    ).rejects.toMatchObject({ code: 'CONTACT_UNKNOWN', details: { fields: [{ path: 'contactId' }] } });
  });
});

describe('ticking off', () => {
  it('says what came of it and plans the next one in the same save', async () => {
    const made = await create({ opportunityId: sale, contactId: contact });
    const before = (await entriesOf('sale', sale)).length;
    const { activity, followUp } = await sales.get(CompleteActivity).execute(anna, {
      id: made.id,
      expectedVersion: 1,
      outcome: 'wants CE papers',
      durationMinutes: 12,
      followUp: { kind: 'MEETING', subject: 'Bring the papers', dueAt: new Date('2026-11-25T09:00:00Z') },
    });
    expect(activity).toMatchObject({
      doneAt: clock.now(),
      outcome: 'wants CE papers',
      durationMinutes: 12,
      version: 2,
    });
    expect(followUp).toMatchObject({
      kind: 'MEETING',
      opportunity: { id: sale },
      contact: { id: contact },
      version: 1,
    });
    const entries = await entriesOf('sale', sale);
    expect(entries.slice(before).map(({ action }) => action)).toEqual(['activity.complete', 'activity.create']);
  });

  it('does nothing at all when the follow-up is refused', async () => {
    const made = await create();
    await expect(
      sales.get(CompleteActivity).execute(anna, { id: made.id, expectedVersion: 1, followUp: { subject: '' } }),
    ).rejects.toMatchObject({ details: { fields: [{ path: 'followUp.subject', code: 'TEXT_REQUIRED' }] } });
    expect(await sales.rows('SELECT version, done_at FROM sales.activity WHERE id = $1', [made.id])).toEqual([
      { version: 1, done_at: null },
    ]);
  });

  it('happens once, is taken back once, and leaves both on record', async () => {
    const made = await create({ opportunityId: sale });
    const complete = (expectedVersion: number) =>
      sales.get(CompleteActivity).execute(anna, { id: made.id, expectedVersion, outcome: 'done' });
    const reopen = (expectedVersion: number) =>
      sales.get(ReopenActivity).execute(anna, { id: made.id, expectedVersion });
    await expect(reopen(1)).rejects.toMatchObject({ code: 'NOT_DONE' });
    await complete(1);
    await expect(complete(2)).rejects.toMatchObject({ code: 'ALREADY_DONE' });
    expect(await reopen(2)).toMatchObject({ doneAt: null, outcome: null, version: 3 });
    const [last] = (await entriesOf('sale', sale)).slice(-1);
    expect(last).toMatchObject({ action: 'activity.reopen' });
    expect(last?.changes).toContainEqual({ field: 'outcome', from: 'done', to: null });
    expect(await sales.get(DeleteActivity).execute(anna, { id: made.id, expectedVersion: 3 })).toBe(true);
    await expect(reopen(4)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await entriesOf('sale', sale)).at(-1)?.action).toBe('activity.delete');
  });
});

describe('the list', () => {
  let reader: Actor;
  const list = (filter: ActivityFilter, first = 100, after: string | null = null): Promise<Page<ActivityView>> =>
    sales.get(ActivityListQuery).page(reader, { filter, first, after });
  const subjects = async (filter: ActivityFilter) => (await list(filter)).rows.map(({ row }) => row.subject);

  beforeAll(async () => {
    const id = await aUser(sales.db, { name: 'Ewa', teamId: north });
    reader = { ...anna, userId: id };
    const plan = (subject: string, dueAt: string | null, more: ActivityInput = {}) =>
      create({ subject, ownerId: id, dueAt: dueAt === null ? null : new Date(dueAt), ...more }, reader);
    await plan('yesterday, all day', '2026-11-21T23:00:00Z', { allDay: true });
    await plan('this morning', '2026-11-23T08:00:00Z');
    await plan('today, all day', '2026-11-22T23:00:00Z', { allDay: true });
    await plan('tonight', '2026-11-23T22:30:00Z');
    await plan('tomorrow, at midnight', '2026-11-23T23:00:00Z');
    await plan('some day', null);
    await plan('over', null, { doneAt: new Date('2026-11-23T07:00:00Z'), outcome: 'fine' });
  });

  it.each<[ActivityState[], string[]]>([
    [['LATE'], ['yesterday, all day', 'this morning']],
    [['TODAY'], ['today, all day', 'tonight']],
    [['UPCOMING'], ['tomorrow, at midnight']],
    [['UNPLANNED'], ['some day']],
    [['DONE'], ['over']],
    [
      ['UNPLANNED', 'UPCOMING', 'LATE'],
      ['yesterday, all day', 'this morning', 'tomorrow, at midnight', 'some day'],
    ],
  ])('knows by the organisation’s calendar what is %s', async (states, expected) => {
    expect(await subjects({ mine: true, states })).toEqual(expected);
  });

  it('puts every activity into exactly one state, at any hour', async () => {
    const all = (await subjects({ mine: true })).sort();
    for (const hour of [
      '2026-11-22T22:59:59Z',
      '2026-11-22T23:00:00Z',
      '2026-11-23T12:00:00Z',
      '2026-11-24T23:30:00Z',
    ]) {
      clock.set(hour);
      const states: ActivityState[] = ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED', 'DONE'];
      const found = (await Promise.all(states.map((state) => subjects({ mine: true, states: [state] })))).flat().sort();
      expect(found).toEqual(all);
      const late = await subjects({ mine: true, states: ['LATE'] });
      const overdue = (await list({ mine: true })).rows.filter(({ row }) => row.overdue).map(({ row }) => row.subject);
      expect(overdue.sort()).toEqual(late.sort());
    }
    clock.set('2026-11-23T09:00:00Z');
  });

  it('pages through each order without losing or repeating any', async () => {
    for (const states of [['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'], ['DONE'], []] as ActivityState[][]) {
      const whole = await subjects({ mine: true, states });
      const seen: string[] = [];
      let after: string | null = null;
      do {
        const page: Page<ActivityView> = await list({ mine: true, states }, 2, after);
        seen.push(...page.rows.map(({ row }) => row.subject));
        after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
      } while (after !== null);
      expect(seen).toEqual(whole);
    }
    const [first] = (await list({ mine: true, states: ['DONE'] }, 1)).rows;
    await expect(list({ mine: true, states: ['LATE'] }, 1, first?.cursor)).rejects.toMatchObject({
      code: 'CURSOR_INVALID',
    });
  });

  it('narrows by kind, text, sale and customer, and shows nothing of what the reader may not see', async () => {
    await create({ subject: 'Żółta folia', kind: 'VISIT', opportunityId: sale });
    expect(await subjects({ kinds: ['VISIT'] })).toEqual(['Żółta folia']);
    expect(await subjects({ text: 'zolta FOL' })).toEqual(['Żółta folia']);
    expect(await subjects({ opportunityId: sale, text: 'folia' })).toHaveLength(1);
    expect(await subjects({ customerId: customer, kinds: ['VISIT'] })).toHaveLength(1);
    expect(await sales.get(ActivityListQuery).count(reader, { kinds: ['VISIT'] })).toEqual({ value: 1, capped: false });
    expect(await sales.get(ActivityListQuery).count(bob, { customerId: customer })).toEqual({
      value: 0,
      capped: false,
    });
    const wide = { ...bob, scopes: { ...scopesOf('TEAM'), activity: { read: 'ALL', write: 'OWN' } } } as Actor;
    const seen = await sales.get(ActivityListQuery).page(wide, { filter: { kinds: ['VISIT'] }, first: 10 });
    expect(seen.rows[0]?.row).toMatchObject({
      subject: 'Żółta folia',
      opportunity: null,
      customer: null,
      canEdit: false,
    });
    const within = await sales.get(ActivityListQuery).page(wide, { filter: { opportunityId: sale }, first: 10 });
    expect(within.rows).toEqual([]);
  });
});
