import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, SaveCustomField } from '@kontor/platform';
import fc from 'fast-check';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer, aRate, picked, stagesOf } from '../testing/sales-builders.js';
import { ChangeActivity } from '../use-cases/change-activity.js';
import { ChangeOpportunity } from '../use-cases/change-opportunity.js';
import { CompleteActivity } from '../use-cases/complete-activity.js';
import { CreateActivity } from '../use-cases/create-activity.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { DeleteActivity } from '../use-cases/delete-activity.js';
import { MoveOpportunity } from '../use-cases/move-opportunity.js';
import { ReopenActivity } from '../use-cases/reopen-activity.js';
import { OpportunityRecordQuery, type OpportunityRecordView } from './opportunity-record.query.js';
import { SaleAsOfQuery } from './sale-as-of.query.js';

const EVERYTHING = ['activity.read', 'activity.write', 'opportunity.read', 'opportunity.write', 'customer.read'];

let sales: SalesApplication;
let anna: Actor;
let people: string[];
let customers: string[];
let contacts: string[];
let stages: string[];
let competitors: string[];
let reasonId: string;
let classes: { dimensionId: string; valueId: string }[];
let films: string[];

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const other = await aTeam(sales.db);
  const annaId = await aUser(sales.db, { name: 'Anna', teamId: team });
  people = [annaId, await aUser(sales.db, { name: 'Bob', teamId: other })];
  anna = anActor({
    userId: annaId,
    name: 'Anna',
    homeTeamId: team,
    teamIds: [team],
    scopes: scopesOf('ALL'),
    permissions: EVERYTHING,
  });
  customers = [await aCustomer(sales), await aCustomer(sales)];
  contacts = [await aContact(sales, customers[0] as string), await aContact(sales, customers[0] as string)];
  await aRate(sales, 'EUR', '4.25');
  const byKey = await stagesOf(sales);
  stages = ['qualified', 'need-agreed', 'offer-sent', 'negotiation', 'won', 'lost'].map((key) => byKey[key] as string);
  await sales.rows(
    `SET session_replication_role = replica; UPDATE sales.stage SET exit_criteria = '[]'; SET session_replication_role = DEFAULT`,
  );
  competitors = (
    await sales.rows<{ id: string }>(`SELECT id FROM sales.pick_list_value WHERE list = 'COMPETITOR'`)
  ).map(({ id }) => id);
  reasonId = (
    await sales.rows<{ id: string }>(`SELECT id FROM sales.pick_list_value WHERE list = 'LOST_REASON' LIMIT 1`)
  )[0]?.id as string;
  classes = await sales.rows(
    `SELECT dimension_id AS "dimensionId", id AS "valueId" FROM sales.dimension_value v
     WHERE NOT EXISTS (SELECT FROM sales.dimension d WHERE d.id = v.dimension_id AND d.depends_on_id IS NOT NULL) LIMIT 6`,
  );
  films = await ownFields();
});
afterAll(() => sales?.close());

/** One field of each type; answers the choices of the last. */
async function ownFields(): Promise<string[]> {
  const save = (type: 'TEXT' | 'NUMBER' | 'DATE' | 'PERSON' | 'CHOICE', choices: string[] = []) =>
    sales.get(SaveCustomField).execute(anna, {
      kind: 'OPPORTUNITY',
      type,
      key: type.toLowerCase(),
      label: { pl: `Pole ${type}`, en: `Field ${type}` },
      required: false,
      active: true,
      choices: choices.map((name) => ({ label: { pl: name, en: name }, active: true })),
    });
  for (const type of ['TEXT', 'NUMBER', 'DATE', 'PERSON'] as const) await save(type);
  return (await save('CHOICE', ['BOPP', 'PE'])).choices.map(({ id }) => id);
}

/** Histories are of no use in which everything is refused. */
const ACTIONS = [
  'activity.change',
  'activity.complete',
  'activity.create',
  'activity.delete',
  'activity.reopen',
  'opportunity.change',
  'opportunity.create',
  'opportunity.move',
];

/** What somebody does next; each picks among few things, so that values come and go and come back. */
type Step = readonly [kind: number, one: number, two: number];
const steps = fc.array(fc.tuple(fc.nat(15), fc.nat(5), fc.nat(5)), { minLength: 4, maxLength: 18 });
/** All that can become of an activity, which chance alone does not bring about every time. */
const WHOLE_LIFE: Step[] = [9, 10, 11, 12, 13, 8].map((kind) => [kind, kind === 8 ? 1 : 0, 1] as const);
const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
/** Values of every custom field come, change and go. */
const OWN_FIELDS: Step[] = [
  [14, 1, 1],
  [15, 1, 2],
  [14, 2, 0],
  [15, 0, 0],
  [14, 0, 1],
];
const day = (n: number) => `2027-0${1 + (n % 6)}-15`;

