import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aTeam, aUser, anActor } from '@kontor/identity/testing';
import type { Actor, RowScope, ScopedKind } from '@kontor/platform';
import { activityDoors } from './testing/doors/activity-doors.js';
import { customerDoors } from './testing/doors/customer-doors.js';
import { type Doors, type ScopedWorld, type Whose, WHOSE } from './testing/doors/doors.js';
import { opportunityDoors } from './testing/doors/opportunity-doors.js';
import { type SalesApplication, salesApplication } from './testing/sales-application.js';
import { aContact, aCustomer, anActivity, stagesOf } from './testing/sales-builders.js';
import { CreateOpportunity } from './use-cases/create-opportunity.js';

const REACH: Readonly<Record<RowScope, readonly Whose[]>> = {
  OWN: ['mine'],
  TEAM: ['mine', 'colleague'],
  ALL: WHOSE,
};
const SCOPES = Object.keys(REACH) as RowScope[];
const EVERYTHING = { read: 'ALL', write: 'ALL' } as const;

let sales: SalesApplication;
let me: Actor;
let world: ScopedWorld;
const ids: Record<ScopedKind, Record<Whose, string>> = {
  customer: { mine: '', colleague: '', stranger: '' },
  opportunity: { mine: '', colleague: '', stranger: '' },
  activity: { mine: '', colleague: '', stranger: '' },
};

beforeAll(async () => {
  sales = await salesApplication();
  const processId = (await sales.rows<{ id: string }>(`SELECT id FROM sales.process WHERE key = 'new-business'`))[0]
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
  world = { sales, processId, stages: await stagesOf(sales), ids };
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

const DOORS: Readonly<Record<ScopedKind, Doors>> = {
  customer: customerDoors,
  opportunity: opportunityDoors,
  activity: activityDoors,
};

/** What came of it, as a client sees it, without the id that was asked for. */
async function outcome(answer: Promise<unknown>, id: string): Promise<string> {
  const seen = await answer.catch((error: { code?: string; message: string; details?: unknown }) => {
    if (error.code === undefined) throw error;
    return { code: error.code, message: error.message, details: error.details };
  });
  return JSON.stringify(seen ?? null).replaceAll(id, 'ID');
}

const KINDS = Object.keys(DOORS) as ScopedKind[];
const grid = <Part extends keyof Doors>(part: Part) =>
  KINDS.flatMap((kind) =>
    SCOPES.flatMap((scope) =>
      Object.entries(DOORS[kind][part] as Readonly<Record<string, Doors[Part][string]>>).map(
        ([verb, door]) => [scope, kind, verb, door] as const,
      ),
    ),
  );

describe('row scope', () => {
  it.each(grid('sets'))('%s of %s by %s lets out exactly what is within reach', async (scope, kind, _, door) => {
    expect(whoseIs(kind, await door(world, reaching(kind, scope)))).toEqual(REACH[scope]);
  });

  it.each(grid('counts'))('%s of %s by %s counts exactly what is within reach', async (scope, kind, _, door) => {
    expect(await door(world, reaching(kind, scope))).toBe(REACH[scope].length);
  });

  it.each(grid('ones'))(
    '%s of %s by %s answers beyond its reach as if there were nothing',
    async (scope, kind, _, door) => {
      const actor = reaching(kind, scope);
      const missingId = randomUUID();
      const missing = await outcome(door(world, actor, missingId), missingId);
      for (const whose of WHOSE) {
        const id = ids[kind][whose];
        const seen = await outcome(door(world, actor, id), id);
        if (REACH[scope].includes(whose)) expect(seen).not.toBe(missing);
        else expect(seen).toBe(missing);
      }
    },
  );

  it.each(KINDS)('lets nobody without a reach for any %s through a door', async (kind) => {
    const { [kind]: _, ...others } = reaching(kind, 'ALL').scopes;
    const actor = { ...me, scopes: others };
    for (const door of Object.values(DOORS[kind].sets)) expect(whoseIs(kind, await door(world, actor))).toEqual([]);
    for (const door of Object.values(DOORS[kind].counts)) expect(await door(world, actor)).toBe(0);
  });

  it.each(KINDS)('tells who may read but not write a %s that they may not', async (kind) => {
    const actor = {
      ...me,
      scopes: { ...reaching(kind, 'TEAM').scopes, [kind]: { read: 'TEAM', write: 'OWN' } as const },
    };
    for (const verb of ['update', 'delete']) {
      const door = DOORS[kind].ones[verb];
      expect(
        await outcome(door?.(world, actor, ids[kind].colleague) ?? Promise.resolve(), ids[kind].colleague),
      ).toContain('"FORBIDDEN"');
      expect(await outcome(door?.(world, actor, ids[kind].mine) ?? Promise.resolve(), ids[kind].mine)).toContain(
        '"CONFLICT"',
      );
    }
  });
});
