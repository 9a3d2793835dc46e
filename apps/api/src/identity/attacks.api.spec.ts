import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aRole, aUser, scopesOf } from '@kontor/identity/testing';
import type { TestDatabase } from '@kontor/testing';
import type { Caller } from '../testing/caller.js';
import { type FoundedOrganisation, foundOrganisation, PASSWORD } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const LOG_IN = 'mutation LogIn($input: LogInInput!) { logIn(input: $input) { email } }';
const EMAIL = 'maria@example.com';

let api: TestedApi;
let founded: FoundedOrganisation;

beforeAll(async () => {
  api = await startTestedApi();
  founded = await foundOrganisation(api);
});
afterAll(() => api.stop());

const logIn = (
  at: Pick<TestedApi, 'anonymous'>,
  {
    email = EMAIL,
    password = PASSWORD,
    headers = {},
  }: { email?: string; password?: string; headers?: Record<string, string> },
) => at.anonymous.graphql(LOG_IN, { input: { email, password } }, headers);

/** How many of so many guesses at other accounts each are looked at, when each says that it comes from elsewhere. */
async function looked(at: Pick<TestedApi, 'anonymous'>, guesses: number): Promise<number> {
  let count = 0;
  for (let guess = 0; guess < guesses; guess += 1) {
    const headers = { 'x-forwarded-for': `198.51.100.${guess}` };
    const { code } = await logIn(at, { email: `nobody${guess}@example.com`, password: 'Summer 2026 summer', headers });
    if (code === 'CREDENTIALS_INVALID') count += 1;
    else expect(code).toBe('RATE_LIMITED');
  }
  return count;
}

describe('the address of whoever guesses', () => {
  const own = (db: TestDatabase, TRUSTED_PROXIES: string) => startTestedApi({ db, environment: { TRUSTED_PROXIES } });

  it('is the connection’s unless a proxy that we trust says otherwise', async () => {
    const stranger = await own(api.db, '192.0.2.1');
    expect(await looked(stranger, 40)).toBe(31);
    await stranger.stop();
    await onDatabase(api.db, 'DELETE FROM identity.login_throttle');
    const proxy = await own(api.db, 'loopback');
    expect(await looked(proxy, 40)).toBe(40);
    await proxy.stop();
  }, 30_000);

  it('is never what is no address', async () => {
    for (const forwarded of ['evil', 'x'.repeat(5_000), '999.1.1.1', '"', "';--"]) {
      const { status } = await logIn(api, { email: 'noise@example.com', headers: { 'x-forwarded-for': forwarded } });
      expect(status).toBeLessThan(500);
    }
    const noted = await onDatabase<{ address: string }>(
      api.db,
      'SELECT DISTINCT address::text FROM identity.security_event',
    );
    expect(
      noted.map(({ address }) => address).filter((address) => address && !/^[\da-f.:/]{2,45}$/.test(address)),
    ).toEqual([]);
  });
});

describe('a session', () => {
  it('has a cookie for this host alone, which neither scripts nor other sites’ forms get', async () => {
    const { headers } = await logIn(api, { headers: { 'x-forwarded-for': '203.0.113.1' } });
    const cookies = headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    expect(cookies[0]).toMatch(
      /^__Host-kontor-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=(Lax|Strict); Expires=[^;]+$/,
    );
  });

  it('is another one after each log-in, and the former goes on only until it is ended', async () => {
    const browser = (headers: Headers) => ({ cookie: headers.getSetCookie()[0]?.split(';')[0] ?? '' });
    const first = browser((await logIn(api, { headers: { 'x-forwarded-for': '203.0.113.1' } })).headers);
    const again = await logIn(api, { headers: { ...first, 'x-forwarded-for': '203.0.113.1' } });
    expect(browser(again.headers).cookie).not.toBe(first.cookie);
  });

  it('of another person cannot be ended or seen', async () => {
    const other = await api.asUser(await aUser(api.db));
    const { data } = await founded.administrator.graphql<{ mySessions: { id: string }[] }>(
      'query S { mySessions { id } }',
    );
    const id = data.mySessions[0]?.id as string;
    expect((await other.graphql('mutation E($id: ID!) { endSession(id: $id) }', { id })).code).toBe('NOT_FOUND');
    expect(
      (await other.graphql<{ mySessions: unknown[] }>('query S { mySessions { id } }')).data.mySessions,
    ).toHaveLength(1);
  });
});

