import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { ViewerQuery } from '../queries/viewer.query.js';
import { aTeam, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf, versionOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { ChangeOrganisation } from './change-organisation.js';
import { ChangeProfile } from './change-profile.js';

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

it('shows and changes one’s own profile, each save on record', async () => {
  const teamId = await aTeam(db, { name: 'North' });
  const id = await aUser(db, { name: 'Jan', roles: ['viewer'], teamId });
  const actor = await actorOf(app, id);
  await app.get(ChangeProfile).execute(actor, {
    expectedVersion: 1,
    name: 'Jan Kowalski',
    language: 'en',
    timeZone: 'Europe/Berlin',
    colourScheme: 'DARK',
    density: 'COMPACT',
  });
  expect(await app.get(ViewerQuery).find(actor)).toMatchObject({
    id,
    name: 'Jan Kowalski',
    language: 'en',
    timeZone: 'Europe/Berlin',
    colourScheme: 'DARK',
    density: 'COMPACT',
    version: 2,
    permissions: ['activity.read', 'customer.read', 'opportunity.read'],
    team: { id: teamId, name: 'North' },
    organisation: { name: 'Pakmasz', baseCurrency: 'PLN', timeZone: 'Europe/Warsaw' },
  });
  const [entry] = await app.rows<{ changes: { field: string }[] }>(
    "SELECT changes FROM platform.register_entry WHERE stream_id = $1 AND action = 'user.change-profile'",
    [id],
  );
  expect(entry?.changes.map(({ field }) => field)).toEqual(['name', 'language', 'timeZone', 'colourScheme', 'density']);
  const stale = app.get(ChangeProfile).execute(actor, { expectedVersion: 1, density: 'NORMAL' });
  expect((await refusalOf(stale)).code).toBe('CONFLICT');
});

it('logging in makes nobody’s edit stale', async () => {
  const id = await aUser(db);
  await app.rows('UPDATE identity.user_account SET last_login_at = now(), password_hash = $2 WHERE id = $1', [id, 'x']);
  expect(await versionOf(app, id)).toBe(1);
  await expect(app.rows("UPDATE identity.user_account SET name = 'X' WHERE id = $1", [id])).rejects.toMatchObject({
    code: 'KV001',
  });
});

it('refuses zones and names that are none', async () => {
  const change = (input: object) => app.get(ChangeProfile).execute(administrator, { expectedVersion: 1, ...input });
  expect((await refusalOf(change({ timeZone: 'Europe/Warszawa' }))).code).toBe('TIME_ZONE_UNKNOWN');
  expect((await refusalOf(change({ name: '\u0000' }))).code).toBe('TEXT_INVALID');
  expect((await refusalOf(change({ name: 'x'.repeat(201) }))).code).toBe('TEXT_TOO_LONG');
  const key: Actor = { ...administrator, kind: 'API_KEY' };
  expect((await refusalOf(app.get(ChangeProfile).execute(key, { expectedVersion: 1 }))).code).toBe('SESSION_NEEDED');
});

it('changes the organisation’s details: what is left out stays, null clears', async () => {
  const change = (input: object) =>
    app.get(ChangeOrganisation).execute(administrator, { expectedVersion: 1, ...input });
  const changed = await change({ name: 'Pakmasz S.A.', taxId: 'PL5260250274' });
  expect(changed).toMatchObject({ name: 'Pakmasz S.A.', taxId: 'PL5260250274', timeZone: 'Europe/Warsaw', version: 2 });
  expect((await refusalOf(change({ name: 'Mine' }))).details).toMatchObject({
    currentVersion: 2,
    changed: { name: 'Pakmasz S.A.', taxId: 'PL5260250274' },
  });
  const cleared = await change({ expectedVersion: 2, taxId: null, timeZone: 'America/New_York' });
  expect(cleared).toMatchObject({ name: 'Pakmasz S.A.', taxId: null, timeZone: 'America/New_York', version: 3 });
  expect((await refusalOf(change({ expectedVersion: 3, timeZone: 'CET+1' }))).code).toBe('TIME_ZONE_UNKNOWN');
  expect(await actorOf(app, administrator.userId ?? '')).toMatchObject({ timeZone: 'America/New_York' });
});
