import type { ApiKeyFactsFragment } from '../../../graphql/graphql.js';

export type ApiKeyState = 'live' | 'expiring' | 'expired' | 'revoked';

const SOON_MS = 14 * 24 * 3_600_000;

/** Two weeks before its end a key asks to be rotated. */
export function apiKeyState(key: Pick<ApiKeyFactsFragment, 'revokedAt' | 'expiresAt'>, now: Date): ApiKeyState {
  if (key.revokedAt !== null && new Date(key.revokedAt) <= now) return 'revoked';
  const left = key.expiresAt === null ? Number.POSITIVE_INFINITY : new Date(key.expiresAt).getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left < SOON_MS ? 'expiring' : 'live';
}
