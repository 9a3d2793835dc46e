import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { localDate } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { PeopleDirectory } from '../contract/people-directory.js';
import { TeamsQuery } from '../queries/teams.query.js';
import { anActor, aTeam, aUser, scopesOf } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { AssignTeam } from './assign-team.js';
import { SaveTeam, type TeamInput } from './save-team.js';

let db: TestDatabase;
let app: IdentityApplication;
let administrator: Actor;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  administrator = await actorOf(app, (await foundOrganisation(app)).administratorId);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const save = (input: TeamInput, actor = administrator) => app.get(SaveTeam).execute(actor, input);
const assign = (userId: string, teamId: string | null, from: string, actor = administrator) =>
  app.get(AssignTeam).execute(actor, { userId, teamId, from: localDate(from) });

it('makes, renames and moves teams, each save on record', async () => {
  const leaderId = await aUser(db, { name: 'Ewa Zając' });
  const south = await save({ name: 'South' });
  const made = await save({ name: ' Kraków ', parentId: south.id, leaderId });
  expect(made).toMatchObject({ name: 'Kraków', parent: { name: 'South' }, leader: { name: 'Ewa Zając' }, version: 1 });
  const moved = await save({ id: made.id, expectedVersion: 1, parentId: null });
  expect(moved).toMatchObject({ name: 'Kraków', parent: null, leader: { id: leaderId }, version: 2 });
  const entries = await app.rows<{ action: string; changes: { field: string }[] }>(
    "SELECT action, changes FROM platform.register_entry WHERE stream_kind = 'team' AND stream_id = $1 ORDER BY id",
    [made.id],
  );
  expect(entries.map(({ action, changes }) => [action, changes.map(({ field }) => field)])).toEqual([
    ['team.create', ['name', 'parentId', 'leaderId']],
    ['team.change', ['parentId']],
  ]);
});

it('refuses circles, also when both halves come at once', async () => {
  const [a, b, c] = [await save({ name: 'A' }), await save({ name: 'B' }), await save({ name: 'C' })];
  await save({ id: b.id, expectedVersion: 1, parentId: a.id });
  await save({ id: c.id, expectedVersion: 1, parentId: b.id });
  expect((await refusalOf(save({ id: a.id, expectedVersion: 1, parentId: c.id }))).code).toBe('TEAM_CYCLE');
  expect((await refusalOf(save({ id: a.id, expectedVersion: 1, parentId: a.id }))).code).toBe('TEAM_CYCLE');

  const [left, right] = [await save({ name: 'Left' }), await save({ name: 'Right' })];
  const outcomes = await Promise.allSettled([
    save({ id: left.id, expectedVersion: 1, parentId: right.id }),
    save({ id: right.id, expectedVersion: 1, parentId: left.id }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({ code: 'TEAM_CYCLE' });
});

it('refuses what is not there, what is stale, and a change without a version', async () => {
  const nobody = '01930000-0000-7000-8000-00000000dead';
  const team = await save({ name: 'Team' });
  expect((await refusalOf(save({ name: 'X', parentId: nobody }))).code).toBe('NOT_FOUND');
  expect((await refusalOf(save({ name: 'X', leaderId: nobody }))).code).toBe('NOT_FOUND');
  expect((await refusalOf(save({ id: nobody, expectedVersion: 1, name: 'X' }))).code).toBe('NOT_FOUND');
  expect((await refusalOf(save({ id: team.id, name: 'X' }))).code).toBe('INVALID_INPUT');
  expect((await refusalOf(save({ name: '  ' }))).code).toBe('TEXT_REQUIRED');
  await save({ id: team.id, expectedVersion: 1, name: 'Renamed' });
  expect((await refusalOf(save({ id: team.id, expectedVersion: 1, name: 'Mine' }))).details).toMatchObject({
    currentVersion: 2,
    changed: { name: 'Renamed' },
  });
});

it('moves people from a day on and leaves the past as it was', async () => {
  const userId = await aUser(db);
  const [north, south] = [await aTeam(db, { name: 'North' }), await aTeam(db, { name: 'South' })];
  await assign(userId, north, '2026-01-01');
  const moved = await assign(userId, south, '2026-11-01');
  expect(moved).toMatchObject({ team: { name: 'South' }, version: 3 });
  const on = async (day: string) =>
    (await app.get(PeopleDirectory).homeTeams([userId], localDate(day))).get(userId) ?? null;
  expect([await on('2025-12-31'), await on('2026-01-01'), await on('2026-10-31'), await on('2026-11-01')]).toEqual([
    null,
    north,
    north,
    south,
  ]);
  const { code, details } = await refusalOf(assign(userId, north, '2026-10-31'));
  expect({ code, earliest: details['earliest'] }).toEqual({ code: 'MEMBERSHIP_TOO_EARLY', earliest: '2026-11-01' });
  expect(await assign(userId, null, '2026-11-20')).toMatchObject({ team: null });
  const teams = await app.get(TeamsQuery).all();
  expect(teams.find(({ id }) => id === south)?.memberships).toMatchObject([
    { user: { id: userId }, validFrom: '2026-11-01', validTo: '2026-11-20' },
  ]);
});

it('lets nobody widen a reach that is limited to teams', async () => {
  const [own, other] = [await aTeam(db), await aTeam(db)];
  const userId = await aUser(db);
  const actor = anActor({ userId, scopes: scopesOf('TEAM'), teamIds: [own], permissions: ['team.manage'] });
  await expect(assign(userId, own, '2026-05-01', actor)).resolves.toBeDefined();
  for (const attempt of [
    () => assign(userId, other, '2026-06-01', actor),
    () => save({ name: 'Above all' }, actor),
    () => save({ id: other, expectedVersion: 1, leaderId: userId }, actor),
    () => save({ id: own, expectedVersion: 1, parentId: null, name: 'x' }, { ...actor, teamIds: [] }),
  ]) {
    expect((await refusalOf(attempt())).code).toBe('RIGHT_LACKING');
  }
  await expect(save({ name: 'Below', parentId: own }, actor)).resolves.toBeDefined();
});
