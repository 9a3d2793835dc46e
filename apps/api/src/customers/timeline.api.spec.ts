import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aUser } from '@kontor/identity/testing';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let maria: Caller;
let mariaId: string;

beforeAll(async () => {
  api = await startTestedApi();
  const founded = await foundOrganisation(api);
  maria = founded.administrator;
  mariaId = founded.administratorId;
}, 60_000);
afterAll(() => api?.stop());

async function asked<T>(document: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await maria.graphql<Record<string, T>>(document, variables);
  expect(errors).toEqual([]);
  return Object.values(data)[0] as T;
}
const customer = async (name: string, more: object = {}): Promise<string> =>
  (
    await asked<{ id: string }>('mutation C($input: CustomerCreateInput!) { createCustomer(input: $input) { id } }', {
      input: { kind: 'COMPANY', name, ...more },
    })
  ).id;
const node = async (classifier: string, name: string, parentId: string | null = null): Promise<string> =>
  (
    await asked<{ id: string }>(
      'mutation N($c: CustomerClassifier!, $name: String!, $p: ID) { addCustomerClassifier(classifier: $c, name: $name, parentId: $p) { id } }',
      { c: classifier, name, p: parentId },
    )
  ).id;
const sale = (customerId: string, amount: string) =>
  asked<{ id: string; number: string }>(
    'mutation S($input: OpportunityCreateInput!) { createOpportunity(input: $input) { id number } }',
    { input: { title: 'Line', customerId, amount: { amount, currency: 'PLN' } } },
  );
const CHANGE =
  'mutation X($input: CustomerChangeInput!) { changeCustomer(input: $input) { id version tags { name } } }';
const EDIT =
  'mutation E($input: ClassifierChangeInput!) { changeCustomerClassifier(input: $input) { id name parentId version } }';
const DROP =
  'mutation D($c: CustomerClassifier!, $id: ID!, $v: Int!) { deleteCustomerClassifier(classifier: $c, id: $id, expectedVersion: $v) }';
const LIST = 'query L($filter: CustomerFilter) { customers(filter: $filter) { nodes { name } } }';
const TIMELINE = `query T($id: ID!, $kinds: [TimelineKind!], $first: Int, $after: String) {
  customerTimeline(customerId: $id, kinds: $kinds, first: $first, after: $after) {
    nodes { id kind text action fields isDone sale { number } stage { en } person { name } version } pageInfo { hasNextPage endCursor } } }`;

describe('the lists of customers', () => {
  it('are trees that are renamed, moved without circles, filtered with what is below, and emptied before they go', async () => {
    const poland = await node('REGION', 'Polska');
    const north = await node('REGION', 'Północ', poland);
    const coast = await node('REGION', 'Wybrzeże', north);
    await customer('Morska', { regionId: coast });
    const found = await maria.graphql(LIST, { filter: { regionIds: [poland] } });
    expect(found.data).toEqual({ customers: { nodes: [{ name: 'Morska' }] } });

    const circle = await maria.graphql(EDIT, {
      input: { classifier: 'REGION', id: poland, expectedVersion: 1, parentId: coast },
    });
    expect(circle.errors[0]?.extensions).toMatchObject({
      code: 'CLASSIFIER_CYCLE',
      details: { path: ['Polska', 'Wybrzeże', 'Północ', 'Polska'] },
    });
    const moved = await maria.graphql(EDIT, {
      input: { classifier: 'REGION', id: coast, expectedVersion: 1, parentId: null, name: 'Bałtyk' },
    });
    expect(moved.data).toEqual({ changeCustomerClassifier: { id: coast, name: 'Bałtyk', parentId: null, version: 2 } });
    expect(
      (await maria.graphql(EDIT, { input: { classifier: 'REGION', id: coast, expectedVersion: 1, name: 'x' } })).code,
    ).toBe('CONFLICT');
    expect(
      (await maria.graphql(EDIT, { input: { classifier: 'REGION', id: coast, expectedVersion: 2, name: 'polska' } }))
        .code,
    ).toBe('CLASSIFIER_NAME_TAKEN');
    expect((await maria.graphql(LIST, { filter: { regionIds: [poland] } })).data).toEqual({ customers: { nodes: [] } });

    const used = await maria.graphql(DROP, { c: 'REGION', id: coast, v: 2 });
    expect(used.errors[0]?.extensions).toMatchObject({
      code: 'CLASSIFIER_IN_USE',
      details: { customers: 1, children: 0, sales: 0 },
    });
    expect((await maria.graphql(DROP, { c: 'REGION', id: north, v: 1 })).data).toEqual({
      deleteCustomerClassifier: true,
    });
  });

  it('have tags, which stand by themselves and filter the list', async () => {
    const [vip, export_] = [await node('TAG', 'VIP'), await node('TAG', 'Eksport')];
    expect(
      (await maria.graphql(`mutation { addCustomerClassifier(classifier: TAG, name: "x", parentId: "${vip}") { id } }`))
        .code,
    ).toBe('CLASSIFIER_FLAT');
    const id = await customer('Oznaczona', { tagIds: [vip, export_, vip] });
    expect((await maria.graphql(LIST, { filter: { tagIds: [vip] } })).data).toEqual({
      customers: { nodes: [{ name: 'Oznaczona' }] },
    });
    const less = await maria.graphql(CHANGE, { input: { id, expectedVersion: 1, tagIds: [export_] } });
    expect(less.data).toEqual({ changeCustomer: { id, version: 2, tags: [{ name: 'Eksport' }] } });
    expect((await maria.graphql(LIST, { filter: { tagIds: [vip] } })).data).toEqual({ customers: { nodes: [] } });
    const register = await maria.graphql(
      `query R { customerRegister(customerId: "${id}", first: 1) { nodes { changes { field fromLabel toLabel } } } }`,
    );
    expect(register.data).toMatchObject({
      customerRegister: { nodes: [{ changes: [{ field: 'tags', toLabel: 'Eksport' }] }] },
    });
    const unknown = await maria.graphql(CHANGE, { input: { id, expectedVersion: 2, tagIds: [id] } });
    expect(unknown.errors[0]?.extensions).toMatchObject({
      code: 'REFERENCE_UNKNOWN',
      details: { fields: [{ path: 'tagIds' }] },
    });
  });
});

