import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { requirePerson } from '../security/require-person.js';
import { idleSince } from '../security/sessions.js';
import type { SessionView } from './views.js';

export const sessionsStatement = (
  userId: string,
  currentId: string | null,
  now: Date,
  seenSince: Date,
): Statement<SessionView> => sql`
  SELECT id, created_at AS "createdAt", last_seen_at AS "lastSeenAt", user_agent AS "userAgent", address,
    id IS NOT DISTINCT FROM ${currentId}::uuid AS current
  FROM identity.session
  WHERE user_id = ${userId} AND ended_at IS NULL AND expires_at > ${now} AND last_seen_at > ${seenSince}
  ORDER BY last_seen_at DESC, id DESC LIMIT 100`;

@Injectable()
export class SessionsQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** One's own sessions that are alive. Refusal: `SESSION_NEEDED` for a key, which may not look for what to attack. */
  async mine(actor: Actor, currentId: string | null): Promise<SessionView[]> {
    const userId = requirePerson(actor);
    const now = this.clock.now();
    return this.database.many(sessionsStatement(userId, currentId, now, idleSince(now)));
  }
}

export const examples = (): Record<string, Statement> => {
  const now = new Date('2026-11-23T09:00:00Z');
  const someId = '01930000-0000-7000-8000-000000000001';
  return { sessions: sessionsStatement(someId, someId, now, now) };
};
