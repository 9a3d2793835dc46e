import { describe, expect, it } from '@jest/globals';
import {
  breakingGraphqlChanges,
  breakingRestChanges,
  dangerousGraphqlChanges,
  type RestContract,
} from './breaking-changes.js';

describe('breaking changes of the GraphQL schema', () => {
  const before = 'type Query { sale(id: ID!): String, sales(first: Int): [String!]! } enum Meaning { OPEN, WON }';

  it.each([
    ['a field that is gone', before.replace('sale(id: ID!): String, ', ''), 'Query.sale was removed.'],
    ['an argument that is required', before.replace('first: Int', 'first: Int!'), 'Query.sales arg first'],
    ['a type that changes', before.replace('[String!]!', '[Int!]!'), 'Query.sales changed type'],
    ['a value of an enum that is gone', before.replace('OPEN, ', ''), 'OPEN was removed from enum type Meaning.'],
  ])('name %s', (_, after, words) => {
    expect(breakingGraphqlChanges(before, after).join('\n')).toContain(words);
  });

  it('let a schema grow, and say where a client might be surprised', () => {
    const after = before.replace('WON', 'WON, LOST');
    expect(breakingGraphqlChanges(before, after)).toEqual([]);
    expect(dangerousGraphqlChanges(before, after)).toEqual(['LOST was added to enum type Meaning.']);
  });
});

describe('breaking changes of the REST contract', () => {
  const upload = { parameters: [{ name: 'kind', in: 'query', required: true }], responses: { '200': {}, '400': {} } };
  const before: RestContract = { paths: { '/api/v1/imports': { post: upload, get: {} }, '/health/live': { get: {} } } };
  const withUpload = (post: object): RestContract => ({
    paths: { ...before.paths, '/api/v1/imports': { post, get: {} } },
  });

  it.each<[string, RestContract, string]>([
    ['a path', { paths: { '/health/live': { get: {} } } }, '/api/v1/imports is gone.'],
    [
      'an operation',
      { paths: { ...before.paths, '/api/v1/imports': { post: upload } } },
      'GET /api/v1/imports is gone.',
    ],
    [
      'a parameter',
      withUpload({ ...upload, parameters: [] }),
      'POST /api/v1/imports no longer takes the query parameter kind.',
    ],
    [
      'a new demand',
      withUpload({ ...upload, parameters: [...upload.parameters, { name: 'of', in: 'query', required: true }] }),
      'POST /api/v1/imports now requires the query parameter of.',
    ],
    [
      'a body that is required now',
      withUpload({ ...upload, requestBody: { required: true } }),
      'POST /api/v1/imports now requires a body.',
    ],
    ['an answer', withUpload({ ...upload, responses: { '202': {} } }), 'POST /api/v1/imports no longer answers 200.'],
  ])('name %s', (_, after, words) => {
    expect(breakingRestChanges(before, after)).toEqual([words]);
  });

  it('let a contract grow', () => {
    const after = withUpload({ ...upload, parameters: [...upload.parameters, { name: 'of', in: 'query' }] });
    expect(breakingRestChanges(before, { paths: { ...after.paths, '/api/v1/exports': { get: {} } } })).toEqual([]);
  });
});