const someValues = (one: number, two: number) => [
  { field: 'text', text: one === 0 ? null : `Text ${one}` },
  { field: 'number', number: two === 0 ? null : `${one}.50` },
];
const otherValues = (one: number, two: number) => [
  { field: 'date', date: one === 0 ? null : day(two) },
  { field: 'person', personId: two === 0 ? null : at(people, one) },
  { field: 'choice', choiceId: two === 1 ? null : at(films, one) },
];

class History {
  readonly seen: { at: Date; copy: OpportunityRecordView }[] = [];
  private constructor(private readonly id: string) {}

  static async begin(): Promise<History> {
    const { id } = await sales.get(CreateOpportunity).execute(anna, { title: 'Line 2', customerId: customers[0] });
    const history = new History(id);
    await history.look();
    return history;
  }

  async take([kind, one, two]: Step): Promise<void> {
    sales.clock.advance({ hours: 1 + (two % 3) * 23, ms: one });
    // Whatever a step is refused for changes nothing, which is one more instant to look at.
    await this.step(kind, one, two).catch((error: unknown) => {
      if (!(error instanceof Error && 'code' in error)) throw error;
    });
    await this.look();
  }

  private async look(): Promise<void> {
    this.seen.push({ at: sales.clock.now(), copy: await this.now() });
    sales.clock.advance({ ms: 1 });
  }

  private async now(): Promise<OpportunityRecordView> {
    return (await sales.get(OpportunityRecordQuery).find(anna, this.id)) as OpportunityRecordView;
  }

  asOf(instant: Date): Promise<OpportunityRecordView | null> {
    return sales.get(SaleAsOfQuery).find(anna, this.id, instant);
  }

  private async step(kind: number, one: number, two: number): Promise<unknown> {
    const { opportunity, activities } = await this.now();
    const known = { id: this.id, expectedVersion: opportunity.version };
    const change = (input: object) => sales.get(ChangeOpportunity).execute(anna, { ...known, ...input });
    const activity = activities[one % Math.max(1, activities.length)];
    const ofActivity = activity && { id: activity.id, expectedVersion: activity.version };
    const outcome = two % 2 === 0 ? null : 'Agreed';
    const acts: (() => Promise<unknown> | undefined)[] = [
      () => change({ title: `Line ${one}`, nextStep: two === 0 ? null : `Step ${two}` }),
      () =>
        change({ amount: one === 0 ? null : { amount: `${one}1234567890123.45`, currency: at(['PLN', 'EUR'], two) } }),
      () => change({ expectedCloseDate: one === 0 ? null : day(two) }),
      () => change({ ownerId: at(people, one), competitorId: two === 0 ? null : at(competitors, two) }),
      () => change({ customerId: one === 0 ? null : at(customers, two), description: `About ${one}` }),
      () =>
        change({ contacts: one === 0 ? [] : [{ contactId: at(contacts, two), role: at(['DECIDES', 'USES'], one) }] }),
      () =>
        change({
          splits:
            one === 0
              ? []
              : people.map((userId, n) => ({ userId, share: n === 0 ? `${one}0.5` : `${100 - one * 10 - 0.5}` })),
        }),
      () => change({ classifications: [{ ...at(classes, one), ...(two === 0 ? { valueId: null } : {}) }] }),
      () =>
        sales.get(MoveOpportunity).execute(anna, {
          ...known,
          stageId: at(stages, one),
          reason: 'because',
          lostReasonId: reasonId,
          lostNote: `Note ${two}`,
          occurredAt: new Date(sales.clock.now().getTime() - two * 60_000),
        }),
      () =>
        sales.get(CreateActivity).execute(anna, {
          kind: at(['CALL', 'TASK', 'NOTE'], one),
          subject: `Call ${one}`,
          opportunityId: this.id,
          contactId: two % 2 === 0 ? at(contacts, two) : null,
          dueAt: two === 0 ? null : new Date(sales.clock.now().getTime() + two * 86_400_000),
          allDay: two === 3,
        }),
      () =>
        ofActivity &&
        sales.get(ChangeActivity).execute(anna, {
          ...ofActivity,
          subject: `Call ${two}`,
          body: two === 0 ? null : 'Words',
          ownerId: at(people, two),
        }),
      () => ofActivity && sales.get(CompleteActivity).execute(anna, { ...ofActivity, outcome }),
      () => ofActivity && sales.get(ReopenActivity).execute(anna, ofActivity),
      () => ofActivity && sales.get(DeleteActivity).execute(anna, ofActivity),
      () => change({ customFields: someValues(one, two) }),
      () => change({ customFields: otherValues(one, two) }),
    ];
    return acts[kind]?.();
  }
}

