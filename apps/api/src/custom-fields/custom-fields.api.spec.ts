import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import { parse } from 'csv-parse/sync';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let keeper: Caller;
let seller: Caller;
let annaId: string;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  const everything = { read: 'ALL', write: 'ALL' } as const;
  const scopes = { customer: everything, opportunity: everything };
  const permissions = ['customer.read', 'customer.write', 'opportunity.read', 'export.run'];
  await aRole(api.db, { key: 'keeper', permissions: [...permissions, 'custom-field.manage'], scopes });
  await aRole(api.db, { key: 'seller', permissions, scopes });
  const team = await aTeam(api.db);
  annaId = await aUser(api.db, { name: 'Anna', roles: ['keeper'], teamId: team, language: 'en' });
  keeper = await api.asUser(annaId);
  seller = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: team, language: 'en' }));
}, 60_000);
afterAll(() => api?.stop());

const SAVE =
  'mutation S($input: CustomFieldInput!) { saveCustomField(input: $input) { id key version choices { id } } }';
const CREATE = `mutation C($input: CustomerCreateInput!) { createCustomer(input: $input) {
  id version customFields { field type label { en } text number date choice { name { en } } person { name } } } }`;
const CHANGE = 'mutation C($input: CustomerChangeInput!) { changeCustomer(input: $input) { id version } }';
const LIST = 'query L($filter: CustomerFilter) { customers(filter: $filter, first: 10) { nodes { name } } }';

interface Saved {
  readonly saveCustomField: { id: string; key: string; version: number; choices: { id: string }[] };
}

const field = (type: string, more: object = {}) => ({
  kind: 'CUSTOMER',
  type,
  key: type.toLowerCase(),
  label: { pl: `Pole ${type}`, en: `Field ${type}` },
  required: false,
  active: true,
  ...more,
});

