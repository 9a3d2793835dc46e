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
  const permissions = [
    'customer.read',
    'customer.write',
    'customer.delete',
    'opportunity.read',
    'activity.read',
    'activity.write',
    'pick-list.manage',
    'rate.manage',
  ];
  const team = { read: 'TEAM', write: 'TEAM' } as const;
  const scopes = { customer: team, opportunity: team, activity: team };
  await aRole(api.db, { key: 'seller', permissions, scopes });
  const [north, south] = [await aTeam(api.db), await aTeam(api.db)];
  anna = await api.asUser(await aUser(api.db, { name: 'Anna Nowak', roles: ['seller'], teamId: north }));
  stranger = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: south }));
}, 60_000);
afterAll(() => api?.stop());

const CREATE = `mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) {
  id kind name taxId segment { id name parentId } priorityClass parent { id name } owner { name } team { name } currency documentLanguage
  website notes city country createdAt updatedAt version canEdit } }`;
const CHANGE =
  'mutation Change($input: CustomerChangeInput!) { changeCustomer(input: $input) { id notes documentLanguage priorityClass version } }';
const LIST = `query List($filter: CustomerFilter, $sort: CustomerSort, $first: Int, $after: String) {
  customers(filter: $filter, sort: $sort, first: $first, after: $after) {
    nodes { id name } pageInfo { hasNextPage endCursor } totalCount { value capped } } }`;
const CARD = `query Card($id: ID!) { customerCard(id: $id) {
  customer { id name } addresses { id kind street city country } contacts { id name roles language version }
  won { count inBase { amount currency } missingRates } open { count } lost { count } years { year } rates { currency } } }`;

interface Customer {
  readonly id: string;
  readonly [field: string]: unknown;
}

async function create(input: object): Promise<Customer> {
  const { data, errors } = await anna.graphql<{ createCustomer: Customer }>(CREATE, {
    input: { kind: 'COMPANY', ...input },
  });
  expect(errors).toEqual([]);
  return data.createCustomer;
}

