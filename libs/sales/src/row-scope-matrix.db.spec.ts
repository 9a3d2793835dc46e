import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ChangeCustomer,
  ContactQuery,
  CustomerCardQuery,
  CustomerDuplicatesQuery,
  CustomerListQuery,
  DeleteCustomer,
} from '@kontor/customers';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor, RowScope, ScopedKind } from '@kontor/platform';
import { ActivityListQuery } from './queries/activity-list.query.js';
import { BoardQuery } from './queries/board.query.js';
import { MoveCheckQuery } from './queries/move-check.query.js';
import { OpportunityListQuery } from './queries/opportunity-list.query.js';
import { OpportunityRecordQuery } from './queries/opportunity-record.query.js';
import { SaleRegisterQuery } from './queries/sale-register.query.js';
import { SalesSummaryQuery } from './queries/sales-summary.query.js';
import { SearchQuery } from './queries/search.query.js';
import { type SalesApplication, salesApplication } from './testing/sales-application.js';
import { aContact, aCustomer, anActivity, stagesOf } from './testing/sales-builders.js';
import { ChangeActivity } from './use-cases/change-activity.js';
import { ChangeOpportunity } from './use-cases/change-opportunity.js';
import { CompleteActivity } from './use-cases/complete-activity.js';
import { CreateActivity } from './use-cases/create-activity.js';
import { CreateOpportunity } from './use-cases/create-opportunity.js';
import { DeleteActivity } from './use-cases/delete-activity.js';
import { DeleteOpportunity } from './use-cases/delete-opportunity.js';
import { MoveOpportunity } from './use-cases/move-opportunity.js';

/** Whose record it is, seen by the person who asks. */
const WHOSE = ['mine', 'colleague', 'stranger'] as const;
type Whose = (typeof WHOSE)[number];
const REACH: Readonly<Record<RowScope, readonly Whose[]>> = {
  OWN: ['mine'],
  TEAM: ['mine', 'colleague'],
  ALL: WHOSE,
};
const SCOPES = Object.keys(REACH) as RowScope[];
const EVERYTHING = { read: 'ALL', write: 'ALL' } as const;

let sales: SalesApplication;
let me: Actor;
let processId: string;
let stages: Record<string, string>;
const ids: Record<ScopedKind, Record<Whose, string>> = {
  customer: { mine: '', colleague: '', stranger: '' },
  opportunity: { mine: '', colleague: '', stranger: '' },
  activity: { mine: '', colleague: '', stranger: '' },
};

beforeAll(async () => {
  sales = await salesApplication();
  stages = await stagesOf(sales);
  processId = (await sales.rows<{ id: string }>(`SELECT id FROM sales.process WHERE key = 'new-business'`))[0]
    ?.id as string;
  const [ourTeam, otherTeam] = [await aTeam(sales.db), await aTeam(sales.db)];
  const permissions = [
    'customer.read',
    'customer.write',
    'opportunity.read',
    'opportunity.write',
    'activity.read',
    'activity.write',
  ];
  for (const whose of WHOSE) {
    const team = whose === 'stranger' ? otherTeam : ourTeam;
    const userId = await aUser(sales.db, { teamId: team });
    const actor = anActor({ userId, homeTeamId: team, teamIds: [team], permissions });
    if (whose === 'mine') me = actor;
    const customerId = await aCustomer(sales, { name: `Customer of ${whose}`, ownerId: userId, teamId: team });
    await aContact(sales, customerId);
    const sale = await sales.get(CreateOpportunity).execute(actor, { title: `Sale of ${whose}`, customerId });
    ids.customer[whose] = customerId;
    ids.opportunity[whose] = sale.id;
    ids.activity[whose] = await anActivity(sales, {
      opportunityId: sale.id,
      ownerId: userId,
      dueAt: '2026-11-30T10:00:00Z',
    });
    await sales.rows('UPDATE sales.activity SET team_id = $1, version = 2 WHERE id = $2', [team, ids.activity[whose]]);
  }
});
afterAll(() => sales.close());

/** Somebody whose reach for one kind is `scope` and for the others unlimited, so that only this kind is tried. */
const reaching = (kind: ScopedKind, scope: RowScope): Actor => ({
  ...me,
  scopes: {
    customer: EVERYTHING,
    opportunity: EVERYTHING,
    activity: EVERYTHING,
    [kind]: { read: scope, write: scope },
  },
});

const whoseIs = (kind: ScopedKind, found: readonly (string | null | undefined)[]): Whose[] =>
  WHOSE.filter((whose) => found.includes(ids[kind][whose]));
