import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Logger } from '@kontor/platform';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import {
  type GraphQLInputType,
  type GraphQLSchema,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isScalarType,
} from 'graphql';
import type { Caller, GraphqlAnswer } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';
import { rootFields, sampleOperation, sampleValue } from '../testing/sample-operation.js';

const DIGITS = '1234567890'.repeat(4);

/** As JSON, because some of them are no value of JavaScript's. */
const HOSTILE: Readonly<Record<string, string>> = {
  '1e308': '1e308',
  '1e308 as text': '"1e308"',
  'beyond doubles': '1e999',
  'minus nought': '-0',
  'minus nought as text': '"-0"',
  '2^53+1': '9007199254740993',
  NaN: '"NaN"',
  Infinity: '"-Infinity"',
  '40 digits': `"${DIGITS}"`,
  'a number of 40 digits': DIGITS,
  'a lone surrogate': '"a\\ud800b"',
  'the other half': '"\\udfff"',
  NUL: '"a\\u0000b"',
  'right to left': '"\\u202egnp.exe"',
  'a megabyte': JSON.stringify('x'.repeat(1_000_000)),
  'not quite a megabyte': JSON.stringify('ż'.repeat(300_000)),
  'deep JSON': `${'['.repeat(5_000)}${']'.repeat(5_000)}`,
  'a little deep': '[[[[[[[[1]]]]]]]]',
  __proto__: '{"__proto__":{"isAdmin":true}}',
  constructor: '{"constructor":{"prototype":{"isAdmin":true}}}',
  nothing: 'null',
  'an object': '{}',
  yes: 'true',
  'an injection': `"'; DROP TABLE sales.opportunity; --"`,
  'a sleep': `"'||(SELECT pg_sleep(9))||'"`,
  'a pattern': '"%_\\\\%"',
  'no text': '""',
  blanks: '" \\t\\n "',
  emoji: '"👩‍👩‍👧‍👦🏳️‍🌈"',
  'a date that is none': '"2026-02-30"',
  'an instant far away': '"+275760-09-13T00:00:00.000Z"',
};

let api: TestedApi;
let caller: Caller;
let schema: GraphQLSchema;
const failures: string[] = [];

beforeAll(async () => {
  api = await startTestedApi({ logger: Logger.create('error', { write: (line) => void failures.push(line) }) });
  ({ administrator: caller } = await foundOrganisation(api));
  schema = api.app.get(GraphQLSchemaHost).schema;
});
afterAll(() => api.stop());

type Place = readonly string[];

/** Every place below an argument that holds a single value. */
function placesOf(type: GraphQLInputType, at: Place = []): Place[] {
  if (isNonNullType(type) || isListType(type)) return placesOf(type.ofType, at);
  if (isScalarType(type) || isEnumType(type)) return [at];
  if (!isInputObjectType(type) || at.length > 3) return [];
  return Object.values(type.getFields()).flatMap((field) => placesOf(field.type, [...at, field.name]));
}

const MARK = '"\u{1f3af}"';

/** A sample of the type as JSON, with the mark in one place of it. */
function markedSample(type: GraphQLInputType, place: Place): unknown {
  if (isNonNullType(type)) return markedSample(type.ofType, place);
  if (isListType(type)) return [markedSample(type.ofType, place)];
  const [name, ...rest] = place;
  if (name === undefined || !isInputObjectType(type)) return JSON.parse(MARK);
  const field = type.getFields()[name];
  return { ...(sampleValue(type) as object), ...(field ? { [name]: markedSample(field.type, rest) } : {}) };
}

/** Too big for the body of a request, or nearly: one place of each operation is enough to know it. */
const BULKY = new Set(['a megabyte', 'not quite a megabyte']);

/** Operations that end the session of whoever tries them, or cost a password's hash. */
const LEFT_OUT = new Set(['logOut', 'endSession', 'changePassword', 'changeUser', 'logIn', 'setUpOrganisation']);

interface Try {
  readonly operation: string;
  readonly place: string;
  readonly document: string;
  readonly variables: string;
}

function* tries(): Generator<Try> {
  for (const kind of ['query', 'mutation'] as const) {
    for (const field of rootFields(schema, kind).filter(({ name }) => !LEFT_OUT.has(name))) {
      const { document, variables } = sampleOperation(kind, field);
      for (const argument of field.args) {
        for (const place of placesOf(argument.type)) {
          const marked = { ...variables, [argument.name]: markedSample(argument.type, place) };
          yield {
            operation: field.name,
            place: [argument.name, ...place].join('.'),
            document,
            variables: JSON.stringify(marked),
          };
        }
      }
    }
  }
}

