import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let anna: Caller;
let seller: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  const everything = { read: 'ALL', write: 'ALL' } as const;
  const permissions = ['customer.read', 'customer.write', 'opportunity.read', 'activity.read', 'activity.write'];
  const scopes = { customer: everything, opportunity: everything, activity: everything };
  await aRole(api.db, { key: 'head', permissions: [...permissions, 'customer.delete'], scopes });
  await aRole(api.db, { key: 'seller', permissions, scopes });
  const team = await aTeam(api.db);
  anna = await api.asUser(await aUser(api.db, { name: 'Anna', roles: ['head'], teamId: team }));
  seller = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: team }));
}, 60_000);
afterAll(() => api?.stop());

async function customer(name: string): Promise<string> {
  const { data } = await anna.graphql<{ createCustomer: { id: string } }>(
    'mutation C($input: CustomerCreateInput!) { createCustomer(input: $input) { id } }',
    { input: { kind: 'COMPANY', name } },
  );
  return data.createCustomer.id;
}

const PREVIEW = `query P($winner: ID!, $loser: ID!) { customerMergePreview(winnerId: $winner, loserId: $loser) {
  winner { customer { name version } } loser { customer { name } addresses { city } } moves { kind name { pl en } count } } }`;
const MERGE = 'mutation M($input: CustomerMergeInput!) { mergeCustomers(input: $input) { id name version } }';
const MERGES =
  'query L($id: ID!) { customerMerges(customerId: $id) { id loser { id name } mergedBy { name } undoneAt canUndo } }';

describe('merging over GraphQL', () => {
  it('previews, merges, opens by either id, and is undone', async () => {
    const [winner, loser] = [await customer('Żółw Sp. z o.o.'), await customer('Zolw')];
    await anna.graphql('mutation A($input: ActivityCreateInput!) { createActivity(input: $input) { id } }', {
      input: { kind: 'CALL', subject: 'x', customerId: loser },
    });
    const preview = await anna.graphql<{ customerMergePreview: { moves: { kind: string; count: number }[] } }>(
      PREVIEW,
      { winner, loser },
    );
    expect(preview.data.customerMergePreview).toMatchObject({
      winner: { customer: { version: 1 } },
      loser: { customer: { name: 'Zolw' } },
    });
    expect(preview.data.customerMergePreview.moves).toContainEqual({
      kind: 'sales.activity',
      name: { pl: 'Działania', en: 'Activities' },
      count: 1,
    });
    expect((await seller.graphql(PREVIEW, { winner, loser })).code).toBe('FORBIDDEN');
    const input = { winnerId: winner, winnerVersion: 1, loserId: loser, loserVersion: 1, taken: ['name'] };
    expect((await seller.graphql(MERGE, { input })).code).toBe('FORBIDDEN');
    expect((await anna.graphql(MERGE, { input: { ...input, loserId: winner } })).code).toBe('MERGE_OF_ITSELF');
    expect((await anna.graphql(MERGE, { input: { ...input, winnerVersion: 5 } })).code).toBe('CONFLICT');
    expect((await anna.graphql(MERGE, { input })).data).toEqual({
      mergeCustomers: { id: winner, name: 'Zolw', version: 2 },
    });

    const card = 'query C($id: ID!) { customerCard(id: $id) { customer { id name } } }';
    expect((await anna.graphql(card, { id: loser })).data).toEqual({
      customerCard: { customer: { id: winner, name: 'Zolw' } },
    });
    const list = await anna.graphql<{ customerMerges: { id: string }[] }>(MERGES, { id: winner });
    expect(list.data.customerMerges).toMatchObject([
      { loser: { id: loser }, mergedBy: { name: 'Anna' }, canUndo: true },
    ]);
    const mergeId = list.data.customerMerges[0]?.id;
    const undo = 'mutation U($id: ID!) { undoCustomerMerge(mergeId: $id) { id name } }';
    expect((await anna.graphql(undo, { id: mergeId })).data).toEqual({
      undoCustomerMerge: { id: loser, name: 'Zolw' },
    });
    expect((await anna.graphql(undo, { id: mergeId })).code).toBe('MERGE_UNDONE_ALREADY');
    expect((await anna.graphql(card, { id: winner })).data).toMatchObject({
      customerCard: { customer: { name: 'Żółw Sp. z o.o.' } },
    });
  });
});

it('exports and erases a person', async () => {
  const customerId = await customer('Z osobą');
  const made = await anna.graphql<{ createContact: { id: string } }>(
    'mutation K($input: ContactCreateInput!) { createContact(input: $input) { id } }',
    { input: { customerId, name: 'Jan Pawlak', email: 'jan@zolw.example' } },
  );
  const { id } = made.data.createContact;
  const taken = await anna.graphql<{ exportContact: { json: string; text: string } }>(
    `mutation { exportContact(id: "${id}") { fileName json text } }`,
  );
  expect(JSON.parse(taken.data.exportContact.json)).toMatchObject({ contact: { email: 'jan@zolw.example' } });
  const erase = 'mutation E($id: ID!, $v: Int!) { eraseContact(id: $id, expectedVersion: $v, reason: "asked") }';
  expect((await seller.graphql(erase, { id, v: 1 })).code).toBe('FORBIDDEN');
  expect((await anna.graphql(erase, { id, v: 9 })).code).toBe('CONFLICT');
  expect((await anna.graphql(erase, { id, v: 1 })).data).toEqual({ eraseContact: true });
  expect((await anna.graphql(`query { contacts(customerId: "${customerId}") { id } }`)).data).toEqual({ contacts: [] });
  const register = await anna.graphql(
    `query { customerRegister(customerId: "${customerId}") { nodes { action changes { field to } } } }`,
  );
  expect(JSON.stringify(register.data)).not.toContain('Jan Pawlak');
  expect(register.data).toMatchObject({
    customerRegister: {
      nodes: [{ action: 'contact.erase' }, { action: 'contact.export' }, { action: 'contact.create' }, {}],
    },
  });
});
