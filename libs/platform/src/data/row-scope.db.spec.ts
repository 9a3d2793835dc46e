import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currencyCode } from '@kontor/kernel';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import fc from 'fast-check';
import type { Actor, RowScope } from '../actor.js';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { inRowScope, requireWritable, rowScope } from './row-scope.js';
import { sql } from './sql.js';

let db: TestDatabase;
let platform: Platform;

beforeAll(async () => {
  db = await testDatabase();
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  platform = await createPlatform({ config, entities: [] });
});
afterAll(async () => {
  await platform.close();
  await db.drop();
});

const person = (n: number): string => `01930000-0000-7000-8000-00000000000${n}`;
const team = (n: number): string => `01930000-0000-7000-8000-0000000000a${n}`;
const somebody = fc.constantFrom(null, person(1), person(2));
const reach = fc.constantFrom<RowScope | undefined>('OWN', 'TEAM', 'ALL', undefined);

const anActor = (userId: string | null, teamIds: readonly string[], read?: RowScope, write?: RowScope): Actor => ({
  kind: 'USER',
  userId,
  name: 'Anna',
  channel: 'WEB',
  permissions: new Set(),
  scopes: read && write ? { opportunity: { read, write } } : {},
  teamIds,
  homeTeamId: null,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
});

const actors = fc
  .tuple(somebody, fc.subarray([team(1), team(2)]), reach, reach)
  .map(([userId, teamIds, read, write]) => anActor(userId, teamIds, read, write));

const rows = fc.record({ ownerId: somebody, teamId: fc.constantFrom(null, team(1), team(2), team(3)) });

describe('the reach of a person', () => {
  it('is the same in SQL as for a row at hand, for reading and for writing', async () => {
    await fc.assert(
      fc.asyncProperty(actors, rows, fc.constantFrom('read', 'write'), async (actor, row, verb) => {
        const predicate = rowScope(actor, 'opportunity', verb, { owner: sql`owner_id`, team: sql`team_id` });
        const found = await platform.database.many(sql`
          SELECT 1 AS one FROM (SELECT ${row.ownerId}::uuid AS owner_id, ${row.teamId}::uuid AS team_id) AS r WHERE ${predicate}`);
        expect(found.length === 1).toBe(inRowScope(actor, 'opportunity', verb, row));
      }),
      { numRuns: 300 },
    );
  });

  it('is nothing for a kind that it does not name', () => {
    const row = { ownerId: person(1), teamId: team(1) };
    expect(inRowScope(anActor(person(1), [team(1)], 'ALL', 'ALL'), 'customer', 'read', row)).toBe(false);
  });

  it('tells what one may not see from what is not there in no way, and what one may only read by name', () => {
    const mine = { ownerId: person(1), teamId: team(1) };
    const theirs = { ownerId: person(2), teamId: team(2) };
    const colleagues = { ownerId: person(2), teamId: team(1) };
    const actor = anActor(person(1), [team(1)], 'TEAM', 'OWN');
    const require = (row: typeof mine) => () => requireWritable(actor, 'opportunity', row);
    expect(require(mine)).not.toThrow();
    expect(require(theirs)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(require(colleagues)).toThrow(expect.objectContaining({ code: 'FORBIDDEN' }));
  });
});
