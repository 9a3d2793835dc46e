import { describe, expect, it } from '@jest/globals';
import { apiKeyState } from './api-key-state.js';

const NOW = new Date('2026-11-23T12:00:00Z');

describe('the state of a key', () => {
  it.each([
    [null, null, 'live'],
    [null, '2027-11-23T12:00:00Z', 'live'],
    [null, '2026-12-01T12:00:00Z', 'expiring'],
    [null, '2026-11-23T12:00:00Z', 'expired'],
    ['2026-11-01T00:00:00Z', '2027-11-23T12:00:00Z', 'revoked'],
  ] as const)('revoked %p, ends %p: %s', (revokedAt, expiresAt, state) => {
    expect(apiKeyState({ revokedAt, expiresAt }, NOW)).toBe(state);
  });
});
