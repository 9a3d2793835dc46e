import { Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { UserId } from '../contract/ids.js';
import { SessionRow } from '../persistence/session.row.js';
import type { RequestOrigin } from './request-origin.js';
import { newToken, tokenHash } from './secrets.js';

/** Without a request for this long a session is over: a working day with its breaks. */
export const IDLE_HOURS = 12;
/** However busy it is: a cookie that was stolen and kept alive ends then. */
export const ABSOLUTE_DAYS = 7;
/** Ended sessions are kept for a while: they say from which addresses somebody has logged in before. */
export const KEPT_DAYS = 30;

const HOUR_MS = 3_600_000;

/** A session as its person gets it: the token is known here and in their cookie, and kept nowhere. */
export interface OpenedSession {
  readonly token: string;
  readonly sessionId: string;
  readonly userId: UserId;
  readonly expiresAt: Date;
}

/** The last instant at which a session that is still alive must have been seen. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - IDLE_HOURS * HOUR_MS);

@Injectable()
export class Sessions {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** A new session, always with a new token: nobody can plant one and wait for its person to log in. */
  async open(tx: Tx, userId: string, origin: RequestOrigin): Promise<OpenedSession> {
    const now = this.clock.now();
    const token = newToken();
    const sessionId = this.ids.next();
    const expiresAt = new Date(now.getTime() + ABSOLUTE_DAYS * 24 * HOUR_MS);
    await tx.manager.insert(SessionRow, {
      id: sessionId,
      tokenHash: tokenHash(token),
      userId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
      endedAt: null,
      userAgent: origin.userAgent?.slice(0, 400) ?? null,
      address: origin.address?.slice(0, 64) ?? null,
    });
    tx.send(sql`UPDATE identity.user_account SET last_login_at = ${now} WHERE id = ${userId}`);
    return { token, sessionId, userId: userId as UserId, expiresAt };
  }

  /** Ends those sessions of a person that are alive; answers how many. */
  async endAll(tx: Tx, userId: string): Promise<number> {
    const rows = await tx.many(sql`
      UPDATE identity.session SET ended_at = ${this.clock.now()} WHERE user_id = ${userId} AND ended_at IS NULL RETURNING id`);
    return rows.length;
  }

  /** Ends one session of a person; answers whether there was one to end. */
  async end(tx: Tx, userId: string, sessionId: string): Promise<boolean> {
    const row = await tx.one(sql`
      UPDATE identity.session SET ended_at = ${this.clock.now()}
      WHERE id = ${sessionId} AND user_id = ${userId} AND ended_at IS NULL RETURNING id`);
    return row !== null;
  }
}
