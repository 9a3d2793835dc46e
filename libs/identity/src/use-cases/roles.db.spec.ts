import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { RolesQuery } from '../queries/roles.query.js';
import { aRole, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { type RoleInput, SaveRole } from './save-role.js';

let db: TestDatabase;
let app: IdentityApplication;
let administrator: Actor;
let roleIds: ReadonlyMap<string, string>;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  const founded = await foundOrganisation(app);
  roleIds = founded.roleIds;
  administrator = await actorOf(app, founded.administratorId);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const save = (input: RoleInput, actor = administrator) => app.get(SaveRole).execute(actor, input);
const CLERK: RoleInput = {
  name: { pl: 'Sekretariat', en: 'Office clerk' },
  permissions: ['customer.write', 'customer.read', 'customer.read'],
  scopes: { customer: { read: 'ALL', write: 'OWN' } },
};

it('makes a role that acts on its holders at once', async () => {
  const role = await save(CLERK);
  expect(role).toMatchObject({
    key: expect.stringMatching(/^office-clerk-/),
    permissions: ['customer.read', 'customer.write'],
    builtIn: false,
    memberCount: 0,
    version: 1,
  });
  const userId = await aUser(db, { roles: [role.key] });
  expect((await actorOf(app, userId)).permissions.has('customer.write')).toBe(true);
  await save({ ...CLERK, id: role.id, expectedVersion: 1, permissions: ['customer.read'] });
  expect((await actorOf(app, userId)).permissions.has('customer.write')).toBe(false);
  const listed = (await app.get(RolesQuery).all()).find(({ id }) => id === role.id);
  expect(listed).toMatchObject({ memberCount: 1, version: 2 });
});

it('keeps the administrator’s role as it is; the other ready-made ones may be edited', async () => {
  const fixed = { ...CLERK, id: roleIds.get('administrator') ?? '', expectedVersion: 1 };
  expect((await refusalOf(save(fixed))).code).toBe('ROLE_FIXED');
  await expect(save({ ...CLERK, id: roleIds.get('viewer') ?? '', expectedVersion: 1 })).resolves.toMatchObject({
    key: 'viewer',
    version: 2,
  });
});

it('lets nobody put into a role what they lack, nor touch one that holds it', async () => {
  await aRole(db, {
    key: 'role-clerk',
    permissions: ['role.manage', 'customer.read'],
    scopes: { customer: { read: 'TEAM', write: 'OWN' } },
  });
  const clerk = await actorOf(app, await aUser(db, { roles: ['role-clerk'] }));
  const asked = async (input: Partial<RoleInput>) => {
    const { code, details } = await refusalOf(save({ ...CLERK, permissions: [], scopes: {}, ...input }, clerk));
    return { code, ...details };
  };
  expect(await asked({ permissions: ['customer.read', 'export.run'] })).toEqual({
    code: 'RIGHT_LACKING',
    permissions: ['export.run'],
    scopes: [],
  });
  expect(await asked({ scopes: { customer: { read: 'ALL', write: 'OWN' } } })).toMatchObject({ scopes: ['customer'] });
  const salesperson = roleIds.get('salesperson') ?? '';
  expect(await asked({ id: salesperson, expectedVersion: 1 })).toMatchObject({ code: 'RIGHT_LACKING' });
  await expect(save({ ...CLERK, permissions: ['customer.read'], scopes: {} }, clerk)).resolves.toBeDefined();
});

it('refuses permissions that are not there, and names each', async () => {
  const { code, details } = await refusalOf(
    save({ ...CLERK, permissions: ['customer.read', 'all', '__proto__', 'constructor'] }),
  );
  expect(code).toBe('PERMISSION_UNKNOWN');
  expect((details['fields'] as { path: string }[]).map(({ path }) => path)).toEqual([
    'permissions.1',
    'permissions.2',
    'permissions.3',
  ]);
});

it('refuses a stale save', async () => {
  const { id } = await save(CLERK);
  await save({ ...CLERK, id, expectedVersion: 1, name: { pl: 'Biuro', en: 'Office' } });
  expect((await refusalOf(save({ ...CLERK, id, expectedVersion: 1 }))).details).toMatchObject({
    currentVersion: 2,
    changed: { name: { pl: 'Biuro', en: 'Office' } },
  });
});
