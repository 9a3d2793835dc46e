import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import { Database } from '@kontor/platform';
import { getIntrospectionQuery } from 'graphql';
import type { Caller } from '../testing/caller.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let user: Caller;
let key: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'reader', permissions: ['customer.read', 'operations.read'] });
  const id = await aUser(api.db, { roles: ['reader'] });
  user = await api.asUser(id);
  key = await api.asKey(id, ['customer.read', 'operations.read']);
});
afterAll(() => api.stop());

const repeat = (count: number, part: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => part(index)).join(' ');

describe('documents', () => {
  it('of one’s own are refused without a key, introspection among them', async () => {
    for (const caller of [api.anonymous, user]) {
      for (const query of ['{ viewer { id } }', '{ __schema { types { name } } }', '{ __typename }']) {
        const { status, code } = await caller.freely(query);
        expect({ status, code }).toEqual({ status: 400, code: 'DOCUMENT_NOT_TRUSTED' });
      }
    }
  });

  it('that are unknown by their hash are refused, also when their text is sent along', async () => {
    const persistedQuery = { version: 1, sha256Hash: 'a'.repeat(64) };
    const { code } = await user.post({ query: '{ viewer { id } }', extensions: { persistedQuery } });
    expect(code).toBe('DOCUMENT_NOT_TRUSTED');
  });

  it('of one’s own are answered with a key, introspection too', async () => {
    expect((await key.freely('{ viewer { id } customers(first: 1) { nodes { id } } }')).errors).toEqual([]);
    const { data, errors } = await key.freely<{ __schema: { types: unknown[] } }>(getIntrospectionQuery());
    expect(errors).toEqual([]);
    expect(data.__schema.types.length).toBeGreaterThan(50);
  });

  it('come one at a time', async () => {
    for (const caller of [api.anonymous, user, key]) {
      const { status, code } = await caller.post([{ query: '{ __typename }' }, { query: '{ __typename }' }]);
      expect({ status, code }).toEqual({ status: 400, code: 'DOCUMENT_NOT_TRUSTED' });
    }
  });

  it('come by POST', async () => {
    const response = await key.fetch(`/graphql?query=${encodeURIComponent('{ __typename }')}`);
    expect(response.status).toBe(400);
  });

  it.each([
    ['no JSON', '{"query":'],
    ['an array', '[]'],
    ['null', 'null'],
    ['a number', '1'],
    ['text as variables', '{"query":"{ __typename }","variables":"x"}'],
    ['a number as query', '{"query":1}'],
    ['no text at all', ''],
    ['a prototype', '{"__proto__":{"query":"{ __typename }"}}'],
    ['nesting', `{"variables":${'['.repeat(400_000)}${']'.repeat(400_000)}}`],
  ])('are refused when the body is %s', async (_, body) => {
    for (const caller of [api.anonymous, user, key]) {
      const { status, code } = await caller.post(body);
      expect(status).toBeGreaterThanOrEqual(400);
      expect(status).toBeLessThan(500);
      expect(code).toEqual(expect.any(String));
    }
  });
});

describe('bombs', () => {
  const bombs: [string, string][] = [
    ['10 000 aliases', `{ ${repeat(10_000, (i) => `a${i}: __typename`)} }`],
    ['50 000 directives', `{ __typename ${'@a'.repeat(50_000)} }`],
    ['500 fragments', `{ ...F0 } ${repeat(500, (i) => `fragment F${i} on Query { ...F${i + 1} }`)}`],
    [
      'fragments that double',
      `{ ...F0 } ${repeat(60, (i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`)}`,
    ],
    ['one field 900 times', `{ viewer { ${'id '.repeat(900)} } }`],
    ['a deep hole', `{ ${repeat(400, (i) => `a${i} {`)} id ${'}'.repeat(400)} }`],
    ['a circle of types', `{ __schema { types { ${repeat(12, () => 'fields { type {')} name ${'}'.repeat(24)} } } }`],
    ['many pages', '{ customers(first: 100) { nodes { id } } c: customers(first: 100000) { nodes { id } } }'],
  ];

  it.each(bombs)('of %s are refused at once, before the database hears of them', async (_, bomb) => {
    await key.freely('{ __typename }');
    const { pool } = api.app.get(Database);
    const times: number[] = [];
    let statements = 0;
    const count = () => {
      statements += 1;
    };
    pool.on('acquire', count);
    // The least of many rounds is what the refusal costs; the rest of a round is what else the machine had to do.
    for (let round = 0; round < 50 && !times.some((time) => time < 20); round += 1) {
      const begun = performance.now();
      const { status, code } = await key.freely(bomb);
      times.push(performance.now() - begun);
      expect({ status, code }).toEqual({ status: 400, code: 'DOCUMENT_TOO_COMPLEX' });
    }
    pool.off('acquire', count);
    expect(statements).toBe(0);
    expect(Math.min(...times)).toBeLessThan(20);
  });

  it('of a megabyte are refused by their size', async () => {
    const { status, code } = await key.freely(`{ ${' '.repeat(1_100_000)} __typename }`);
    expect({ status, code }).toEqual({ status: 413, code: 'FILE_TOO_BIG' });
  });
});

describe('errors', () => {
  it.each([0, 101, -1])('name the page size %s', async (first) => {
    const { code } = await user.graphql('query C($first: Int) { customers(first: $first) { nodes { id } } }', {
      first,
    });
    expect(code).toBe('PAGE_SIZE_INVALID');
  });

  it('name unknown fields of inputs', async () => {
    const document = 'query C($filter: CustomerFilter) { customers(filter: $filter) { nodes { id } } }';
    for (const answer of [
      await user.graphql(document, { filter: { x: 1 } }),
      await key.freely(document, { filter: { x: 1 } }),
    ]) {
      expect(answer).toMatchObject({ status: 400, code: 'INVALID_INPUT' });
      expect(answer.errors[0]?.message).toContain('"x" is not defined');
    }
  });

  it('of the database are masked, and logged under the trace id', async () => {
    await onDatabase(api.db, 'ALTER TABLE platform.dead_letter RENAME TO elsewhere');
    for (const answer of [
      await user.graphql('query Dead { deadLetters { id } }'),
      await key.freely('{ deadLetters { id } }'),
    ]) {
      expect(answer.code).toBe('INTERNAL');
      expect(answer.errors[0]?.extensions.traceId).toMatch(/^[0-9a-f-]{36}$/);
      expect(JSON.stringify(answer)).not.toMatch(/dead_letter|relation|SELECT|stack|\.ts/i);
    }
    await onDatabase(api.db, 'ALTER TABLE platform.elsewhere RENAME TO dead_letter');
  });
});
