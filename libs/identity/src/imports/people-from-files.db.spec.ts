import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, type ImportBatch, Transactions } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { PersonImport } from '../contract/person-import.js';
import { aTeam, aUser, scopesOf } from '../testing/builders.js';
import { actorOf, foundOrganisation, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';

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

const apply = (
  rows: readonly Record<string, string>[],
  { mode = 'WRITE', source = 'old-crm', actor = administrator }: Partial<ImportBatch> & { actor?: Actor } = {},
) =>
  app.get(Transactions).run((tx) =>
    app.get(PersonImport).apply(tx, actor, {
      source,
      mode,
      rows: rows.map((values, index) => ({ rowNumber: index + 2, values })),
    }),
  );
const kinds = async (...given: Parameters<typeof apply>) =>
  (await apply(...given)).map((outcome) => (outcome.kind === 'REFUSED' ? outcome.code : outcome.kind));
const people = (name: string) =>
  app.rows<{ id: string; email: string | null; status: string; version: number; external_id: string | null }>(
    'SELECT id, email, status, version, external_id FROM identity.user_account WHERE name = $1',
    [name],
  );

it('makes people who cannot log in, and changes nothing when it is run again', async () => {
  const team = await aTeam(db, { name: 'Central' });
  const rows = [
    { name: 'Moses Frase', team },
    { name: 'Darcel Schlecht', email: 'darcel@pakmasz.pl', externalId: '7' },
  ];
  expect(await kinds(rows, { mode: 'CHECK' })).toEqual(['CREATED', 'CREATED']);
  expect(await people('Moses Frase')).toEqual([]);
  expect(await kinds(rows)).toEqual(['CREATED', 'CREATED']);
  expect(await kinds(rows)).toEqual(['UNCHANGED', 'UNCHANGED']);
  expect(await people('Moses Frase')).toMatchObject([{ email: null, status: 'INVITED', version: 1 }]);
  expect(await kinds([{ name: 'Darcel Schlecht-Nowak', externalId: '7' }])).toEqual(['CHANGED']);
  expect(await people('Darcel Schlecht-Nowak')).toMatchObject([{ email: 'darcel@pakmasz.pl', version: 2 }]);
  const entries = await app.rows("SELECT FROM platform.register_entry WHERE action = 'user.import'");
  expect(entries).toHaveLength(3);
});

it('finds whoever is there already by address or by a name that nobody else bears', async () => {
  const byEmail = await aUser(db, { name: 'Ewa Lis', email: 'ewa.lis@pakmasz.pl' });
  const byName = await aUser(db, { name: 'Łukasz Żak', status: 'INVITED' });
  await app.rows('UPDATE identity.user_account SET email = NULL, version = version + 1 WHERE id = $1', [byName]);
  await aUser(db, { name: 'Jan Nowak' });
  await aUser(db, { name: 'Jan Nowak' });
  const rows = [
    { name: 'Ewa Lis', email: 'EWA.LIS@pakmasz.pl', externalId: '20' },
    { name: 'lukasz zak', email: 'lukasz.zak@pakmasz.pl' },
    { name: 'Jan Nowak' },
  ];
  expect(await kinds(rows)).toEqual(['CHANGED', 'CHANGED', 'CREATED']);
  expect(await kinds(rows)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
  expect(await people('Ewa Lis')).toMatchObject([{ id: byEmail, email: 'ewa.lis@pakmasz.pl', external_id: '20' }]);
  expect(await people('lukasz zak')).toMatchObject([{ id: byName, email: 'lukasz.zak@pakmasz.pl' }]);
  expect(await people('Jan Nowak')).toHaveLength(3);
});

it('gives nobody another’s address, nor a new one to somebody who logs in by theirs', async () => {
  await aUser(db, { name: 'Olga', email: 'olga@pakmasz.pl', externalSource: 'old-crm', externalId: '30' });
  expect(
    await kinds([
      { name: 'Olga', email: 'thief@example.com', externalId: '30' },
      { name: 'First', email: 'shared@pakmasz.pl', externalId: '31' },
      { name: 'Second', email: 'SHARED@pakmasz.pl', externalId: '32' },
    ]),
  ).toEqual(['EMAIL_FIXED', 'CREATED', 'EMAIL_TAKEN']);
  await kinds([{ name: 'Third', externalId: '33' }]);
  expect(await kinds([{ name: 'Third', email: 'olga@pakmasz.pl', externalId: '33' }])).toEqual(['EMAIL_TAKEN']);
});

it('touches nobody who has rights that the importing person lacks', async () => {
  const above = await aUser(db, { name: 'Invited Chief', status: 'INVITED', roles: ['administrator'] });
  const clerk: Actor = { ...administrator, permissions: new Set(['user.manage', 'import.run']) };
  const [chief] = await people('Invited Chief');
  const row = { name: 'Invited Chief', email: chief?.email as string };
  const stolen = [
    { ...row, externalId: '45' },
    { name: 'Renamed', email: row.email },
  ];
  for (const one of stolen) expect(await kinds([one], { actor: clerk })).toEqual(['RIGHT_LACKING']);
  expect(await people('Invited Chief')).toMatchObject([{ id: above, version: 1, external_id: null }]);
  expect(await kinds([{ ...row, externalId: '45' }])).toEqual(['CHANGED']);
  expect(
    await kinds([{ name: 'Invited Chief', externalId: '45', email: 'thief@example.com' }], { actor: clerk }),
  ).toEqual(['RIGHT_LACKING']);
  expect(await people('Invited Chief')).toMatchObject([{ email: row.email }]);
});

it('refuses on its cell what nobody could write by hand', async () => {
  expect(await kinds([{ name: 'x'.repeat(201) }])).toEqual(['TEXT_TOO_LONG']);
  expect(await kinds([{ name: 'two\nlines' }])).toEqual(['TEXT_INVALID']);
  expect(await kinds([{ name: 'Fine', externalId: 'x'.repeat(3_000) }])).toEqual(['TEXT_TOO_LONG']);
  expect(await kinds([{ name: 'Fine', email: 'a"b@example.com' }])).toEqual(['EMAIL_INVALID']);
  expect(await kinds([{ name: '__proto__' }, { name: 'constructor' }])).toEqual(['CREATED', 'CREATED']);
  expect(await kinds([{ name: '__proto__' }, { name: 'constructor' }])).toEqual(['UNCHANGED', 'UNCHANGED']);
});

it('moves nobody into teams that the importing person does not reach, and makes no new ones for them', async () => {
  const [own, other] = [await aTeam(db, { name: 'Own' }), await aTeam(db, { name: 'Other' })];
  const actor: Actor = { ...administrator, scopes: scopesOf('TEAM'), teamIds: [own] };
  const rows = [
    { name: 'Inside', team: own },
    { name: 'Outside', team: other },
    { name: 'Elsewhere', team: 'NEW:Elsewhere' },
  ];
  expect(await kinds(rows, { mode: 'CHECK', actor })).toEqual(['CREATED', 'RIGHT_LACKING', 'RIGHT_LACKING']);
  const create = (who: Actor) =>
    app.get(Transactions).run((tx) => app.get(PersonImport).createMissing(tx, who, 'team', ['Elsewhere'], 'old-crm'));
  expect((await refusalOf(create(actor))).code).toBe('RIGHT_LACKING');
  expect((await create(administrator)).get('Elsewhere')).toEqual(expect.any(String));
});

it('moves people to the file’s team from today on', async () => {
  const [old, fresh] = [await aTeam(db, { name: 'Old' }), await aTeam(db, { name: 'Fresh' })];
  const id = await aUser(db, { name: 'Mover', teamId: old, externalSource: 'old-crm', externalId: '41' });
  expect(await kinds([{ name: 'Mover', externalId: '41', team: fresh }])).toEqual(['CHANGED']);
  const spans = await app.rows(
    'SELECT team_id, valid_from::text, valid_to::text FROM identity.team_membership WHERE user_id = $1 ORDER BY 2',
    [id],
  );
  expect(spans).toEqual([
    { team_id: old, valid_from: '2020-01-01', valid_to: '2026-11-23' },
    { team_id: fresh, valid_from: '2026-11-23', valid_to: null },
  ]);
});

it('resolves teams by name when one bears it', async () => {
  await aTeam(db, { name: 'Północ' });
  await aTeam(db, { name: 'Twice' });
  await aTeam(db, { name: 'twice' });
  const found = await app.get(PersonImport).resolve(administrator, 'team', ['polnoc', 'Twice', 'Nowhere'], 'old-crm');
  expect([...found.keys()]).toEqual(['polnoc']);
  expect(await app.get(PersonImport).suggest(administrator, 'team', 'Pólnoc')).toMatchObject([
    { label: 'Północ' },
    {},
    {},
    {},
    {},
  ]);
});

it('makes people of names that a file of sales has, once each', async () => {
  const create = () =>
    app
      .get(Transactions)
      .run((tx) =>
        app.get(PersonImport).createByNames(tx, administrator, ['Cecily Lampkin', 'Versie Hillebrand'], 'crm'),
      );
  const made = await create();
  expect([...made.keys()]).toEqual(['Cecily Lampkin', 'Versie Hillebrand']);
  expect([...(await create())]).toEqual([...made]);
});