describe('customers over GraphQL', () => {
  it('are made, changed, read whole and deleted', async () => {
    const food = await anna.graphql<{ addCustomerClassifier: { id: string } }>(
      `mutation Add { addCustomerClassifier(classifier: SEGMENT, name: "food") { id name parentId } }`,
    );
    const segmentId = food.data.addCustomerClassifier.id;
    const made = await create({
      name: 'Żółw Sp. z o.o.',
      taxId: '526-025-02-74',
      segmentId,
      documentLanguage: 'EN',
      priorityClass: 'A',
      addresses: [{ kind: 'REGISTERED', city: 'Gdańsk', country: 'PL' }],
    });
    expect(made).toMatchObject({
      taxId: 'PL5260250274',
      segment: { id: segmentId, name: 'food', parentId: null },
      owner: { name: 'Anna Nowak' },
      currency: 'PLN',
      documentLanguage: 'EN',
      city: 'Gdańsk',
      version: 1,
      canEdit: true,
    });
    const changed = await anna.graphql(CHANGE, {
      input: { id: made.id, expectedVersion: 1, notes: 'x', priorityClass: null },
    });
    expect(changed.data).toEqual({
      changeCustomer: { id: made.id, notes: 'x', documentLanguage: 'EN', priorityClass: null, version: 2 },
    });
    const contact = await anna.graphql<{ createContact: { id: string } }>(
      'mutation Contact($input: ContactCreateInput!) { createContact(input: $input) { id customerId roles language } }',
      { input: { customerId: made.id, name: 'Jan Pawlak', roles: ['DECIDES'] } },
    );
    expect(contact.data.createContact).toMatchObject({ customerId: made.id, roles: ['DECIDES'], language: 'PL' });
    const { data } = await anna.graphql(CARD, { id: made.id });
    expect(data).toMatchObject({
      customerCard: {
        customer: { name: 'Żółw Sp. z o.o.' },
        addresses: [{ kind: 'REGISTERED', city: 'Gdańsk' }],
        contacts: [{ name: 'Jan Pawlak' }],
        won: { count: 0, inBase: { amount: '0.00', currency: 'PLN' }, missingRates: [] },
        years: [],
        rates: [],
      },
    });
    const remove = 'mutation Remove($id: ID!, $v: Int!) { deleteCustomer(id: $id, expectedVersion: $v) }';
    expect((await anna.graphql(remove, { id: made.id, v: 1 })).code).toBe('CONFLICT');
    expect((await anna.graphql(remove, { id: made.id, v: 2 })).data).toEqual({ deleteCustomer: true });
    expect((await anna.graphql(CARD, { id: made.id })).data).toEqual({ customerCard: null });
  });

  it('say of each field what is wrong with it', async () => {
    const bad = { kind: 'COMPANY', name: '', taxId: '123', addresses: [{ kind: 'SITE', country: 'Polska' }] };
    const { errors } = await anna.graphql(CREATE, { input: bad });
    expect(errors[0]?.extensions.details?.fields?.map(({ path, code }) => [path, code])).toEqual([
      ['name', 'TEXT_REQUIRED'],
      ['taxId', 'TAX_ID_INVALID'],
      ['addresses.0.country', 'COUNTRY_UNKNOWN'],
    ]);
    const shape = await anna.graphql(CREATE, { input: { kind: 'COMPANY', name: 'x', ownerId: 'nobody' } });
    expect(shape.errors[0]?.extensions).toMatchObject({
      code: 'INVALID_INPUT',
      details: { fields: [{ path: 'ownerId' }] },
    });
  });

  it('tell a stale editor what others saved, in the words of the API', async () => {
    const made = await create({ name: 'Contested' });
    await anna.graphql(CHANGE, { input: { id: made.id, expectedVersion: 1, documentLanguage: 'EN' } });
    const { errors } = await anna.graphql(CHANGE, { input: { id: made.id, expectedVersion: 1, notes: 'mine' } });
    expect(errors[0]?.extensions).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: 2, changedBy: 'Anna Nowak', changed: { documentLanguage: 'EN' } },
    });
  });

  it('are listed page by page with their number, for those who may see them', async () => {
    for (const n of [1, 2, 3]) await create({ name: `Lista ${n}` });
    const filter = { text: 'lista' };
    const first = await anna.graphql<{ customers: { pageInfo: { endCursor: string } } }>(LIST, { filter, first: 2 });
    expect(first.data.customers).toMatchObject({
      nodes: [{ name: 'Lista 1' }, { name: 'Lista 2' }],
      pageInfo: { hasNextPage: true },
      totalCount: { value: 3, capped: false },
    });
    const after = first.data.customers.pageInfo.endCursor;
    const second = await anna.graphql(LIST, { filter, first: 2, after });
    expect(second.data).toMatchObject({
      customers: { nodes: [{ name: 'Lista 3' }], pageInfo: { hasNextPage: false } },
    });
    const backwards = await anna.graphql(LIST, { filter, sort: { field: 'NAME', direction: 'DESC' }, first: 1 });
    expect(backwards.data).toMatchObject({ customers: { nodes: [{ name: 'Lista 3' }] } });
    expect((await anna.graphql(LIST, { first: 101 })).code).toBe('PAGE_SIZE_INVALID');
    expect((await anna.graphql(LIST, { first: 1, after: 'x' })).code).toBe('CURSOR_INVALID');
    expect((await stranger.graphql(LIST, { filter })).data).toMatchObject({
      customers: { nodes: [], totalCount: { value: 0 } },
    });
  });

  it('of another team answer as missing ones, by every door', async () => {
    const made = await create({ name: 'Hidden one' });
    expect((await stranger.graphql(CARD, { id: made.id })).data).toEqual({ customerCard: null });
    const register = 'query R($id: ID!) { customerRegister(customerId: $id) { nodes { action } } }';
    expect((await stranger.graphql(register, { id: made.id })).code).toBe('NOT_FOUND');
    expect((await stranger.graphql('query S { search(text: "hidden one") { id } }')).data).toEqual({
      search: [],
    });
    expect((await stranger.graphql(CHANGE, { input: { id: made.id, expectedVersion: 1 } })).code).toBe('NOT_FOUND');
    const activity = { kind: 'CALL', subject: 'x', customerId: made.id };
    const plan =
      'mutation Plan($input: ActivityCreateInput!) { createActivity(input: $input) { id customer { name } } }';
    expect((await stranger.graphql(plan, { input: activity })).code).toBe('CUSTOMER_UNKNOWN');
    expect((await anna.graphql(plan, { input: activity })).data).toMatchObject({
      createActivity: { customer: { name: 'Hidden one' } },
    });
    const entries = await anna.graphql(register, { id: made.id });
    expect(entries.data).toMatchObject({
      customerRegister: { nodes: [{ action: 'activity.create' }, { action: 'customer.create' }] },
    });
    const found = await anna.graphql('query S { search(text: "hidden one") { kind id title } }');
    expect(found.data).toEqual({ search: [{ kind: 'CUSTOMER', id: made.id, title: 'Hidden one' }] });
  });
});

