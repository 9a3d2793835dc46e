import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { LinksQuery } from '../queries/links.query.js';
import { aRole, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, logIn, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { ChangeUser, type UserInput } from './change-user.js';
import { IssuePasswordReset } from './issue-password-reset.js';
import { ReinviteUser } from './reinvite-user.js';

let db: TestDatabase;
let app: IdentityApplication;
let administratorId: string;
let administrator: Actor;
let roleIds: ReadonlyMap<string, string>;
let passwordHash: string;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  ({ administratorId, roleIds } = await foundOrganisation(app));
  administrator = await actorOf(app, administratorId);
  const [row] = await app.rows<{ password_hash: string }>('SELECT password_hash FROM identity.user_account');
  passwordHash = row?.password_hash ?? '';
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const role = (key: string): string => roleIds.get(key) ?? '';
const change = (actor: Actor, input: UserInput) => app.get(ChangeUser).execute(actor, input);

it('ends the sessions of whoever gets other roles', async () => {
  const id = await aUser(db, { email: 'a1@pakmasz.pl', passwordHash, roles: ['salesperson'] });
  const { token } = await logIn(app, 'a1@pakmasz.pl');
  await change(administrator, { id, expectedVersion: 1, name: 'Anna Nowak' });
  expect(await app.get(Authentication).actorOfSession(token)).not.toBeNull();
  const changed = await change(administrator, { id, expectedVersion: 2, roleIds: [role('team-leader')] });
  expect(changed).toMatchObject({ name: 'Anna Nowak', version: 3, roles: [{ key: 'team-leader', memberCount: 1 }] });
  expect(await app.get(Authentication).actorOfSession(token)).toBeNull();
});

it('shuts a disabled person out at once, everywhere, and lets them back in by their password', async () => {
  const id = await aUser(db, { email: 'a2@pakmasz.pl', passwordHash, roles: ['salesperson'] });
  const { token } = await logIn(app, 'a2@pakmasz.pl');
  const { link } = await app.get(IssuePasswordReset).execute(administrator, { userId: id });
  await change(administrator, { id, expectedVersion: 1, status: 'DISABLED' });
  expect(await app.get(Authentication).actorOfSession(token)).toBeNull();
  expect((await refusalOf(logIn(app, 'a2@pakmasz.pl'))).code).toBe('CREDENTIALS_INVALID');
  const [left] = await app.rows('SELECT FROM identity.single_use_link WHERE user_id = $1 AND used_at IS NULL', [id]);
  expect({ link, left }).toEqual({ link: expect.stringContaining('/link#'), left: undefined });
  await change(administrator, { id, expectedVersion: 2, status: 'ACTIVE' });
  expect(await app.get(Authentication).actorOfSession(token)).toBeNull();
  await expect(logIn(app, 'a2@pakmasz.pl')).resolves.toBeDefined();
});

it('lets nobody touch whoever has rights that they lack', async () => {
  await aRole(db, { key: 'people-clerk', permissions: ['user.manage', 'customer.read'] });
  const clerkId = await aUser(db, { roles: ['people-clerk'] });
  const clerk = await actorOf(app, clerkId);
  const sellerId = await aUser(db, { roles: ['salesperson'] });
  const plainId = await aUser(db);
  for (const attempt of [
    () => change(clerk, { id: plainId, expectedVersion: 1, roleIds: [role('administrator')] }),
    () => change(clerk, { id: clerkId, expectedVersion: 1, roleIds: [role('salesperson')] }),
    () => change(clerk, { id: administratorId, expectedVersion: 1, status: 'DISABLED' }),
    () => change(clerk, { id: sellerId, expectedVersion: 1, roleIds: [] }),
    () => app.get(IssuePasswordReset).execute(clerk, { userId: administratorId }),
  ]) {
    expect((await refusalOf(attempt())).code).toBe('RIGHT_LACKING');
  }
  await expect(change(clerk, { id: plainId, expectedVersion: 1, name: 'Jan Kowalski' })).resolves.toBeDefined();
});

it('keeps the last administrator', async () => {
  const alone = { id: administratorId, expectedVersion: 1 };
  expect((await refusalOf(change(administrator, { ...alone, status: 'DISABLED' }))).code).toBe('LAST_ADMINISTRATOR');
  expect((await refusalOf(change(administrator, { ...alone, roleIds: [] }))).code).toBe('LAST_ADMINISTRATOR');
  await aUser(db, { roles: ['administrator'], status: 'DISABLED' });
  await aUser(db, { roles: ['administrator'], status: 'INVITED' });
  expect((await refusalOf(change(administrator, { ...alone, status: 'DISABLED' }))).code).toBe('LAST_ADMINISTRATOR');
});

it('keeps one of two administrators who disable each other at the same moment', async () => {
  const otherId = await aUser(db, { roles: ['administrator'] });
  const other = await actorOf(app, otherId);
  const [{ version } = { version: 0 }] = await app.rows<{ version: number }>(
    'SELECT version FROM identity.user_account WHERE id = $1',
    [administratorId],
  );
  const outcomes = await Promise.allSettled([
    change(administrator, { id: otherId, expectedVersion: 1, status: 'DISABLED' }),
    change(other, { id: administratorId, expectedVersion: version, status: 'DISABLED' }),
  ]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(outcomes.find((outcome) => outcome.status === 'rejected')?.reason).toMatchObject({
    code: 'LAST_ADMINISTRATOR',
  });
  const active =
    await app.rows(`SELECT FROM identity.user_role JOIN identity.role ON role.id = role_id AND key = 'administrator'
    JOIN identity.user_account a ON a.id = user_id AND a.status = 'ACTIVE'`);
  expect(active).toHaveLength(1);
  await app.rows(
    "UPDATE identity.user_account SET status = 'ACTIVE', version = version + 1 WHERE id = $1 AND status = 'DISABLED'",
    [administratorId],
  );
});

it('refuses a stale save with what has changed since, and records each save', async () => {
  const id = await aUser(db, { name: 'Before' });
  await change(administrator, { id, expectedVersion: 1, name: 'After' });
  const { code, details } = await refusalOf(change(administrator, { id, expectedVersion: 1, name: 'Mine' }));
  expect({ code, details }).toMatchObject({
    code: 'CONFLICT',
    details: { currentVersion: 2, changedBy: 'Grażyna Wiśniewska', changed: { name: 'After' } },
  });
  const entries = await app.rows(
    'SELECT action, changes, subject_version FROM platform.register_entry WHERE stream_kind = $1 AND stream_id = $2',
    ['user', id],
  );
  expect(entries).toEqual([
    { action: 'user.change', subject_version: 2, changes: [{ field: 'name', from: 'Before', to: 'After' }] },
  ]);
});

it.each([
  ['INVITED', 'ACTIVE', false],
  ['DISABLED', 'ACTIVE', false],
  ['DISABLED', 'INVITED', true],
  ['ACTIVE', 'INVITED', false],
  ['INVITED', 'DISABLED', true],
] as const)('takes somebody without a password from %s to %s: %s', async (from, to, allowed) => {
  const id = await aUser(db, { status: from });
  const outcome = change(administrator, { id, expectedVersion: 1, status: to });
  if (allowed) await expect(outcome).resolves.toMatchObject({ status: to });
  else expect((await refusalOf(outcome)).code).toBe('STATUS_INVALID');
});

it('gives somebody whom only a file named an address, by which they can be invited', async () => {
  const id = await aUser(db, { status: 'INVITED', name: 'Moses Frase' });
  await app.rows('UPDATE identity.user_account SET email = NULL, version = version + 1 WHERE id = $1', [id]);
  const reinvite = () => app.get(ReinviteUser).execute(administrator, { userId: id });
  expect((await refusalOf(reinvite())).code).toBe('EMAIL_MISSING');
  const address = (email: string, expectedVersion: number) => change(administrator, { id, expectedVersion, email });
  expect((await refusalOf(address('GRAZYNA@pakmasz.pl', 2))).code).toBe('EMAIL_TAKEN');
  expect((await refusalOf(address('nowhere', 2))).code).toBe('EMAIL_INVALID');
  expect(await address('moses@pakmasz.pl', 2)).toMatchObject({ email: 'moses@pakmasz.pl', version: 3 });
  const { link } = await reinvite();
  await address('moses.frase@pakmasz.pl', 3);
  expect(await app.get(LinksQuery).find(link?.split('#')[1] ?? '')).toBeNull();
});

it('does not know people and roles that are not there', async () => {
  const nobody = '01930000-0000-7000-8000-00000000dead';
  expect((await refusalOf(change(administrator, { id: nobody, expectedVersion: 1 }))).code).toBe('NOT_FOUND');
  const id = await aUser(db);
  expect((await refusalOf(change(administrator, { id, expectedVersion: 1, roleIds: [nobody] }))).code).toBe(
    'NOT_FOUND',
  );
});