describe('custom fields over GraphQL', () => {
  it('are defined by who may, read by everybody, filled, filtered by and exported', async () => {
    expect((await seller.graphql(SAVE, { input: field('TEXT') })).code).toBe('FORBIDDEN');
    for (const type of ['TEXT', 'NUMBER', 'DATE', 'PERSON']) await keeper.graphql(SAVE, { input: field(type) });
    const choices = [{ label: { pl: 'Papier', en: 'Paper' }, active: true }];
    const { data: film } = await keeper.graphql<Saved>(SAVE, { input: field('CHOICE', { choices }) });
    const [paper] = film.saveCustomField.choices;
    const known = await seller.graphql<{ customFields: { key: string }[] }>('{ customFields(kind: CUSTOMER) { key } }');
    expect(known.data.customFields.map(({ key }) => key)).toEqual(['text', 'number', 'date', 'person', 'choice']);

    const made = await seller.graphql<{ createCustomer: { customFields: object[] } }>(CREATE, {
      input: {
        kind: 'COMPANY',
        name: 'Odra Pack',
        customFields: [
          { field: 'text', text: '=1+1' },
          { field: 'number', number: '12.50' },
          { field: 'date', date: '2027-02-28' },
          { field: 'person', personId: annaId },
          { field: 'choice', choiceId: paper?.id },
        ],
      },
    });
    expect(made.data.createCustomer.customFields).toMatchObject([
      { field: 'text', type: 'TEXT', label: { en: 'Field TEXT' }, text: '=1+1', number: null },
      { field: 'number', number: '12.5', text: null },
      { field: 'date', date: '2027-02-28' },
      { field: 'person', person: { name: 'Anna' } },
      { field: 'choice', choice: { name: { en: 'Paper' } } },
    ]);
    const found = async (customFields: object[]) =>
      (await seller.graphql<{ customers: { nodes: object[] } }>(LIST, { filter: { customFields } })).data.customers
        .nodes;
    expect(await found([{ field: 'number', numberFrom: '12.5', numberTo: '12.5' }])).toHaveLength(1);
    expect(await found([{ field: 'number', numberFrom: '12.6' }])).toHaveLength(0);

    const filter = encodeURIComponent(JSON.stringify({ customFields: [{ field: 'choice', choiceIds: [paper?.id] }] }));
    const file = await (await seller.fetch(`/api/v1/exports/customers.csv?filter=${filter}`)).text();
    expect(parse<Record<string, string>>(file, { columns: true, bom: true })).toMatchObject([
      {
        Name: 'Odra Pack',
        'Field TEXT': "'=1+1",
        'Field NUMBER': '12.5',
        'Field DATE': '2027-02-28',
        'Field PERSON': 'Anna',
        'Field CHOICE': 'Paper',
      },
    ]);
  });

  it('refuse hostile values with a code, wherever they come in', async () => {
    const { data } = await keeper.graphql<{ createCustomer: { id: string } }>(CREATE, {
      input: { kind: 'COMPANY', name: 'Hostile' },
    });
    const { id } = data.createCustomer;
    const give = async (value: object) =>
      (await keeper.graphql(CHANGE, { input: { id, expectedVersion: 1, customFields: [value] } })).code;
    expect(await give({ field: '__proto__', text: 'x' })).toBe('CUSTOM_FIELD_UNKNOWN');
    expect(await give({ field: "'; DROP TABLE x; --", text: 'x' })).toBe('CUSTOM_FIELD_UNKNOWN');
    expect(await give({ field: 'text', number: '1' })).toBe('CUSTOM_FIELD_TYPE');
    expect(await give({ field: 'text', text: 'a\u0000b' })).toBe('BODY_INVALID');
    expect(await give({ field: 'text', text: 'two\nlines' })).toBe('TEXT_INVALID');
    expect(await give({ field: 'text', text: 'a\ud800b' })).toBe('BODY_INVALID');
    expect(await give({ field: 'number', number: '1e308' })).toBe('DECIMAL_INVALID');
    expect(await give({ field: 'number', number: '9'.repeat(17) })).toBe('DECIMAL_INVALID');
    expect(await give({ field: 'date', date: '2027-02-29' })).toBe('DATE_INVALID');
    expect(await give({ field: 'choice', choiceId: 'x' })).toBe('INVALID_INPUT');
    expect(await give({ field: 'person', personId: id })).toBe('CUSTOM_PERSON_UNKNOWN');
    const ask = async (one: object) => (await keeper.graphql(LIST, { filter: { customFields: [one] } })).code;
    expect(await ask({ field: 'x'.repeat(100), isSet: true })).toBe('CUSTOM_FIELD_UNKNOWN');
    expect(await ask({ field: 'number', contains: '1' })).toBe('CUSTOM_FIELD_TYPE');
    expect(await ask({ field: 'text', contains: 'a\u0000' })).toBe('BODY_INVALID');
    expect(await ask({ field: 'text', contains: '%\\_' })).toBeUndefined();
  });

  it('keep their key and, once filled, their type', async () => {
    const { data } = await keeper.graphql<{ customFields: object[] }>(
      '{ customFields(kind: CUSTOMER) { id version key } }',
    );
    const [text] = data.customFields as { id: string; version: number }[];
    const input = { ...field('DATE'), id: text?.id, expectedVersion: text?.version, label: { pl: 'x', en: 'x' } };
    expect((await keeper.graphql(SAVE, { input })).code).toBe('CUSTOM_FIELD_TYPE_FIXED');
    expect((await keeper.graphql(SAVE, { input: { ...input, expectedVersion: 99 } })).code).toBe('CONFLICT');
    const filled = await keeper.graphql<{ filledCustomFields: string[] }>('{ filledCustomFields(kind: CUSTOMER) }');
    expect(filled.data.filledCustomFields).toContain(text?.id);
    const renamed = await keeper.graphql<Saved>(SAVE, { input: { ...input, type: 'TEXT', key: 'other' } });
    expect(renamed.data.saveCustomField.key).toBe('text');
  });
});