describe('what stands around a sale, over GraphQL', () => {
  it('plans, ticks off with a follow-up, lists and reopens an activity', async () => {
    const fields = 'id kind subject dueAt allDay doneAt outcome overdue owner { name } version canEdit';
    const made = await anna.graphql<{ createActivity: { id: string } }>(
      `mutation Plan($input: ActivityCreateInput!) { createActivity(input: $input) { ${fields} } }`,
      { input: { kind: 'CALL', subject: 'Call', dueAt: '2026-01-05T09:00:00+01:00' } },
    );
    expect(made.data.createActivity).toMatchObject({
      dueAt: '2026-01-05T08:00:00.000Z',
      overdue: true,
      owner: { name: 'Anna Nowak' },
    });
    const { id } = made.data.createActivity;
    const done = await anna.graphql(
      `mutation Done($input: ActivityDoneInput!) { completeActivity(input: $input) { activity { ${fields} } followUp { ${fields} } } }`,
      { input: { id, expectedVersion: 1, outcome: 'ok', followUp: { kind: 'TASK', subject: 'Next' } } },
    );
    expect(done.data).toMatchObject({
      completeActivity: {
        activity: { outcome: 'ok', version: 2, overdue: false },
        followUp: { subject: 'Next', version: 1 },
      },
    });
    const list = await anna.graphql(
      'query Mine { activities(filter: { mine: true, states: [DONE] }) { nodes { subject } totalCount { value } } }',
    );
    expect(list.data).toEqual({ activities: { nodes: [{ subject: 'Call' }], totalCount: { value: 1 } } });
    const reopened = await anna.graphql(
      `mutation Again { reopenActivity(id: "${id}", expectedVersion: 2) { doneAt version } }`,
    );
    expect(reopened.data).toEqual({ reopenActivity: { doneAt: null, version: 3 } });
    const bad = await anna.graphql(
      'mutation Bad($input: ActivityChangeInput!) { changeActivity(input: $input) { id } }',
      { input: { id, expectedVersion: 3, subject: '', durationMinutes: 0 } },
    );
    expect(bad.errors[0]?.extensions.details?.fields?.map(({ path }) => path)).toEqual(['subject', 'durationMinutes']);
  });

  it('keeps rates and pick lists', async () => {
    const rate = await anna.graphql(
      'mutation Rate { recordExchangeRate(currency: "EUR", rate: "4.2500", validFrom: "2026-01-01", reason: "Contract") { currency rate validFrom recordedBy { name } } }',
    );
    expect(rate.data).toEqual({
      recordExchangeRate: {
        currency: 'EUR',
        rate: '4.25',
        validFrom: '2026-01-01',
        recordedBy: { name: 'Anna Nowak' },
      },
    });
    expect((await anna.graphql('query Rates { exchangeRates { currency rate } }')).data).toEqual({
      exchangeRates: [{ currency: 'EUR', rate: '4.25' }],
    });
    const bad = await anna.graphql(
      'mutation Bad { recordExchangeRate(currency: "EUR", rate: "0", validFrom: "2026-01-01", reason: "Contract") { id } }',
    );
    expect(bad.errors[0]?.extensions).toMatchObject({ code: 'RATE_INVALID', details: { fields: [{ path: 'rate' }] } });
    const added = await anna.graphql(
      'mutation Add { addPickListValue(list: COMPETITOR, name: { pl: "Rywal", en: "Rival" }) { name { pl en } active } }',
    );
    expect(added.data).toEqual({ addPickListValue: { name: { pl: 'Rywal', en: 'Rival' }, active: true } });
    expect((await anna.graphql('query L { pickList(list: COMPETITOR) { name { en } } }')).data).toEqual({
      pickList: [{ name: { en: 'Rival' } }],
    });
  });
});