/** The past cannot be edited; everything else is exactly as it was seen. */
const readOnly = (record: OpportunityRecordView): OpportunityRecordView => ({
  ...record,
  activities: record.activities.map((activity) => ({ ...activity, canEdit: false })),
  canEdit: false,
});
const withoutSavedAt = (record: OpportunityRecordView | null) =>
  record && { ...record, opportunity: { ...record.opportunity, updatedAt: null } };

describe('a sale as of an instant', () => {
  it('is exactly what was on the page then, whatever happened since', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (path) => {
        const history = await History.begin();
        for (const step of path) await history.take(step);
        for (const { at: instant, copy } of history.seen) {
          expect(withoutSavedAt(await history.asOf(instant))).toEqual(withoutSavedAt(readOnly(copy)));
        }
      }),
      { numRuns: 60, examples: [[WHOLE_LIFE], [OWN_FIELDS]] },
    );
    const done = await sales.rows<{ action: string }>(
      'SELECT DISTINCT action FROM platform.register_entry ORDER BY action',
    );
    expect(done.map(({ action }) => action)).toEqual(expect.arrayContaining(ACTIONS));
  }, 300_000);

  it('is nothing before it was there, and out of reach where the sale is', async () => {
    const { id, createdAt } = await sales.get(CreateOpportunity).execute(anna, { title: 'Line 3' });
    const query = sales.get(SaleAsOfQuery);
    expect(await query.find(anna, id, new Date(createdAt.getTime() - 1))).toBeNull();
    expect(await query.find(anna, id, createdAt)).not.toBeNull();
    const stranger = anActor({ userId: people[1] as string, scopes: scopesOf('OWN'), permissions: EVERYTHING });
    expect((await refusalOf(query.find(stranger, id, createdAt))).code).toBe('NOT_FOUND');
    expect((await refusalOf(query.difference(stranger, id, createdAt, createdAt))).code).toBe('NOT_FOUND');
  });

  it('goes back as far as its register does for a sale that was there before', async () => {
    const { id, version } = await sales.get(CreateOpportunity).execute(anna, { title: 'Old' });
    await sales.rows(
      `SET session_replication_role = replica; DELETE FROM platform.register_entry WHERE stream_id = '${id}'; SET session_replication_role = DEFAULT`,
    );
    const before = sales.clock.now();
    sales.clock.advance({ hours: 1 });
    await sales.get(ChangeOpportunity).execute(anna, { id, expectedVersion: version, title: 'New' });
    expect((await sales.get(SaleAsOfQuery).find(anna, id, before))?.opportunity.title).toBe('Old');
    expect((await sales.get(SaleAsOfQuery).find(anna, id, sales.clock.now()))?.opportunity.title).toBe('New');
  });
});

describe('the difference between two instants', () => {
  it('tells what became of the facts and of the activities, whichever instant is named first', async () => {
    const made = await sales.get(CreateOpportunity).execute(anna, { title: 'Line 4' });
    const from = sales.clock.now();
    sales.clock.advance({ hours: 1 });
    const changed = await sales.get(ChangeOpportunity).execute(anna, {
      id: made.id,
      expectedVersion: 1,
      ownerId: people[1],
      sourceId: await picked(sales, 'SOURCE', 'Trade fair'),
      title: 'Line 5',
    });
    await sales.get(ChangeOpportunity).execute(anna, {
      id: made.id,
      expectedVersion: changed.version,
      title: 'Line 4',
      customFields: [
        { field: 'person', personId: people[1] },
        { field: 'choice', choiceId: films[0] },
      ],
    });
    await sales.get(CreateActivity).execute(anna, { kind: 'CALL', subject: 'Ask', opportunityId: made.id });
    const to = sales.clock.now();
    const query = sales.get(SaleAsOfQuery);
    const difference = await query.difference(anna, made.id, to, from);
    expect(difference).toMatchObject({ from, to, activities: [{ kind: 'ADDED', subject: 'Ask' }] });
    expect(difference.changes.map(({ field }) => field)).toEqual([
      'owner',
      'team',
      'source',
      'custom.choice',
      'custom.person',
    ]);
    expect(difference.changes.slice(3)).toMatchObject([
      { fieldLabel: 'Pole CHOICE', fromLabel: null, toLabel: 'BOPP' },
      { fieldLabel: 'Pole PERSON', fromLabel: null, toLabel: 'Bob' },
    ]);
    expect(difference.changes[0]).toMatchObject({ fromLabel: 'Anna', toLabel: 'Bob' });
    expect((await query.difference(anna, made.id, to, to)).changes).toEqual([]);
  });
});
