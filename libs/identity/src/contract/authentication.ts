import type { Actor, Channel } from '@kontor/platform';
import type { UserId } from './ids.js';

export interface SessionActor {
  readonly actor: Actor;
  readonly sessionId: string;
  readonly viewerId: UserId;
}

/**
 * Who is behind a request. The edge asks it once per request. Rights are remembered between requests only together with
 * a number that the database raises when anybody's change, and that each request reads with its session: a disabled
 * account, an ended session or a changed role acts on the very next one.
 */
export abstract class Authentication {
  /** By the token of the session cookie; `null` when it is unknown, ended, idle too long or its person disabled. */
  abstract actorOfSession(token: string): Promise<SessionActor | null>;
  /** By the whole secret of an API key; `null` when it is unknown, expired, revoked or its owner disabled. */
  abstract actorOfApiKey(secret: string): Promise<Actor | null>;
  /** By the token of a calendar's address, to read and no more; `null` when it is unknown, revoked or its person disabled. */
  abstract actorOfCalendarLink(token: string): Promise<Actor | null>;
  /** By the person whose order a job carries out, with today's rights of theirs; `null` when their account is disabled. */
  abstract actorOfUser(userId: string, channel: Channel): Promise<Actor | null>;
  /** A person whose job runs later without a request (an import); `null` when there is no such person or they are disabled. */
  abstract actorOfUser(userId: string, channel: Channel): Promise<Actor | null>;
}
