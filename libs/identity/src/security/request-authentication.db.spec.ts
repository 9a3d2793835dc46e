import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Database, type RequestScope, requestScope } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { aMembership, aRole, aTeam, aUser } from '../testing/builders.js';
import { foundOrganisation, logIn } from '../testing/founded.js';
import { type IdentityApplication, identityApplication, TEST_PERMISSIONS } from '../testing/identity-application.js';

let db: TestDatabase;
let app: IdentityApplication;
let passwordHash: string;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  await foundOrganisation(app);
  const [row] = await app.rows<{ password_hash: string }>('SELECT password_hash FROM identity.user_account');
  passwordHash = row?.password_hash ?? '';
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

let count = 0;
const loggedIn = async (overrides: Parameters<typeof aUser>[1] = {}) => {
  count += 1;
  const email = `person${count}@pakmasz.pl`;
  const id = await aUser(db, { email, passwordHash, ...overrides });
  return { id, ...(await logIn(app, email)) };
};
const again = (token: string) => app.get(Authentication).actorOfSession(token);

it('knows the person, the widest of their roles, and the organisation', async () => {
  const { id, actor } = await loggedIn({ roles: ['salesperson', 'viewer'] });
  expect(actor).toMatchObject({
    kind: 'USER',
    userId: id,
    channel: 'WEB',
    baseCurrency: 'PLN',
    timeZone: 'Europe/Warsaw',
    homeTeamId: null,
    teamIds: [],
  });
  expect(actor.scopes).toEqual({
    customer: { read: 'ALL', write: 'TEAM' },
    opportunity: { read: 'TEAM', write: 'OWN' },
    activity: { read: 'TEAM', write: 'OWN' },
  });
  expect(actor.permissions.has('opportunity.write')).toBe(true);
  expect(actor.permissions.has('customer.delete')).toBe(false);
});

it('gives the administrator every permission of the installation, and nobody anything without a role', async () => {
  const administrator = await logIn(app, 'grazyna@pakmasz.pl');
  expect([...administrator.actor.permissions].sort()).toEqual(TEST_PERMISSIONS.map(({ key }) => key).sort());
  const { actor } = await loggedIn();
  expect([...actor.permissions]).toEqual([]);
  expect(actor.scopes).toEqual({});
});

it('reaches the teams below one’s own and below those one leads, on the organisation’s calendar day', async () => {
  app.clock.set('2026-11-23T20:00:00Z');
  const { id, token } = await loggedIn();
  const top = await aTeam(db);
  const home = await aTeam(db, { parentId: top });
  const below = await aTeam(db, { parentId: home });
  const led = await aTeam(db, { leaderId: id, parentId: top });
  const belowLed = await aTeam(db, { parentId: led });
  await aTeam(db, { parentId: top });
  await aMembership(db, { userId: id, teamId: home, validFrom: '2026-11-24', validTo: '2026-12-01' });

  app.clock.set('2026-11-23T22:59:59Z');
  expect((await again(token))?.actor).toMatchObject({ homeTeamId: null });
  app.clock.set('2026-11-23T23:00:00Z');
  const actor = (await again(token))?.actor;
  expect(actor?.homeTeamId).toBe(home);
  expect([...(actor?.teamIds ?? [])].sort()).toEqual([home, below, led, belowLed].sort());
});

it('stops when the account is disabled, and when a role is taken or changed, with the very next request', async () => {
  const { id, token } = await loggedIn({ roles: ['salesperson'] });
  await aRole(db, { key: 'exporter', permissions: ['export.run'] });
  await app.rows(
    "UPDATE identity.user_role SET role_id = (SELECT id FROM identity.role WHERE key = 'exporter') WHERE user_id = $1",
    [id],
  );
  expect([...((await again(token))?.actor.permissions ?? [])]).toEqual(['export.run']);
  await app.rows("UPDATE identity.role SET permissions = '{}', version = 2 WHERE key = 'exporter'");
  expect([...((await again(token))?.actor.permissions ?? ['some'])]).toEqual([]);
  await app.rows("UPDATE identity.user_account SET status = 'DISABLED', version = 2 WHERE id = $1", [id]);
  expect(await again(token)).toBeNull();
  expect(await app.get(Authentication).actorOfUser(id, 'IMPORT')).toBeNull();
});

