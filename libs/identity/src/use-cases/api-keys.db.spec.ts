import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, type RequestScope, requestScope } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Authentication } from '../contract/authentication.js';
import { ApiKeysQuery } from '../queries/api-keys.query.js';
import { aRole, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, ORIGIN, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { ChangePassword } from './change-password.js';
import { type ApiKeyInput, CreateApiKey } from './create-api-key.js';
import { RevokeApiKey } from './revoke-api-key.js';
import { RotateApiKey } from './rotate-api-key.js';

let db: TestDatabase;
let app: IdentityApplication;
let administrator: Actor;
let owner: Actor;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  administrator = await actorOf(app, (await foundOrganisation(app)).administratorId);
  await aRole(db, {
    key: 'integrator',
    permissions: ['api-key.manage', 'customer.read', 'customer.write'],
    scopes: { customer: { read: 'TEAM', write: 'OWN' } },
  });
  owner = await actorOf(app, await aUser(db, { name: 'Jan Kowalski', roles: ['integrator'] }));
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const create = (input: Partial<ApiKeyInput> = {}, actor = owner) =>
  app.get(CreateApiKey).execute(actor, { name: 'ERP', scopes: ['customer.read'], ...input });
const actorBy = (secret: string) => app.get(Authentication).actorOfApiKey(secret);

it('acts for its owner, as far as both the key and the owner may', async () => {
  const { apiKey, secret } = await create({ scopes: ['customer.read', 'customer.write'] });
  expect(secret).toMatch(/^kontor_[a-z2-7]{10}_[\w-]{43}$/);
  expect(apiKey).toMatchObject({ name: 'ERP', user: { name: 'Jan Kowalski' }, lastUsedAt: null, revokedAt: null });
  expect(await actorBy(secret)).toMatchObject({
    kind: 'API_KEY',
    channel: 'API',
    userId: owner.userId,
    name: 'Jan Kowalski · ERP',
    apiKeyId: apiKey.id,
    scopes: { customer: { read: 'TEAM', write: 'OWN' } },
  });
  expect([...((await actorBy(secret))?.permissions ?? [])]).toEqual(['customer.read', 'customer.write']);
  await app.rows(
    "UPDATE identity.role SET permissions = '{customer.read}', version = version + 1 WHERE key = 'integrator'",
  );
  expect([...((await actorBy(secret))?.permissions ?? [])]).toEqual(['customer.read']);
  await app.rows(
    "UPDATE identity.role SET permissions = '{api-key.manage,customer.read,customer.write}', version = version + 1 WHERE key = 'integrator'",
  );
});

it('keeps the secret nowhere, and shows it once however often the request is repeated', async () => {
  const claimed = () => {
    const idempotency = { key: 'create-1', actorKey: owner.userId ?? '', bodyHash: 'same' };
    return requestScope.run({ requestId: 'r', idempotency } satisfies RequestScope, () => create({ name: 'Once' }));
  };
  const { secret } = await claimed();
  expect((await refusalOf(claimed())).code).toBe('SECRET_SHOWN_ONCE');
  const tables = ['identity.api_key', 'platform.idempotency', 'platform.register_entry', 'identity.security_event'];
  const dump = await app.rows(
    tables.map((table) => `SELECT row::text AS line FROM ${table} AS row`).join(' UNION ALL '),
  );
  expect(JSON.stringify(dump)).not.toContain(secret.slice(-43));
  const named = (await app.get(ApiKeysQuery).visibleTo(owner)).filter(({ name }) => name === 'Once');
  expect(named).toHaveLength(1);
});

it.each(['', 'kontor_', `kontor_aaaaaaaaaa_${'x'.repeat(43)}`, "kontor_' OR 1=1"])('takes no %j', async (secret) => {
  expect(await actorBy(secret)).toBeNull();
});

it('is wrong when one letter of the secret is', async () => {
  const { secret } = await create();
  expect(await actorBy(`${secret.slice(0, -1)}${secret.endsWith('A') ? 'B' : 'A'}`)).toBeNull();
  expect(await actorBy(secret)).not.toBeNull();
});

it('ends at its expiry, when it is revoked, and with its owner’s account', async () => {
  const expiresAt = new Date(app.clock.now().getTime() + 60_000);
  const { secret } = await create({ expiresAt });
  app.clock.advance({ seconds: 59 });
  expect(await actorBy(secret)).not.toBeNull();
  app.clock.advance({ seconds: 1 });
  expect(await actorBy(secret)).toBeNull();

  const revoked = await create();
  const stranger = await actorOf(app, await aUser(db, { roles: ['integrator'] }));
  const revoke = (actor: Actor) => app.get(RevokeApiKey).execute(actor, { id: revoked.apiKey.id });
  expect((await refusalOf(revoke(stranger))).code).toBe('NOT_FOUND');
  const first = await revoke(administrator);
  expect(await revoke(owner)).toEqual(first);
  expect(await actorBy(revoked.secret)).toBeNull();

  const ownerId = await aUser(db, { roles: ['integrator'] });
  const orphan = await create({}, await actorOf(app, ownerId));
  await app.rows("UPDATE identity.user_account SET status = 'DISABLED', version = 2 WHERE id = $1", [ownerId]);
  expect(await actorBy(orphan.secret)).toBeNull();
});

it('has two live secrets while it rotates, never three', async () => {
  const old = await create({ name: 'Rotating' });
  const rotate = (id: string) => app.get(RotateApiKey).execute(owner, { id });
  const fresh = await rotate(old.apiKey.id);
  expect(fresh.apiKey).toMatchObject({ name: 'Rotating', scopes: ['customer.read'] });
  expect(await actorBy(old.secret)).not.toBeNull();
  expect(await actorBy(fresh.secret)).not.toBeNull();
  expect((await refusalOf(rotate(old.apiKey.id))).code).toBe('ALREADY_ROTATED');
  app.clock.advance({ days: 7 });
  expect(await actorBy(old.secret)).toBeNull();
  expect(await actorBy(fresh.secret)).not.toBeNull();
  await app.get(RevokeApiKey).execute(owner, { id: fresh.apiKey.id });
  expect((await refusalOf(rotate(fresh.apiKey.id))).code).toBe('KEY_NOT_LIVE');
});

it('can do no more than its owner, and needs something to do', async () => {
  expect((await refusalOf(create({ scopes: ['customer.delete'] }))).code).toBe('RIGHT_LACKING');
  expect((await refusalOf(create({ scopes: ['everything'] }))).code).toBe('PERMISSION_UNKNOWN');
  expect((await refusalOf(create({ scopes: [] }))).code).toBe('INVALID_INPUT');
  expect((await refusalOf(create({ expiresAt: app.clock.now() }))).code).toBe('EXPIRY_INVALID');
});

it('cannot make keys or guard accounts itself', async () => {
  const { secret } = await create({ scopes: ['api-key.manage'] });
  const key = await actorBy(secret);
  if (key === null) throw new Error('no actor');
  expect((await refusalOf(create({}, key))).code).toBe('SESSION_NEEDED');
  const change = app.get(ChangePassword).execute(key, ORIGIN, { currentPassword: 'x', newPassword: 'y' });
  expect((await refusalOf(change)).code).toBe('SESSION_NEEDED');
});

it('notes when it was last used, to the minute', async () => {
  const { apiKey, secret } = await create();
  await actorBy(secret);
  const first = app.clock.now();
  app.clock.advance({ seconds: 59 });
  await actorBy(secret);
  const used = async () =>
    (await app.get(ApiKeysQuery).visibleTo(owner)).find(({ id }) => id === apiKey.id)?.lastUsedAt;
  expect(await used()).toEqual(first);
  app.clock.advance({ seconds: 1 });
  await actorBy(secret);
  expect(await used()).toEqual(app.clock.now());
});
