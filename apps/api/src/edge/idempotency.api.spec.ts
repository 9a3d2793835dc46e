import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { GraphQLSchema } from 'graphql';
import type { Caller } from '../testing/caller.js';
import { fullSelection, rootFields, sampleOperation } from '../testing/sample-operation.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const CREATE = 'mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) { id name } }';

let api: TestedApi;
let caller: Caller;
let administratorId: string;

beforeAll(async () => {
  api = await startTestedApi();
  ({ administrator: caller, administratorId } = await foundOrganisation(api));
});
afterAll(() => api.stop());

/** Sends a mutation twice under one key, asking for all that it answers. */
async function twice(schema: GraphQLSchema, name: string, variables: Record<string, unknown>): Promise<unknown> {
  const field = rootFields(schema, 'mutation').find((one) => one.name === name);
  if (!field) throw new Error(`there is no mutation ${name}`);
  const { document } = sampleOperation('mutation', field, fullSelection(field.type));
  const headers = { 'idempotency-key': randomUUID() };
  const first = await caller.graphql<Record<string, unknown>>(document, variables, headers);
  expect({ name, errors: first.errors }).toEqual({ name, errors: [] });
  const again = await caller.graphql(document, variables, headers);
  expect({ name, errors: again.errors, data: again.data }).toEqual({ name, errors: [], data: first.data });
  return first.data[name];
}

const create = (name: string, key: string, by: Caller = caller) =>
  by.graphql<{ createCustomer: { id: string } }>(
    CREATE,
    { input: { kind: 'COMPANY', name } },
    { 'idempotency-key': key },
  );
const count = async (name: string) =>
  Number(
    (await onDatabase<{ n: string }>(api.db, 'SELECT count(*) AS n FROM customers.customer WHERE name = $1', [name]))[0]
      ?.n,
  );

describe('Idempotency-Key', () => {
  it('makes a repeated request one effect with the same answer', async () => {
    const key = randomUUID();
    const first = await create('Powtarzana', key);
    const again = await create('Powtarzana', key);
    expect(first.errors).toEqual([]);
    expect(again.data).toEqual(first.data);
    expect(await count('Powtarzana')).toBe(1);
  });

  it('is refused for another body, with 422', async () => {
    const key = randomUUID();
    await create('Pierwsza', key);
    const { status, code } = await create('Inna', key);
    expect({ status, code }).toEqual({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' });
    expect(await count('Inna')).toBe(0);
  });

  it('tells a file from another one of the same length, and knows it again however its form is written', async () => {
    const key = randomUUID();
    const upload = async (content: string, name = 'klienci.csv') => {
      const form = new FormData();
      form.set('file', new Blob([content]), name);
      const answer = await caller.fetch('/api/v1/imports?kind=CUSTOMER', {
        method: 'POST',
        body: form,
        headers: { 'x-kontor-upload': '1', 'idempotency-key': key },
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
    };
    const first = await upload('Nazwa\nAlfa\n');
    expect(first.status).toBe(201);
    expect(await upload('Nazwa\nAlfa\n')).toEqual(first);
    const reused = { status: 422, body: { code: 'IDEMPOTENCY_KEY_REUSED' } };
    expect(await upload('Nazwa\nBeta\n')).toMatchObject(reused);
    expect(await upload('Nazwa\nAlfa\n', 'klientki.csv')).toMatchObject(reused);
    const imports = await onDatabase<{ n: string }>(api.db, 'SELECT count(*) AS n FROM integrations.import');
    expect(Number(imports[0]?.n)).toBe(1);
  });

  it('belongs to who sent it', async () => {
    const key = randomUUID();
    const program = await api.asKey(administratorId, ['customer.write']);
    const mine = await create('Wspólna', key);
    const theirs = await create('Wspólna', key, program);
    expect(theirs.errors).toEqual([]);
    expect(theirs.data.createCustomer.id).not.toBe(mine.data.createCustomer.id);
  });

  it('keeps nothing of a request that was refused', async () => {
    const key = randomUUID();
    expect((await create(' ', key)).code).toBeDefined();
    expect((await create('Poprawiona', key)).errors).toEqual([]);
  });

  it('counts for each field of a document', async () => {
    const key = randomUUID();
    const document = `mutation Two($a: CustomerCreateInput!, $b: CustomerCreateInput!) {
      a: createCustomer(input: $a) { id } b: createCustomer(input: $b) { id } }`;
    const variables = { a: { kind: 'COMPANY', name: 'Para A' }, b: { kind: 'COMPANY', name: 'Para B' } };
    const first = await caller.graphql(document, variables, { 'idempotency-key': key });
    const again = await caller.graphql(document, variables, { 'idempotency-key': key });
    expect(first.errors).toEqual([]);
    expect(again.data).toEqual(first.data);
    expect([await count('Para A'), await count('Para B')]).toEqual([1, 1]);
  });

  it.each(['short', 'with blanks in it', 'x'.repeat(201)])('of another form is refused: %s', async (key) => {
    const { status, code } = await create('Nigdy', key);
    expect({ status, code }).toEqual({ status: 400, code: 'IDEMPOTENCY_KEY_INVALID' });
    const response = await caller.fetch('/api/v1/imports?kind=CUSTOMER', {
      method: 'POST',
      headers: { 'idempotency-key': key },
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'IDEMPOTENCY_KEY_INVALID', status: 400 });
    expect(await count('Nigdy')).toBe(0);
  });

  it('answers a repetition like the first time, dates and amounts included', async () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    const customer = await create('Wszystko', randomUUID());
    const input = {
      customerId: customer.data.createCustomer.id,
      title: 'Linia pakująca',
      amount: { amount: '1250.50', currency: 'EUR' },
      expectedCloseDate: '2027-03-01',
      nextStep: 'Oferta',
    };
    const sale = await twice(schema, 'createOpportunity', { input });
    const { id, version } = sale as { id: string; version: number };
    await twice(schema, 'changeOpportunity', { input: { id, expectedVersion: version, nextStep: 'Telefon' } });
    await twice(schema, 'createActivity', {
      input: { kind: 'CALL', subject: 'Telefon', opportunityId: id, dueAt: '2027-01-02T09:00:00Z' },
    });
    await twice(schema, 'createContact', {
      input: { customerId: input.customerId, name: 'Olga Wrona', roles: ['BUYS'] },
    });
    await twice(schema, 'recordExchangeRate', {
      currency: 'EUR',
      rate: '4.25',
      validFrom: '2026-01-01',
      reason: 'Contract',
    });
    await twice(schema, 'saveTeam', { input: { name: 'Północ' } });
  });

  it('means nothing to a query', async () => {
    const headers = { 'idempotency-key': randomUUID() };
    for (const name of ['a', 'b']) {
      const { errors } = await caller.graphql('query C($t: String!) { search(text: $t) { id } }', { t: name }, headers);
      expect(errors).toEqual([]);
    }
  });
});
