import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aUser, scopesOf } from '@kontor/identity/testing';
import { Database } from '@kontor/platform';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

const ROLE = 'id key name { pl en } permissions scopes { kind read write } builtIn memberCount version';
const USER = `id email name status language roles { ${ROLE} } team { id name } lastLoginAt createdAt version`;
const USERS = `query Users($filter: UserFilter, $first: Int, $after: String) {
  users(filter: $filter, first: $first, after: $after) {
    nodes { ${USER} } edges { cursor } pageInfo { hasNextPage endCursor } totalCount { value capped } } }`;
const INVITE = `mutation Invite($input: InviteInput!) { inviteUser(input: $input) { user { ${USER} } link } }`;
const CHANGE_USER = `mutation ChangeUser($input: UserInput!) { changeUser(input: $input) { ${USER} } }`;
const SAVE_TEAM = `mutation SaveTeam($input: TeamInput!) { saveTeam(input: $input) { id name parent { name } leader { name } memberships { id } version } }`;
const ASSIGN = `mutation Assign($input: AssignTeamInput!) { assignTeam(input: $input) { team { name } version } }`;
const SAVE_ROLE = `mutation SaveRole($input: RoleInput!) { saveRole(input: $input) { ${ROLE} } }`;
const CREATE_KEY =
  'mutation CreateKey($input: ApiKeyInput!) { createApiKey(input: $input) { apiKey { id name prefix scopes user { name } expiresAt } secret } }';

let api: TestedApi;
let administrator: Caller;
let nobody: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'administrator', scopes: scopesOf('ALL'), builtIn: true });
  administrator = await api.asUser(await aUser(api.db, { name: 'Ada', roles: ['administrator'] }));
  nobody = await api.asUser(await aUser(api.db, { name: 'Norbert' }));
});
afterAll(() => api.stop());