describe('a key', () => {
  let key: Caller;
  beforeAll(async () => {
    key = await api.asKey(founded.administratorId, ['customer.read', 'user.manage', 'api-key.manage']);
  });

  it.each([
    ['query S { mySessions { id address userAgent } }'],
    ['mutation E { endSession(id: "01930000-0000-7000-8000-000000000001") }'],
    ['mutation C { changePassword(input: { currentPassword: "a", newPassword: "parasol rower kaktus" }) }'],
    ['mutation P { changeProfile(input: { expectedVersion: 1, name: "x" }) { name } }'],
    ['mutation K { createApiKey(input: { name: "x", scopes: ["customer.read"] }) { secret } }'],
    ['mutation R { rotateApiKey(id: "01930000-0000-7000-8000-000000000001") { secret } }'],
  ])('does not guard or open accounts: %s', async (document) => {
    expect((await key.freely(document)).code).toBe('SESSION_NEEDED');
  });

  it('takes over nobody who has more rights, by a link or another address', async () => {
    const reset = `mutation { issuePasswordReset(userId: "${founded.administratorId}") { link } }`;
    expect(['SESSION_NEEDED', 'RIGHT_LACKING']).toContain((await key.freely(reset)).code);
    const change = `mutation { changeUser(input: { id: "${founded.administratorId}", expectedVersion: 1, email: "thief@example.com" }) { id } }`;
    expect(['RIGHT_LACKING', 'CONFLICT']).toContain((await key.freely(change)).code);
    const [row] = await onDatabase<{ email: string }>(
      api.db,
      `SELECT email FROM identity.user_account WHERE id = '${founded.administratorId}'`,
    );
    expect(row?.email).toBe(EMAIL);
  });

  it('ends no session of its owner by logging out', async () => {
    await key.freely('mutation { logOut }');
    expect((await founded.administrator.graphql('query W { viewer { email } }')).data).toEqual({
      viewer: { email: EMAIL },
    });
  });

  it('does nothing that its maker may not, nor beyond what it was made for', async () => {
    await aRole(api.db, { key: 'narrow', permissions: ['api-key.manage', 'customer.read'], scopes: scopesOf('OWN') });
    const maker = await api.asUser(await aUser(api.db, { roles: ['narrow'] }));
    const make = (scopes: string[]) =>
      maker.graphql<{ createApiKey: { secret: string } }>(
        'mutation K($input: ApiKeyInput!) { createApiKey(input: $input) { secret } }',
        { input: { name: 'ERP', scopes } },
      );
    expect((await make(['customer.read', 'user.manage'])).code).toBe('RIGHT_LACKING');
    expect((await make(['no.such.permission'])).code).toBe('PERMISSION_UNKNOWN');
    expect((await make([])).code).toBe('INVALID_INPUT');
    const { data } = await make(['customer.read']);
    const headers = { authorization: `Bearer ${data.createApiKey.secret}` };
    const ask = (query: string) => api.anonymous.freely(query, {}, headers);
    expect((await ask('{ customers { nodes { id } } }')).errors).toEqual([]);
    expect((await ask('{ apiKeys { id } }')).code).toBe('FORBIDDEN');
    expect((await ask('mutation { createCustomer(input: { kind: COMPANY, name: "X" }) { id } }')).code).toBe(
      'FORBIDDEN',
    );
  });

  it('guesses no more passwords by asking for many at once', async () => {
    const email = 'target@example.com';
    await aUser(api.db, { email });
    const many = (round: number) =>
      `mutation { ${Array.from({ length: 8 }, (_, n) => `a${n}: logIn(input: { email: "${email}", password: "wrong ${round} ${n}" }) { email }`).join(' ')} }`;
    const codes: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { errors, code } = await key.freely(many(round), {}, { 'x-forwarded-for': '203.0.113.77' });
      codes.push(...(code === 'DOCUMENT_TOO_COMPLEX' ? [] : errors.map(({ extensions }) => extensions.code)));
    }
    expect(codes.filter((code) => code === 'CREDENTIALS_INVALID').length).toBeLessThanOrEqual(6);
  });
});

describe('the last administrator', () => {
  it('cannot give the rights up, disable the account, or take them from the role', async () => {
    const { administrator, administratorId: id } = founded;
    const { data } = await administrator.graphql<{
      users: { nodes: { id: string; version: number }[] };
      roles: { id: string; key: string; version: number }[];
    }>('query R { users(first: 100) { nodes { id version } } roles { id key version } }');
    const expectedVersion = data.users.nodes.find((user) => user.id === id)?.version;
    const role = data.roles.find(({ key }) => key === 'administrator');
    const change = 'mutation C($input: UserInput!) { changeUser(input: $input) { id } }';
    const giveUp = { id, expectedVersion, roleIds: [] };
    expect((await administrator.graphql(change, { input: giveUp })).code).toBe('LAST_ADMINISTRATOR');
    const disable = { id, expectedVersion, status: 'DISABLED' };
    expect((await administrator.graphql(change, { input: disable })).code).toBe('LAST_ADMINISTRATOR');
    const strip = {
      id: role?.id,
      expectedVersion: role?.version,
      name: { pl: 'x', en: 'x' },
      permissions: [],
      scopes: [],
    };
    const save = 'mutation S($input: RoleInput!) { saveRole(input: $input) { id } }';
    expect((await administrator.graphql(save, { input: strip })).code).toBe('ROLE_FIXED');
  });
});

describe('a membership that is over', () => {
  it('reaches nothing of the team from its last day on, with the next request', async () => {
    const [team] = await onDatabase<{ id: string }>(
      api.db,
      `INSERT INTO identity.team (id, name) VALUES (gen_random_uuid(), 'Dated') RETURNING id`,
    );
    await aRole(api.db, {
      key: 'dated',
      permissions: ['customer.read'],
      scopes: { customer: { read: 'TEAM', write: 'OWN' } },
    });
    const member = await aUser(api.db, { roles: ['dated'], teamId: team?.id as string });
    const caller = await api.asUser(member);
    await onDatabase(
      api.db,
      `INSERT INTO customers.customer (id, kind, name, team_id, created_at, updated_at) VALUES (gen_random_uuid(), 'COMPANY', 'Of the team', $1, now(), now())`,
      [team?.id],
    );
    const seen = async () =>
      (await caller.graphql<{ customers: { nodes: unknown[] } }>('query C { customers { nodes { name } } }')).data
        .customers.nodes;
    expect(await seen()).toEqual([{ name: 'Of the team' }]);
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date());
    const { errors } = await founded.administrator.graphql(
      'mutation A($input: AssignTeamInput!) { assignTeam(input: $input) { id } }',
      { input: { userId: member, teamId: null, from: today } },
    );
    expect(errors).toEqual([]);
    expect(await seen()).toEqual([]);
  });
});
