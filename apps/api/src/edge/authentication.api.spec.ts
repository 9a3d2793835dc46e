import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aUser } from '@kontor/identity/testing';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
});
afterAll(() => api.stop());

describe('who asks', () => {
  it('knows nobody without a cookie', async () => {
    const { status, data } = await api.anonymous.graphql<{ viewer: unknown }>('query Me { viewer { name } }');
    expect({ status, data }).toEqual({ status: 200, data: { viewer: null } });
  });

  it('knows a person by the cookie of their session', async () => {
    const user = await api.asUser(await aUser(api.db, { name: 'Ewa Lis' }));
    const { data } = await user.graphql('query Me { viewer { name } }');
    expect(data).toEqual({ viewer: { name: 'Ewa Lis' } });
  });
});
