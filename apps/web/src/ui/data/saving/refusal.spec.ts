import { describe, expect, it } from '@jest/globals';
import { CombinedGraphQLErrors } from '@apollo/client';
import { problemOf, refusalOf, UNREACHABLE } from './refusal.js';

const answered = (extensions: Record<string, unknown>) =>
  new CombinedGraphQLErrors({ errors: [{ message: 'No.', extensions }] });

describe('a refusal as a screen reads it', () => {
  it('names the fields that the server refused', () => {
    const refusal = refusalOf(
      answered({
        code: 'INVALID_INPUT',
        traceId: 't1',
        details: { fields: [{ path: 'taxId', code: 'TAX_ID_CHECKSUM', message: 'x' }, 7] },
      }),
    );
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', traceId: 't1', conflict: null });
    expect(refusal.fields).toEqual([{ path: 'taxId', code: 'TAX_ID_CHECKSUM', message: 'x' }]);
  });

  it('carries what the other person saved', () => {
    const details = {
      currentVersion: 18,
      changedBy: 'Ewa Lis',
      changedAt: '2026-11-23T08:00:00Z',
      changed: { nextStep: 'Call' },
    };
    expect(refusalOf(answered({ code: 'CONFLICT', details })).conflict).toEqual(details);
  });

  it('takes a broken connection and a nonsense answer for what they are', () => {
    expect(refusalOf(new TypeError('Failed to fetch')).code).toBe(UNREACHABLE);
    expect(refusalOf(undefined).code).toBe(UNREACHABLE);
    expect(refusalOf(answered({ code: 'CONFLICT', details: 'none' })).conflict).toBeNull();
    expect(refusalOf(answered({})).code).toBe('INTERNAL');
  });

  it('reads answers that came with a status of refusal, GraphQL or not', () => {
    const graphql = {
      errors: [{ message: 'Log in.', extensions: { code: 'UNAUTHENTICATED', traceId: 't2' } }],
      data: null,
    };
    expect(problemOf(JSON.stringify(graphql))).toMatchObject({ code: 'UNAUTHENTICATED', traceId: 't2' });
    const problem = { code: 'RATE_LIMITED', detail: 'Wait.', details: { retryAfterSeconds: 4 }, traceId: 't3' };
    expect(problemOf(JSON.stringify(problem))).toMatchObject({ code: 'RATE_LIMITED', message: 'Wait.', traceId: 't3' });
    expect(problemOf('<html>502 Bad Gateway</html>').code).toBe(UNREACHABLE);
  });
});