it('manages people and teams from end to end', async () => {
  const { data: team } = await administrator.graphql<{ saveTeam: { id: string } }>(SAVE_TEAM, {
    input: { id: null, name: 'Północ', parentId: null },
  });
  expect(team.saveTeam).toMatchObject({ name: 'Północ', parent: null, version: 1 });
  const role = await administrator.graphql<{ saveRole: { id: string } }>(SAVE_ROLE, {
    input: {
      name: { pl: 'Handel', en: 'Trade' },
      permissions: ['opportunity.read'],
      scopes: [{ kind: 'OPPORTUNITY', read: 'TEAM', write: 'OWN' }],
    },
  });
  expect(role.data.saveRole).toMatchObject({ scopes: [{ kind: 'OPPORTUNITY', read: 'TEAM', write: 'OWN' }] });
  const invited = await administrator.graphql<{ inviteUser: { user: { id: string }; link: string } }>(INVITE, {
    input: {
      email: 'jan@pakmasz.pl',
      name: 'Jan Kowalski',
      roleIds: [role.data.saveRole.id],
      teamId: team.saveTeam.id,
      language: 'EN',
    },
  });
  const { user, link } = invited.data.inviteUser;
  expect(user).toMatchObject({
    status: 'INVITED',
    language: 'EN',
    team: { name: 'Północ' },
    roles: [{ memberCount: 1 }],
  });
  expect(link).toMatch(/\/link#[\w-]{43}$/);
  const assigned = await administrator.graphql(ASSIGN, {
    input: { userId: user.id, teamId: null, from: '2099-01-01' },
  });
  expect(assigned.data).toEqual({ assignTeam: { team: { name: 'Północ' }, version: 2 } });
  const stale = await administrator.graphql(CHANGE_USER, { input: { id: user.id, expectedVersion: 1, name: 'J' } });
  expect(stale.errors[0]?.extensions).toMatchObject({
    code: 'CONFLICT',
    details: { currentVersion: 2, changedBy: 'Ada' },
  });
  const listed = await administrator.graphql<{ users: { nodes: { name: string }[] } }>(USERS, {
    filter: { text: 'kowal' },
    first: 1,
  });
  expect(listed.data.users).toMatchObject({
    nodes: [{ name: 'Jan Kowalski' }],
    pageInfo: { hasNextPage: false },
    totalCount: { value: 1, capped: false },
  });
});

it('refuses inputs with unknown fields, nulls where nothing can be cleared, and ids that are none', async () => {
  const codes = await Promise.all(
    [
      { id: 'x', expectedVersion: 1 },
      { id: '01930000-0000-7000-8000-000000000001', expectedVersion: 1, name: null },
      { id: '01930000-0000-7000-8000-000000000001', expectedVersion: 1, roleIds: null },
      { id: '01930000-0000-7000-8000-000000000001', expectedVersion: 1, passwordHash: 'x' },
      { id: '01930000-0000-7000-8000-000000000001', expectedVersion: 1, status: 'ROOT' },
      { id: '01930000-0000-7000-8000-000000000001', expectedVersion: 1.5 },
    ].map(async (input) => {
      const { code, status } = await administrator.graphql(CHANGE_USER, { input });
      return status < 500 ? code : status;
    }),
  );
  expect(codes.slice(0, 3)).toEqual(['INVALID_INPUT', 'INVALID_INPUT', 'INVALID_INPUT']);
  for (const code of codes) expect(code).toEqual(expect.any(String));
});

it('lets nobody without the permission do any of it', async () => {
  const id = '01930000-0000-7000-8000-000000000001';
  for (const [document, variables] of [
    [USERS, {}],
    ['query Roles { roles { key } }', {}],
    ['query Keys { apiKeys { prefix } }', {}],
    [INVITE, { input: { email: 'a@b.pl', name: 'A', roleIds: [] } }],
    [CHANGE_USER, { input: { id, expectedVersion: 1 } }],
    [SAVE_TEAM, { input: { name: 'X' } }],
    [ASSIGN, { input: { userId: id, from: '2026-01-01' } }],
    [SAVE_ROLE, { input: { name: { pl: 'x', en: 'x' }, permissions: [], scopes: [] } }],
    [CREATE_KEY, { input: { name: 'x', scopes: ['user.manage'] } }],
    [`mutation Reset { issuePasswordReset(userId: "${id}") { link } }`, {}],
    ['mutation Organisation { changeOrganisation(input: { expectedVersion: 1, name: "X" }) { id } }', {}],
  ] as const) {
    expect((await nobody.graphql(document, variables)).code).toBe('FORBIDDEN');
    expect((await api.anonymous.graphql(document, variables)).code).toBe('UNAUTHENTICATED');
  }
  const people = await nobody.graphql('query People { people(text: "norb") { name } teams { name } }');
  expect(people.data).toMatchObject({ people: [{ name: 'Norbert' }] });
});

it('lets a program work with a key, as far as the key goes', async () => {
  const made = await administrator.graphql<{ createApiKey: { apiKey: { id: string }; secret: string } }>(CREATE_KEY, {
    input: { name: 'ERP', scopes: ['user.manage'], expiresAt: '2099-01-01T00:00:00Z' },
  });
  const { secret, apiKey } = made.data.createApiKey;
  const bearer = { authorization: `Bearer ${secret}` };
  const ask = (document: string) => api.anonymous.freely(document, {}, bearer);
  expect((await ask('{ users(first: 1) { totalCount { value } } }')).errors).toEqual([]);
  expect((await ask('mutation { changeOrganisation(input: { expectedVersion: 1, name: "X" }) { id } }')).code).toBe(
    'FORBIDDEN',
  );
  expect((await ask('mutation { createApiKey(input: { name: "y", scopes: ["user.manage"] }) { secret } }')).code).toBe(
    'FORBIDDEN',
  );
  expect((await ask('{ viewer { permissions } }')).data).toEqual({ viewer: { permissions: ['user.manage'] } });
  await administrator.graphql('mutation Revoke($id: ID!) { revokeApiKey(id: $id) { revokedAt } }', { id: apiKey.id });
  expect((await ask('{ viewer { permissions } }')).status).toBe(401);
});

it('asks the same number of statements for one person as for many', async () => {
  for (let index = 0; index < 20; index += 1) {
    await aUser(api.db, { name: `Zebra ${index}`, roles: ['administrator'] });
  }
  const { pool } = api.app.get(Database);
  const countOf = async (first: number): Promise<number> => {
    let reads = 0;
    const noted = () => {
      reads += 1;
    };
    pool.on('acquire', noted);
    const { data } = await administrator.graphql<{ users: { nodes: { roles: unknown[] }[] } }>(USERS, {
      filter: { text: 'zebra' },
      first,
    });
    pool.off('acquire', noted);
    expect(data.users.nodes.map(({ roles }) => roles.length)).toEqual(Array.from({ length: first }, () => 1));
    return reads;
  };
  await countOf(1);
  const forOne = await countOf(1);
  expect(await countOf(20)).toBe(forOne);
  expect(forOne).toBeLessThanOrEqual(3);
});
