import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Actor, ChangeRegister, sql, type Tx } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Injectable } from '@nestjs/common';
import { Authentication } from '../contract/authentication.js';
import { type FoundedOrganisation, OrganisationDefaults } from '../contract/organisation-defaults.js';
import { LinksQuery } from '../queries/links.query.js';
import { OrganisationQuery } from '../queries/organisation.query.js';
import { RolesQuery } from '../queries/roles.query.js';
import { ORIGIN, PASSWORD, refusalOf } from '../testing/founded.js';
import { type IdentityApplication, identityApplication } from '../testing/identity-application.js';
import { IssueSetUpLink } from './issue-set-up-link.js';
import { type SetUpInput, SetUpOrganisation } from './set-up-organisation.js';

/** Stands for another context: writes a row in the founding transaction, or fails. */
@Injectable()
class OthersDefaults extends OrganisationDefaults {
  static isBroken = false;
  constructor(private readonly register: ChangeRegister) {
    super();
  }
  async lay(tx: Tx, actor: Actor, organisation: FoundedOrganisation): Promise<void> {
    await this.register.record(tx, actor, {
      stream: { kind: 'process', id: organisation.id },
      subject: { kind: 'process', id: organisation.id, version: 1 },
      action: 'process.lay',
      changes: [{ field: 'language', from: null, to: organisation.language }],
    });
    if (OthersDefaults.isBroken) await tx.one(sql`SELECT 1 / 0 AS broken`);
  }
}

let db: TestDatabase;
let app: IdentityApplication;

beforeAll(async () => {
  db = await testDatabase();
  app = await identityApplication(db, { defaults: [OthersDefaults] });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const input = (token: string, overrides: Partial<SetUpInput> = {}): SetUpInput => ({
  token,
  organisationName: 'Pakmasz Sp. z o.o.',
  baseCurrency: 'EUR',
  timeZone: 'Europe/Warsaw',
  language: 'pl',
  adminName: 'Grażyna Wiśniewska',
  adminEmail: 'grazyna@pakmasz.pl',
  password: PASSWORD,
  ...overrides,
});
const setUp = (given: SetUpInput) => app.get(SetUpOrganisation).execute(ORIGIN, given);

it('sets an empty installation up by one link, once', async () => {
  expect(await app.get(OrganisationQuery).find()).toBeNull();
  const old = await app.get(IssueSetUpLink).execute();
  const { link, token } = await app.get(IssueSetUpLink).execute();
  expect(link).toBe(`https://kontor.example.com/link#${token}`);
  expect(await app.get(LinksQuery).find(token)).toEqual({ purpose: 'SET_UP', email: null, name: null });
  expect((await refusalOf(setUp(input(old.token)))).code).toBe('LINK_INVALID');
  expect((await refusalOf(setUp(input('x'.repeat(43))))).code).toBe('LINK_INVALID');

  const refused = await refusalOf(
    setUp(input(token, { baseCurrency: 'XYZ', timeZone: 'Mars/Olympus', adminEmail: 'no', organisationName: ' ' })),
  );
  expect((refused.details['fields'] as { path: string }[]).map(({ path }) => path)).toEqual([
    'organisationName',
    'timeZone',
    'adminEmail',
    'baseCurrency',
  ]);
  expect((await refusalOf(setUp(input(token, { password: 'Pakmasz2026!!' })))).code).toBe('PASSWORD_GUESSABLE');

  OthersDefaults.isBroken = true;
  await expect(setUp(input(token))).rejects.toThrow('division by zero');
  OthersDefaults.isBroken = false;
  expect(await app.get(OrganisationQuery).find()).toBeNull();

  const outcomes = await Promise.allSettled([setUp(input(token)), setUp(input(token)), setUp(input(token))]);
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const opened = outcomes.find((outcome) => outcome.status === 'fulfilled');
  const session = await app.get(Authentication).actorOfSession(opened?.value.token ?? '');
  expect(session?.actor).toMatchObject({ name: 'Grażyna Wiśniewska', baseCurrency: 'EUR' });
  expect(session?.actor.permissions.has('organisation.manage')).toBe(true);
  expect(await app.get(OrganisationQuery).find()).toMatchObject({
    name: 'Pakmasz Sp. z o.o.',
    isDemo: false,
    version: 1,
  });
});

it('then has its roles, its register and what the other contexts laid into it', async () => {
  const roles = await app.get(RolesQuery).all();
  expect(roles.map(({ key }) => key).sort()).toEqual([
    'administrator',
    'head-of-sales',
    'salesperson',
    'team-leader',
    'viewer',
  ]);
  const actions = await app.rows<{ action: string; channel: string; actor_name: string }>(
    'SELECT action, channel, actor_name FROM platform.register_entry ORDER BY id',
  );
  expect(actions.map(({ action }) => action)).toEqual(['organisation.set-up', 'user.set-up', 'process.lay']);
  expect(actions[0]).toMatchObject({ channel: 'SETUP', actor_name: 'Grażyna Wiśniewska' });
  const events = await app.rows<{ type: string }>('SELECT type FROM platform.outbox');
  expect(events.map(({ type }) => type)).toEqual(['identity.organisation-set-up']);
});

it('cannot be set up again', async () => {
  expect((await refusalOf(app.get(IssueSetUpLink).execute())).code).toBe('ALREADY_SET_UP');
  const secrets = await app.rows('SELECT token_hash FROM identity.single_use_link WHERE used_at IS NULL');
  expect(secrets).toEqual([]);
});
