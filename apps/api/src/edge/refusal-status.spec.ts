import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { graphqlStatusOf, REFUSAL_STATUS, statusOf } from './refusal-status.js';

const ROOT = join(import.meta.dirname, '../../../..');

/** Codes of one cell or row of a file: they stand in the list of refused rows and never answer a request. */
const OF_A_ROW = /\/src\/imports\/|\/domain\/cell\.ts$/;

/** Every code that some source of the product throws, with the file that does. */
function thrownCodes(): { code: string; file: string }[] {
  return ['libs', 'apps/api/src']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
    )
    .filter((path) => /\/src\/.*\.ts$/.test(path) && !/\.spec\.ts$|node_modules|\/dist\/|libs\/t/.test(path))
    .filter((path) => !OF_A_ROW.test(path))
    .flatMap((file) =>
      [...readFileSync(join(ROOT, file), 'utf8').matchAll(/new Refused\(\s*'([A-Z_]+)'/g)].map(([, code]) => ({
        code: code ?? '',
        file,
      })),
    );
}

describe('the status of a refusal', () => {
  it('is declared for every code that is thrown anywhere', () => {
    const thrown = thrownCodes();
    expect(thrown.length).toBeGreaterThan(50);
    expect(thrown.filter(({ code }) => !(code in REFUSAL_STATUS))).toEqual([]);
  });

  it.each([
    'CONFLICT',
    'ALREADY_ROTATED',
    'ALREADY_SET_UP',
    'LAST_ADMINISTRATOR',
    'EMAIL_MISSING',
    'EMAIL_TAKEN',
    'KEY_NOT_LIVE',
    'ROLE_FIXED',
    'SECRET_SHOWN_ONCE',
    'STATUS_INVALID',
    'CLASSIFIER_NAME_TAKEN',
    'CUSTOMER_HAS_OPEN_SALES',
    'CUSTOMER_HAS_SUBSIDIARIES',
    'TAX_ID_TAKEN',
    'ALREADY_DONE',
    'GATE_UNMET',
    'NOT_DONE',
    'PICK_LIST_VALUE_TAKEN',
    'REOPEN_FIRST',
    'STAGE_UNCHANGED',
    'IMPORT_BUSY',
    'IMPORT_NOT_CHECKED',
  ])('is 409 where what is stored stands against what was asked: %s', (code) => expect(statusOf(code)).toBe(409));

  it.each([
    ['CREDENTIALS_INVALID', 401],
    ['SESSION_NEEDED', 401],
    ['UNAUTHENTICATED', 401],
    ['FORBIDDEN', 403],
    ['OWNER_OUT_OF_REACH', 403],
    ['RIGHT_LACKING', 403],
    ['NOT_FOUND', 404],
    ['FILE_GONE', 410],
    ['LINK_INVALID', 410],
    ['FILE_TOO_BIG', 413],
    ['IDEMPOTENCY_KEY_REUSED', 422],
    ['TEAM_CYCLE', 422],
    ['RATE_LIMITED', 429],
    ['UNAVAILABLE', 503],
  ])('tells who may not, what is gone and when to come back: %s', (code, status) =>
    expect(statusOf(code)).toBe(status),
  );

  it('is never a success, and never a fault of ours but for what is unavailable', () => {
    const odd = Object.entries(REFUSAL_STATUS).filter(([, status]) => status < 400 || status >= 500);
    expect(odd).toEqual([['UNAVAILABLE', 503]]);
  });

  it('shows in a GraphQL answer only where it concerns the whole request', () => {
    expect(graphqlStatusOf('UNAUTHENTICATED')).toBe(401);
    expect(graphqlStatusOf('LAST_ADMINISTRATOR')).toBeNull();
  });
});
