import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { CreateApiKey } from '../use-cases/create-api-key.js';
import { InviteUser } from '../use-cases/invite-user.js';
import { LogIn } from '../use-cases/log-in.js';
import { RolesQuery } from './roles.query.js';
import { type SecurityEventFilter, SecurityEventsQuery } from './security-events.query.js';

let db: TestDatabase;
let app: IdentityApplication;
let administrator: Actor;
let invitedId: string;

const ADDRESS = '192.0.2.7';
const origin = { address: ADDRESS, userAgent: 'test' };

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  administrator = await actorOf(app, (await foundOrganisation(app)).administratorId);
  const role = (await app.get(RolesQuery).all()).find(({ key }) => key === 'salesperson');
  const invitation = await app.get(InviteUser).execute(administrator, {
    name: 'Ewa Nowak',
    email: 'ewa@pakmasz.pl',
    language: 'pl',
    roleIds: [role?.id ?? ''],
  });
  invitedId = invitation.user.id;
  await aUser(db, { name: 'Jan Wilk', email: 'jan@pakmasz.pl' });
  for (const email of ['jan@pakmasz.pl', 'nobody@pakmasz.pl']) {
    await refusalOf(app.get(LogIn).execute(origin, { email, password: 'not this one at all' }));
  }
  await app.get(CreateApiKey).execute(administrator, { name: 'ERP', scopes: ['customer.read'], expiresAt: null });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const read = async (filter: SecurityEventFilter = {}) =>
  (await app.get(SecurityEventsQuery).page(filter, 50, null)).rows.map(({ row }) => row);

it('tells what happened, to whom, by whom and from where, the newest first', async () => {
  const [key, unknown, known] = await read();
  expect(key).toMatchObject({ kind: 'api-key.created', person: { id: administrator.userId }, by: null });
  expect(key?.about).toMatch(/^\w{4,}/);
  expect(unknown).toMatchObject({ kind: 'log-in.failed', person: null, address: ADDRESS });
  expect(known).toMatchObject({ kind: 'log-in.failed', person: { name: 'Jan Wilk' }, address: ADDRESS });
});

it('names who invited somebody, and with which roles', async () => {
  const invited = (await read({ kinds: ['user.invited'] })).find(({ person }) => person?.id === invitedId);
  expect(invited).toMatchObject({ by: { id: administrator.userId }, roles: [{ en: 'Salesperson', pl: 'Handlowiec' }] });
});

it('narrows by kind, person, time and address', async () => {
  expect(await read({ kinds: ['log-in.failed'] })).toHaveLength(2);
  expect(await read({ kinds: [] })).toEqual([]);
  expect((await read({ personId: invitedId })).map(({ kind }) => kind)).toContain('user.invited');
  expect((await read({ personId: administrator.userId })).map(({ kind }) => kind)).toContain('user.invited');
  expect((await read({ address: ADDRESS })).every(({ address }) => address === ADDRESS)).toBe(true);
  expect(await read({ address: "' OR true --" })).toEqual([]);
  const all = await read();
  const newest = all[0]?.at ?? new Date(0);
  expect(await read({ to: new Date(newest.getTime() + 1) })).toHaveLength(all.length);
  expect(await read({ from: new Date(newest.getTime() + 1) })).toEqual([]);
});

it('pages through all of it, each once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await app.get(SecurityEventsQuery).page({}, 2, after);
    seen.push(...page.rows.map(({ row }) => row.id));
    after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  expect(seen).toEqual((await read()).map(({ id }) => id));
  expect(new Set(seen).size).toBe(seen.length);
  expect((await refusalOf(app.get(SecurityEventsQuery).page({}, 2, 'no cursor'))).code).toBe('CURSOR_INVALID');
});