const send = ({ document, variables }: Try, value: string): Promise<GraphqlAnswer<unknown>> => {
  const sha256Hash = api.documents.add(document);
  return caller.post(
    `{"variables":${variables.replace(MARK, () => value)},"extensions":{"persistedQuery":{"version":1,"sha256Hash":"${sha256Hash}"}}}`,
  );
};

describe('hostile values', () => {
  it.each(Object.entries(HOSTILE))(
    '%s is refused with a code or taken, wherever it is put',
    async (name, value) => {
      const wanted = [...tries()].filter(
        (one, index, all) => !BULKY.has(name) || all[index - 1]?.operation !== one.operation,
      );
      let tried = 0;
      for (const one of wanted) {
        const begun = performance.now();
        const { status, errors } = await send(one, value);
        expect(performance.now() - begun).toBeLessThan(5_000);
        const codes = errors.map(({ extensions }) => extensions.code);
        const isFine = status < 500 && codes.every((code) => /^[A-Z][A-Z_]+$/.test(code) && code !== 'INTERNAL');
        if (!isFine) throw new Error(`${one.operation} ${one.place}: ${status} ${codes.join()}\n${failures.at(-1)}`);
        tried += 1;
      }
      expect(tried).toBeGreaterThan(BULKY.has(name) ? 30 : 150);
      expect(failures).toEqual([]);
    },
    120_000,
  );

  it('come back as they went in, when they were taken', async () => {
    for (const name of [
      'Zażółć gęślą jaźń',
      '👩‍👩‍👧‍👦 & Söhne',
      "O'Brien; --",
      '{"a":1}',
      '<script>alert(1)</script>',
      '%_\\',
      '𝔘𝔫𝔦 e\u0301',
    ]) {
      const { data, errors } = await caller.graphql<{ createCustomer: { name: string } }>(
        'mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) { name } }',
        { input: { kind: 'COMPANY', name } },
      );
      expect({ name: data?.createCustomer.name, errors }).toEqual({ name, errors: [] });
    }
    for (const amount of ['0.01', '999999999999.99', '-0', '1e3', '12345678901234567.89']) {
      const { data, errors } = await caller.graphql<{ createOpportunity: { amount: { amount: string } } }>(
        'mutation Open($input: OpportunityCreateInput!) { createOpportunity(input: $input) { amount { amount } } }',
        { input: { title: `Kwota ${amount}`, amount: { amount, currency: 'PLN' } } },
      );
      if (errors.length === 0) expect(data.createOpportunity.amount.amount).toBe(amount);
      else expect(errors[0]?.extensions.code).not.toBe('INTERNAL');
    }
  });
});

describe('hostile requests', () => {
  it.each([
    ['/api/v1/imports/%00/refused-rows.csv', 'GET'],
    ['/api/v1/imports/%ff/refused-rows.csv', 'GET'],
    ["/api/v1/imports/';--/refused-rows.csv", 'GET'],
    [`/api/v1/imports/${'9'.repeat(5_000)}/refused-rows.csv`, 'GET'],
    ['/api/v1/imports?kind=__proto__', 'POST'],
    ['/api/v1/imports?kind=OPPORTUNITY&kind=CUSTOMER', 'POST'],
    ['/api/v1/imports?kind=OPPORTUNITY', 'POST'],
    ['/api/v1/exports/opportunities.csv?filter=%7B', 'GET'],
    [`/api/v1/exports/opportunities.csv?filter=${'['.repeat(5_000)}`, 'GET'],
    ['/api/v1/exports/opportunities.csv?filter=%7B%22text%22%3A%22%5Cu0000%22%7D', 'GET'],
    ['/api/v1/exports/opportunities.csv?filter=%7B%22text%22%3A%22%5Cud800%22%7D', 'GET'],
    ['/api/v1/exports/opportunities.csv?filter=%7B%22__proto__%22%3A1%7D', 'GET'],
    ['/api/v1/exports/opportunities.csv?filter=1e308&sort=1e308', 'GET'],
    ['/api/v1/exports/customers.csv?filter=%5B%5D', 'GET'],
    ['/%', 'GET'],
    ['/api/%E0%A4%A', 'GET'],
  ])('%# is refused', async (path, method) => {
    const response = await caller.fetch(path, { method, headers: { 'idempotency-key': 'hostile-0001' } });
    const text = await response.text();
    expect({ path, status: response.status < 500, internal: text.includes('INTERNAL') }).toEqual({
      path,
      status: true,
      internal: false,
    });
    expect(failures).toEqual([]);
  });
});
