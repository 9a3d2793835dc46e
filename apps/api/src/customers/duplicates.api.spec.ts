import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let anna: Caller;
let stranger: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  const team = { read: 'TEAM', write: 'TEAM' } as const;
  await aRole(api.db, {
    key: 'seller',
    permissions: ['customer.read', 'customer.write', 'customer.delete', 'opportunity.read'],
    scopes: { customer: team, opportunity: team },
  });
  anna = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: await aTeam(api.db) }));
  stranger = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: await aTeam(api.db) }));
}, 60_000);
afterAll(() => api?.stop());

const REPORT = `query Report($first: Int, $after: String) { duplicateReport(first: $first, after: $after) {
  nodes { first { id name sales contacts createdAt } second { id name owner } likenesses shared confidence } pageInfo { hasNextPage endCursor } } }`;

async function customer(name: string, more: object = {}): Promise<string> {
  const { data, errors } = await anna.graphql<{ createCustomer: { id: string } }>(
    'mutation C($input: CustomerCreateInput!) { createCustomer(input: $input) { id } }',
    { input: { kind: 'COMPANY', name, ...more } },
  );
  expect(errors).toEqual([]);
  return data.createCustomer.id;
}

describe('duplicates over GraphQL', () => {
  it('are found while typing, reported with their reasons, and dismissed on record', async () => {
    const one = await customer('ŻÓŁW Sp. z o.o.', { website: 'zolw.pl' });
    const other = await customer('Zolw spółka z ograniczoną odpowiedzialnością');
    const typed = await anna.graphql(
      'query T($name: String!, $except: ID) { customerDuplicates(name: $name, website: "www.zolw.pl", exceptId: $except) { id likenesses confidence } }',
      { name: 'P.H.U. Żółw', except: other },
    );
    expect(typed.data).toEqual({ customerDuplicates: [{ id: one, likenesses: ['DOMAIN', 'NAME'], confidence: 88 }] });

    const report = await anna.graphql(REPORT, { first: 10 });
    expect(report.data).toMatchObject({
      duplicateReport: {
        nodes: [
          {
            first: { id: one, sales: 0, contacts: 0 },
            second: { id: other },
            likenesses: ['NAME'],
            shared: [],
            confidence: 80,
          },
        ],
        pageInfo: { hasNextPage: false },
      },
    });
    expect((await stranger.graphql(REPORT)).data).toMatchObject({ duplicateReport: { nodes: [] } });
    expect((await anna.graphql(REPORT, { first: 0 })).code).toBe('PAGE_SIZE_INVALID');

    const dismiss =
      'mutation D($a: ID!, $b: ID!) { dismissDuplicate(firstId: $a, secondId: $b, reason: "father and son") }';
    expect((await stranger.graphql(dismiss, { a: one, b: other })).code).toBe('NOT_FOUND');
    expect((await anna.graphql(dismiss, { a: one, b: one })).code).toBe('DUPLICATE_OF_ITSELF');
    expect((await anna.graphql(dismiss, { a: other, b: one })).data).toEqual({ dismissDuplicate: true });
    expect((await anna.graphql(REPORT)).data).toMatchObject({ duplicateReport: { nodes: [] } });
    const register = await anna.graphql(
      `query R { customerRegister(customerId: "${other}") { nodes { action reason } } }`,
    );
    expect(register.data).toMatchObject({
      customerRegister: {
        nodes: [{ action: 'duplicate.dismiss', reason: 'father and son' }, { action: 'customer.create' }],
      },
    });
  });
});
