import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let keyHolder: string;

const WHO = 'query Who { viewer { name } }';
const LOG_OUT = 'mutation LogOut { logOut }';

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'reader', permissions: ['customer.read'] });
  keyHolder = await aUser(api.db, { name: 'Jan Kowal', roles: ['reader'] });
});
afterAll(() => api.stop());

const graphqlInit = (headers: Record<string, string>, body = '{}'): RequestInit => ({ method: 'POST', headers, body });

describe('who asks', () => {
  it('is nobody without a cookie', async () => {
    const { status, data } = await api.anonymous.graphql(WHO);
    expect({ status, data }).toEqual({ status: 200, data: { viewer: null } });
  });

  it('is a person by the cookie of their session', async () => {
    const user = await api.asUser(await aUser(api.db, { name: 'Ewa Lis' }));
    expect((await user.graphql(WHO)).data).toEqual({ viewer: { name: 'Ewa Lis' } });
  });

  it('is nobody on the next request after their account was disabled', async () => {
    const id = await aUser(api.db);
    const user = await api.asUser(id);
    expect((await user.graphql('query Mine { mySessions { current } }')).data).toEqual({
      mySessions: [{ current: true }],
    });
    await onDatabase(
      api.db,
      "UPDATE identity.user_account SET status = 'DISABLED', version = version + 1 WHERE id = $1",
      [id],
    );
    const { status, code } = await user.graphql('query Mine { mySessions { current } }');
    expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
  });

  it('is a person through their key, with the permissions of the key', async () => {
    const key = await api.asKey(keyHolder, ['customer.read']);
    expect((await key.freely('{ customers { nodes { id } } }')).errors).toEqual([]);
    const without = await api.asKey(keyHolder, []);
    expect((await without.freely('{ customers { nodes { id } } }')).code).toBe('FORBIDDEN');
  });

  it.each(['Bearer', 'Bearer nonsense', 'Basic eDp5', `Bearer kontor_aaaaaaaaaa_${'x'.repeat(43)}`])(
    'is refused with the header "%s", also on public operations',
    async (authorization) => {
      const { status, code } = await api.anonymous.graphql(WHO, {}, { authorization });
      expect({ status, code }).toEqual({ status: 401, code: 'UNAUTHENTICATED' });
    },
  );

  it('is refused with a key in the address', async () => {
    for (const query of ['api_key=x', 'key=x', 'q=kontor_aaaaaaaaaa_secret']) {
      const response = await api.anonymous.fetch(
        `/graphql?${query}`,
        graphqlInit({ 'content-type': 'application/json' }),
      );
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'KEY_IN_ADDRESS' } }] });
    }
  });

  it('is not hidden by another spelling of the address', async () => {
    const body = JSON.stringify({ query: '{ __schema { types { name } } }' });
    for (const path of ['/%67raphql', '/graphq%6C', '/graphql?x=1', '/graphql;x', '/graphql/', '//graphql']) {
      const response = await api.anonymous.fetch(path, graphqlInit({ 'content-type': 'application/json' }, body));
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(await response.text()).not.toContain('Mutation');
    }
  });
});

describe('the id of a request', () => {
  it('is taken from the client or made, and comes back with errors too', async () => {
    const given = await api.anonymous.graphql(LOG_OUT, {}, { 'x-request-id': 'abc-123' });
    expect(given.headers.get('x-request-id')).toBe('abc-123');
    expect(given.errors[0]?.extensions.traceId).toBe('abc-123');
    const made = await api.anonymous.graphql(WHO, {}, { 'x-request-id': 'no id; at all' });
    expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('requests that another site has a browser send', () => {
  const post = async (headers: Record<string, string>, path = '/graphql', body = 'x') => {
    const user = await api.asUser(keyHolder);
    return user.fetch(path, { method: 'POST', body, headers });
  };

  it.each([['text/plain'], ['application/x-www-form-urlencoded'], ['multipart/form-data; boundary=x']])(
    'are refused as %s without a header that says where they come from',
    async (type) => {
      for (const path of ['/graphql', '/api/v1/imports']) {
        const user = await api.asUser(keyHolder);
        const response = await user.fetchWithoutOrigin(path, {
          method: 'POST',
          body: 'x',
          headers: { 'content-type': type },
        });
        expect(response.status).toBe(400);
        expect(await response.text()).toContain('ORIGIN_MISSING');
      }
    },
  );

  it.each(['https://evil.example', 'null', 'http://localhost:1', 'http://localhost.evil.example'])(
    'are refused from the origin %s',
    async (origin) => {
      for (const path of ['/graphql', '/api/v1/imports', '/api/v1/none']) {
        const response = await post({ origin, 'content-type': 'application/json' }, path, '{}');
        expect(response.status).toBe(403);
        expect(await response.text()).toContain('ORIGIN_REFUSED');
      }
    },
  );

  it('are refused by what the browser says of the site, when it says no origin', async () => {
    const user = await api.asUser(keyHolder);
    const headers = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
    expect((await user.fetchWithoutOrigin('/graphql', { method: 'POST', body: '{}', headers })).status).toBe(403);
  });

  it('learn nothing by asking first: no answer allows another origin anything', async () => {
    for (const path of ['/graphql', '/api/v1/imports', '/health/live']) {
      const response = await api.anonymous.fetch(path, {
        method: 'OPTIONS',
        headers: { origin: 'https://evil.example', 'access-control-request-method': 'POST' },
      });
      expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });
});
