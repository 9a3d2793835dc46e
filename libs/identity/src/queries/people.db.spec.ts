import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { PeopleDirectory } from '../contract/people-directory.js';
import { aTeam, aUser } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { OrganisationQuery } from './organisation.query.js';
import { UsersQuery } from './users.query.js';

let db: TestDatabase;
let app: IdentityApplication;
let administrator: Actor;
let north: string;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db);
  administrator = await actorOf(app, (await foundOrganisation(app)).administratorId);
  north = await aTeam(db, { name: 'North' });
  await aUser(db, { name: 'Łukasz Żak', email: 'lukasz@pakmasz.pl', teamId: north, roles: ['salesperson'] });
  await aUser(db, { name: 'Ewa Nowak', email: 'ewa@pakmasz.pl', externalSource: 'old-crm', externalId: '17' });
  await aUser(db, { name: 'Ewa Nowak', email: 'ewa2@pakmasz.pl', status: 'DISABLED' });
  await aUser(db, { name: '100% Off_er', email: 'sale@pakmasz.pl', status: 'INVITED' });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const names = async (filter: Parameters<UsersQuery['page']>[1]) =>
  (await app.get(UsersQuery).page(administrator, filter, 50, null)).rows.map(({ row }) => row.name);

it('filters people by text, status and team', async () => {
  expect(await names({})).toEqual(['100% Off_er', 'Ewa Nowak', 'Ewa Nowak', 'Grażyna Wiśniewska', 'Łukasz Żak']);
  expect(await names({ text: 'lukasz zak' })).toEqual(['Łukasz Żak']);
  expect(await names({ text: 'EWA2@' })).toEqual(['Ewa Nowak']);
  expect(await names({ text: '%' })).toEqual(['100% Off_er']);
  expect(await names({ text: "'; DROP TABLE identity.role; --" })).toEqual([]);
  expect(await names({ status: 'DISABLED' })).toEqual(['Ewa Nowak']);
  expect(await names({ teamId: north })).toEqual(['Łukasz Żak']);
  expect(await app.get(UsersQuery).count(administrator, { text: 'nowak' })).toEqual({ value: 2, capped: false });
});

it('pages through all of them, each once', async () => {
  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page = await app.get(UsersQuery).page(administrator, {}, 2, after);
    seen.push(...page.rows.map(({ row }) => row.id));
    after = page.hasNextPage ? (page.rows.at(-1)?.cursor ?? null) : null;
  } while (after !== null);
  expect(seen).toHaveLength(5);
  expect(new Set(seen).size).toBe(5);
  const list = app.get(UsersQuery);
  expect((await refusalOf(list.page(administrator, {}, 2, 'bogus'))).code).toBe('CURSOR_INVALID');
  expect((await refusalOf(list.page(administrator, {}, 101, null))).code).toBe('PAGE_SIZE_INVALID');
});

it('shows roles and today’s team with each person', async () => {
  const { rows } = await app.get(UsersQuery).page(administrator, { text: 'żak' }, 1, null);
  expect(rows[0]?.row).toMatchObject({
    email: 'lukasz@pakmasz.pl',
    team: { id: north, name: 'North' },
    roles: [
      { key: 'salesperson', memberCount: 1, builtIn: true, scopes: { opportunity: { read: 'TEAM', write: 'OWN' } } },
    ],
  });
});

it('offers only those who have not left', async () => {
  expect((await app.get(UsersQuery).people('nowak', 20)).map(({ name }) => name)).toEqual(['Ewa Nowak']);
});

it('finds people by name, address and external id for other contexts', async () => {
  const directory = app.get(PeopleDirectory);
  const byName = await directory.findByNames([' ŁUKASZ   ŻAK ', 'Ewa Nowak', 'Nobody', 'nul\u0000']);
  expect([...byName].map(([asked, found]) => [asked, found.map(({ email }) => email)])).toEqual([
    [' ŁUKASZ   ŻAK ', ['lukasz@pakmasz.pl']],
    ['Ewa Nowak', ['ewa@pakmasz.pl', 'ewa2@pakmasz.pl']],
    ['Nobody', []],
    ['nul\u0000', []],
  ]);
  expect((await directory.findByEmails(['EWA@pakmasz.pl', 'x@y.pl'])).get('EWA@pakmasz.pl')?.name).toBe('Ewa Nowak');
  expect((await directory.findByExternalIds('old-crm', ['17', '18'])).get('17')?.email).toBe('ewa@pakmasz.pl');
  expect([...(await directory.findByExternalIds('new-crm', ['17'])).keys()]).toEqual([]);
  expect((await directory.findLike('Lukas Zak', 1)).map(({ name }) => name)).toEqual(['Łukasz Żak']);
});

it('says who may own something', async () => {
  const directory = app.get(PeopleDirectory);
  const byEmail = await directory.findByEmails(['ewa@pakmasz.pl', 'ewa2@pakmasz.pl']);
  expect(await directory.canOwn(byEmail.get('ewa@pakmasz.pl')?.id ?? '')).toBe(true);
  expect(await directory.canOwn(byEmail.get('ewa2@pakmasz.pl')?.id ?? '')).toBe(false);
  expect(await directory.canOwn('01930000-0000-7000-8000-00000000dead')).toBe(false);
});

it('tells nobody who works here, unless it is the demo', async () => {
  expect(await app.get(OrganisationQuery).demoPeople()).toEqual([]);
  await app.rows('UPDATE identity.organisation SET is_demo = true, version = version + 1');
  expect(await app.get(OrganisationQuery).demoPeople()).toEqual([
    {
      email: 'grazyna@pakmasz.pl',
      name: 'Grażyna Wiśniewska',
      roleName: { pl: 'Administrator', en: 'Administrator' },
    },
  ]);
});