it('ends an idle session after twelve hours and a busy one after seven days', async () => {
  const idle = await loggedIn();
  app.clock.advance({ hours: 11, minutes: 59 });
  expect(await again(idle.token)).not.toBeNull();
  app.clock.advance({ hours: 12 });
  expect(await again(idle.token)).toBeNull();

  const busy = await loggedIn();
  for (let hours = 0; hours < 7 * 24 - 6; hours += 6) {
    expect(await again(busy.token)).not.toBeNull();
    app.clock.advance({ hours: 6 });
  }
  expect(await again(busy.token)).not.toBeNull();
  app.clock.advance({ hours: 6 });
  expect(await again(busy.token)).toBeNull();
});

it('asks the database once, and notes that somebody was seen once a minute', async () => {
  const other = await loggedIn();
  await again(other.token);
  const { token, sessionId } = await loggedIn();
  await again(token);
  const reads = countQueries();
  await Promise.all([again(token), again(other.token), again(token)]);
  expect(reads.count).toBe(3);
  reads.stop();
  const seen = async () =>
    (await app.rows<{ at: Date }>('SELECT last_seen_at AS at FROM identity.session WHERE id = $1', [sessionId]))[0]?.at;
  const before = await seen();
  app.clock.advance({ seconds: 59 });
  await again(token);
  expect(await seen()).toEqual(before);
  app.clock.advance({ seconds: 1 });
  await Promise.all([again(token), again(token), again(token)]);
  expect(await seen()).toEqual(app.clock.now());
});

it('forgets at once whatever changes what somebody may do, and nothing for what does not', async () => {
  const { id, token } = await loggedIn({ roles: ['viewer'] });
  const team = await aTeam(db);
  const version = async () =>
    (await app.rows<{ version: string }>('SELECT version FROM identity.rights_version'))[0]?.version ?? '';
  const changes = [
    [`UPDATE identity.user_account SET name = 'Renamed', version = version + 1 WHERE id = '${id}'`, 'name', 'Renamed'],
    [
      `UPDATE identity.organisation SET time_zone = 'Europe/Berlin', version = version + 1`,
      'timeZone',
      'Europe/Berlin',
    ],
    [
      `INSERT INTO identity.team_membership (id, team_id, user_id, valid_from) VALUES (gen_random_uuid(), '${team}', '${id}', '2020-01-01')`,
      'homeTeamId',
      team,
    ],
    [`UPDATE identity.team_membership SET valid_to = '2021-01-01' WHERE user_id = '${id}'`, 'homeTeamId', null],
    [`UPDATE identity.team SET leader_id = '${id}', version = version + 1 WHERE id = '${team}'`, 'teamIds', [team]],
    [`DELETE FROM identity.user_role WHERE user_id = '${id}'`, 'scopes', {}],
  ] as const;
  for (const [statement, field, expected] of changes) {
    const before = await version();
    expect((await again(token))?.actor[field]).not.toEqual(expected);
    await app.rows(statement);
    expect((await again(token))?.actor[field]).toEqual(expected);
    expect(BigInt(await version()) - BigInt(before)).toBe(1n);
  }
  const unchanged = await version();
  await app.rows('UPDATE identity.user_account SET last_login_at = now()');
  await app.rows("UPDATE identity.session SET user_agent = 'x'");
  expect(await version()).toBe(unchanged);
});

it('remembers nothing that a change overtook', async () => {
  const { id, token } = await loggedIn({ roles: ['viewer'] });
  for (let round = 0; round < 20; round += 1) {
    const key = round % 2 === 0 ? 'salesperson' : 'viewer';
    const change = app.rows(
      'UPDATE identity.user_role SET role_id = (SELECT id FROM identity.role WHERE key = $2) WHERE user_id = $1',
      [id, key],
    );
    await Promise.all([change, ...Array.from({ length: 6 }, () => again(token))]);
    expect((await again(token))?.actor.permissions.has('opportunity.write')).toBe(key === 'salesperson');
  }
});

it('leaves the request’s Idempotency-Key to the request', async () => {
  const { token } = await loggedIn();
  app.clock.advance({ minutes: 5 });
  const scope: RequestScope = { requestId: 'r', idempotency: { key: 'key-12345', actorKey: 'a', bodyHash: 'h' } };
  await requestScope.run(scope, () => again(token));
  expect(scope.idempotency).toBeDefined();
});

it.each(['', 'x', 'x'.repeat(43), `${'x'.repeat(42)}\u0000`, "' OR true --"])('knows nobody by %j', async (token) => {
  expect(await again(token)).toBeNull();
});

function countQueries() {
  const { pool } = app.get(Database);
  const counter = { count: 0, stop: () => pool.off('acquire', noted) };
  const noted = () => {
    counter.count += 1;
  };
  pool.on('acquire', noted);
  return counter;
}
