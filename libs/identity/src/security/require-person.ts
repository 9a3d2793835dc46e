import { Refused } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import type { UserId } from '../contract/ids.js';

/**
 * The person behind a session. What guards an account (its password, sessions and keys) is not for API keys: a key
 * that leaked must not be able to make another. Refusal: `SESSION_NEEDED`.
 */
export function requirePerson(actor: Actor): UserId {
  if (actor.kind === 'USER' && actor.userId !== null) return actor.userId as UserId;
  throw new Refused('SESSION_NEEDED', 'An API key cannot do this. Log in to Kontor in a browser and do it there.');
}