const allOf = async <T>(batches: AsyncGenerator<readonly T[]>): Promise<T[]> => {
  const all: T[] = [];
  for await (const batch of batches) all.push(...batch);
  return all;
};
const everySale = async (actor: Actor) =>
  (await sales.get(OpportunityListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row);
const everyActivity = async (actor: Actor) =>
  (await sales.get(ActivityListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row);
const hits = async (actor: Actor, text: string) =>
  (await sales.get(SearchQuery).find(actor, text, 50)).map(({ id }) => id);
const recordOf = (actor: Actor, id: string) => sales.get(OpportunityRecordQuery).find(actor, id);

/** Doors that answer with a set: exactly the records within reach come out of each. */
const SETS: Readonly<
  Record<ScopedKind, Readonly<Record<string, (actor: Actor) => Promise<readonly (string | null | undefined)[]>>>>
> = {
  opportunity: {
    list: async (actor) => (await everySale(actor)).map(({ id }) => id),
    'list by customer': async (actor) =>
      (
        await sales.get(OpportunityListQuery).page(actor, { first: 100, sort: { field: 'CUSTOMER', direction: 'ASC' } })
      ).rows.map(({ row }) => row.id),
    'list by text': async (actor) =>
      (await sales.get(OpportunityListQuery).page(actor, { first: 100, filter: { text: 'sale of' } })).rows.map(
        ({ row }) => row.id,
      ),
    export: async (actor) => (await allOf(sales.get(OpportunityListQuery).stream(actor, {}))).map(({ id }) => id),
    board: async (actor) =>
      (await sales.get(BoardQuery).of(actor, { processId, cardsPerColumn: 100 })).columns.flatMap(({ cards }) =>
        cards.map(({ id }) => id),
      ),
    search: (actor) => hits(actor, 'sale of'),
    'nested edge of an activity': async (actor) =>
      (await everyActivity(actor)).map(({ opportunity }) => opportunity?.id),
  },
  customer: {
    list: async (actor) =>
      (await sales.get(CustomerListQuery).page(actor, { first: 100 })).rows.map(({ row }) => row.id),
    export: async (actor) => (await allOf(sales.get(CustomerListQuery).stream(actor, null, null))).map(({ id }) => id),
    search: (actor) => hits(actor, 'customer of'),
    duplicates: async (actor) => {
      const suspects = WHOSE.map((whose) => ({ name: `Customer of ${whose}` }));
      const found = await Promise.all(
        suspects.map((suspect) => sales.get(CustomerDuplicatesQuery).find(actor, suspect)),
      );
      return found.flat().map(({ id }) => id);
    },
    'nested edge of a sale': async (actor) => (await everySale(actor)).map(({ customer }) => customer?.id),
    'nested edge of an activity': async (actor) => (await everyActivity(actor)).map(({ customer }) => customer?.id),
    'sales found by their customer': async (actor) => {
      const found = await sales.get(OpportunityListQuery).page(actor, { first: 100, filter: { text: 'customer of' } });
      return WHOSE.filter((whose) => found.rows.some(({ row }) => row.id === ids.opportunity[whose])).map(
        (whose) => ids.customer[whose],
      );
    },
    'sales filtered by their customer': async (actor) => {
      const filter = { customerIds: Object.values(ids.customer) };
      const found = await sales.get(OpportunityListQuery).page(actor, { first: 100, filter });
      return WHOSE.filter((whose) => found.rows.some(({ row }) => row.id === ids.opportunity[whose])).map(
        (whose) => ids.customer[whose],
      );
    },
  },
  activity: {
    list: async (actor) => (await everyActivity(actor)).map(({ id }) => id),
    'nested edge of a sale': async (actor) =>
      (await Promise.all(WHOSE.map((whose) => recordOf(actor, ids.opportunity[whose])))).flatMap(
        (record) => record?.activities.map(({ id }) => id) ?? [],
      ),
  },
};

/** Doors that answer with a number: how many records are within reach. */
const COUNTS: Readonly<Record<ScopedKind, Readonly<Record<string, (actor: Actor) => Promise<number>>>>> = {
  opportunity: {
    count: async (actor) => (await sales.get(OpportunityListQuery).count(actor, {})).value,
    totals: async (actor) => (await sales.get(OpportunityListQuery).totals(actor, {})).count.value,
    'board totals': async (actor) =>
      (await sales.get(BoardQuery).of(actor, { processId, cardsPerColumn: 1 })).totals.count.value,
    summary: async (actor) => (await sales.get(SalesSummaryQuery).of(actor, {})).open.count,
    'customer cards': async (actor) => {
      const cards = await Promise.all(
        WHOSE.map((whose) => sales.get(CustomerCardQuery).find(actor, ids.customer[whose])),
      );
      return cards.reduce((sum, card) => sum + (card?.open.count ?? 0), 0);
    },
  },
  customer: { count: async (actor) => (await sales.get(CustomerListQuery).count(actor, {})).value },
  activity: { count: async (actor) => (await sales.get(ActivityListQuery).count(actor, {})).value },
};

/** A version that no record has: a writer who reaches the record gets a conflict, and nothing changes. */
const expectedVersion = 99;

/** Doors to one record: out of reach they answer exactly as for one that is not there. */
const ONES: Readonly<Record<ScopedKind, Readonly<Record<string, (actor: Actor, id: string) => Promise<unknown>>>>> = {
  opportunity: {
    get: recordOf,
    register: (actor, id) => sales.get(SaleRegisterQuery).page(actor, 'sale', id, { first: 10 }),
    'move check': (actor, id) => sales.get(MoveCheckQuery).of(actor, { id, stageId: stages['won'] as string }),
    update: (actor, id) => sales.get(ChangeOpportunity).execute(actor, { id, expectedVersion, title: 'x' }),
    move: (actor, id) =>
      sales.get(MoveOpportunity).execute(actor, { id, expectedVersion, stageId: stages['won'] as string }),
    delete: (actor, id) => sales.get(DeleteOpportunity).execute(actor, { id, expectedVersion }),
    'new activity': (actor, id) =>
      sales.get(CreateActivity).execute(actor, { kind: 'CALL', subject: 'Call', opportunityId: id }),
  },
  customer: {
    get: (actor, id) => sales.get(CustomerCardQuery).find(actor, id),
    contacts: (actor, id) => sales.get(ContactQuery).list(actor, id),
    register: (actor, id) => sales.get(SaleRegisterQuery).page(actor, 'customer', id, { first: 10 }),
    update: (actor, id) => sales.get(ChangeCustomer).execute(actor, { id, expectedVersion, name: 'x' }),
    delete: (actor, id) => sales.get(DeleteCustomer).execute(actor, { id, expectedVersion }),
    'new sale': (actor, id) => sales.get(CreateOpportunity).execute(actor, { title: 'x', customerId: id }),
  },
  activity: {
    update: (actor, id) => sales.get(ChangeActivity).execute(actor, { id, expectedVersion, subject: 'x' }),
    complete: (actor, id) => sales.get(CompleteActivity).execute(actor, { id, expectedVersion }),
    delete: (actor, id) => sales.get(DeleteActivity).execute(actor, { id, expectedVersion }),
  },
};

/** What came of it, as a client sees it, without the id that was asked for. */
async function outcome(answer: Promise<unknown>, id: string): Promise<string> {
  const seen = await answer.catch((error: { code?: string; message: string; details?: unknown }) => {
    if (error.code === undefined) throw error;
    return { code: error.code, message: error.message, details: error.details };
  });
  return JSON.stringify(seen ?? null).replaceAll(id, 'ID');
}

const KINDS = Object.keys(SETS) as ScopedKind[];
const grid = <T>(doors: Readonly<Record<ScopedKind, Readonly<Record<string, T>>>>) =>
  KINDS.flatMap((kind) =>
    SCOPES.flatMap((scope) => Object.entries(doors[kind]).map(([verb, door]) => [scope, kind, verb, door] as const)),
  );

describe('row scope', () => {
  it.each(grid(SETS))('%s of %s by %s lets out exactly what is within reach', async (scope, kind, _, door) => {
    expect(whoseIs(kind, await door(reaching(kind, scope)))).toEqual(REACH[scope]);
  });

  it.each(grid(COUNTS))('%s of %s by %s counts exactly what is within reach', async (scope, kind, _, door) => {
    expect(await door(reaching(kind, scope))).toBe(REACH[scope].length);
  });

  it.each(grid(ONES))(
    '%s of %s by %s answers beyond its reach as if there were nothing',
    async (scope, kind, _, door) => {
      const actor = reaching(kind, scope);
      const missingId = randomUUID();
      const missing = await outcome(door(actor, missingId), missingId);
      for (const whose of WHOSE) {
        const id = ids[kind][whose];
        const seen = await outcome(door(actor, id), id);
        if (REACH[scope].includes(whose)) expect(seen).not.toBe(missing);
        else expect(seen).toBe(missing);
      }
    },
  );

  it.each(KINDS)('lets nobody without a reach for any %s through a door', async (kind) => {
    const { [kind]: _, ...others } = reaching(kind, 'ALL').scopes;
    const actor = { ...me, scopes: others };
    for (const door of Object.values(SETS[kind])) expect(whoseIs(kind, await door(actor))).toEqual([]);
    for (const door of Object.values(COUNTS[kind])) expect(await door(actor)).toBe(0);
  });

  it.each(KINDS)('tells who may read but not write a %s that they may not', async (kind) => {
    const actor = {
      ...me,
      scopes: { ...reaching(kind, 'TEAM').scopes, [kind]: { read: 'TEAM', write: 'OWN' } as const },
    };
    for (const verb of ['update', 'delete']) {
      const door = ONES[kind][verb];
      expect(await outcome(door?.(actor, ids[kind].colleague) ?? Promise.resolve(), ids[kind].colleague)).toContain(
        '"FORBIDDEN"',
      );
      expect(await outcome(door?.(actor, ids[kind].mine) ?? Promise.resolve(), ids[kind].mine)).toContain('"CONFLICT"');
    }
  });
});