describe('a customer’s life', () => {
  it('has a group with its sums, and no circle of parents', async () => {
    const holding = await customer('Holding');
    const daughter = await customer('Córka', { parentId: holding });
    const granddaughter = await customer('Wnuczka', { parentId: daughter });
    await sale(holding, '10.00');
    await sale(granddaughter, '5.50');
    const group = await asked(
      'query G($id: ID!) { customerGroup(customerId: $id) { count open { count inBase { amount } } won { count } members { name open { count } } } }',
      { id: holding },
    );
    expect(group).toEqual({
      count: 3,
      open: { count: 2, inBase: { amount: '15.50' } },
      won: { count: 0 },
      members: [
        { name: 'Holding', open: { count: 1 } },
        { name: 'Córka', open: { count: 0 } },
        { name: 'Wnuczka', open: { count: 1 } },
      ],
    });
    const card = 'query C($id: ID!) { customerCard(id: $id) { isParent open { inBase { amount } } } }';
    expect(await asked(card, { id: holding })).toEqual({ isParent: true, open: { inBase: { amount: '10.00' } } });
    const circle = await maria.graphql(CHANGE, { input: { id: holding, expectedVersion: 1, parentId: granddaughter } });
    expect(circle.errors[0]?.extensions).toMatchObject({
      code: 'PARENT_CYCLE',
      details: { path: ['Holding', 'Wnuczka', 'Córka', 'Holding'] },
    });
  });

  it('has owners with dates', async () => {
    const other = await aUser(api.db, { name: 'Jan' });
    const id = await customer('Z opiekunem');
    expect((await maria.graphql(CHANGE, { input: { id, expectedVersion: 1, ownerId: other } })).errors).toEqual([]);
    const owners = await asked<{ owner: { id: string }; since: string; until: string | null }[]>(
      'query O($id: ID!) { customerOwners(customerId: $id) { owner { id } since until } }',
      { id },
    );
    expect(owners.map(({ owner, until }) => [owner.id, until !== null])).toEqual([
      [other, false],
      [mariaId, true],
    ]);
    expect(owners[1]?.until).toBe(owners[0]?.since);
  });

  it('is told on one timeline of everything, read a page at a time and by kind', async () => {
    const id = await customer('Mlecz-Pol');
    const note = await asked<{ id: string }>(
      'mutation N($id: ID!) { addCustomerNote(customerId: $id, body: " Asks for CE papers\\nsince May ") { id body author { name } } }',
      { id },
    );
    const { number } = await sale(id, '1.00');
    await asked('mutation A($input: ActivityCreateInput!) { createActivity(input: $input) { id } }', {
      input: { kind: 'CALL', subject: 'Call them', customerId: id },
    });
    const page = await asked<{ nodes: { kind: string }[] }>(TIMELINE, { id });
    expect(page.nodes).toEqual([
      expect.objectContaining({ kind: 'ACTIVITY', text: 'Call them', isDone: false }),
      expect.objectContaining({ kind: 'SALE', sale: { number } }),
      expect.objectContaining({
        kind: 'NOTE',
        text: 'Asks for CE papers\nsince May',
        person: { name: 'Maria Zając' },
        version: 1,
      }),
      expect.objectContaining({ kind: 'CHANGE', action: 'customer.create' }),
    ]);
    const seen: string[] = [];
    let after: string | null = null;
    for (;;) {
      const part: { nodes: { kind: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } } = await asked(
        TIMELINE,
        { id, first: 1, after },
      );
      seen.push(...part.nodes.map(({ kind }) => kind));
      if (!part.pageInfo.hasNextPage) break;
      after = part.pageInfo.endCursor;
    }
    expect(seen).toEqual(page.nodes.map(({ kind }) => kind));
    expect((await asked<{ nodes: unknown[] }>(TIMELINE, { id, kinds: ['NOTE', 'SALE'] })).nodes).toHaveLength(2);

    const change =
      'mutation C($id: ID!, $v: Int!, $body: String!) { changeCustomerNote(id: $id, expectedVersion: $v, body: $body) { body version } }';
    expect((await maria.graphql(change, { id: note.id, v: 1, body: ' ' })).code).toBe('TEXT_REQUIRED');
    expect((await maria.graphql(change, { id: note.id, v: 1, body: 'x'.repeat(4_001) })).code).toBe('TEXT_TOO_LONG');
    expect((await maria.graphql(change, { id: note.id, v: 1, body: 'Has them' })).data).toEqual({
      changeCustomerNote: { body: 'Has them', version: 2 },
    });
    expect((await maria.graphql(change, { id: note.id, v: 1, body: 'y' })).code).toBe('CONFLICT');
    expect((await maria.graphql(`mutation { deleteCustomerNote(id: "${note.id}", expectedVersion: 2) }`)).data).toEqual(
      { deleteCustomerNote: true },
    );
    expect((await asked<{ nodes: unknown[] }>(TIMELINE, { id, kinds: ['NOTE'] })).nodes).toEqual([]);
    const stranger = await api.asUser(await aUser(api.db, {}));
    expect((await stranger.graphql(TIMELINE, { id })).code).toBe('FORBIDDEN');
  });
});
