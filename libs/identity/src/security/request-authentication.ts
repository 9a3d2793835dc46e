import { type Actor, type Channel, Clock, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Authentication, type SessionActor } from '../contract/authentication.js';
import type { UserId } from '../contract/ids.js';
import { AuthenticationQuery } from '../queries/authentication.query.js';
import { RememberedPeople } from './remembered-people.js';
import { apiKeyPrefix, isSameHash, isToken, tokenHash } from './secrets.js';
import { idleSince } from './sessions.js';
import { withoutClaim } from './without-claim.js';

/** "Last seen" and "last used" are told to the minute: writing them on each request would double its cost. */
const SEEN_EVERY_MS = 60_000;

/** What an address that anybody may have got hold of can show. */
const CALENDAR_PERMISSIONS = ['activity.read', 'opportunity.read', 'customer.read'];

@Injectable()
export class RequestAuthentication extends Authentication {
  constructor(
    private readonly query: AuthenticationQuery,
    private readonly people: RememberedPeople,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  async actorOfSession(token: string): Promise<SessionActor | null> {
    if (!isToken(token)) return null;
    const now = this.clock.now();
    const session = await this.query.findSession(tokenHash(token), now, idleSince(now));
    if (session === null) return null;
    const person = await this.people.find(session.userId, session.rightsVersion, now);
    if (person === null) return null;
    if (now.getTime() - session.lastSeenAt.getTime() >= SEEN_EVERY_MS) await this.noteSeen(session.sessionId, now);
    const actor: Actor = { ...person, kind: 'USER', channel: 'WEB' };
    return { actor, sessionId: session.sessionId, viewerId: session.userId as UserId };
  }

  async actorOfApiKey(secret: string): Promise<Actor | null> {
    const prefix = apiKeyPrefix(secret);
    if (prefix === null) return null;
    const now = this.clock.now();
    const key = await this.query.findKey(prefix, now);
    if (key === null || !isSameHash(key.secretHash, tokenHash(secret))) return null;
    const person = await this.people.find(key.userId, key.rightsVersion, now);
    if (person === null) return null;
    const unnoted = key.lastUsedAt === null || now.getTime() - key.lastUsedAt.getTime() >= SEEN_EVERY_MS;
    if (unnoted) await this.noteUsed(key.apiKeyId, now);
    return {
      ...person,
      kind: 'API_KEY',
      name: `${person.name} · ${key.keyName}`,
      channel: 'API',
      permissions: new Set(key.keyScopes.filter((scope) => person.permissions.has(scope))),
      apiKeyId: key.apiKeyId,
    };
  }

  async actorOfCalendarLink(token: string): Promise<Actor | null> {
    if (!isToken(token)) return null;
    const link = await this.query.findCalendarLink(tokenHash(token));
    const person = link && (await this.people.find(link.userId, link.rightsVersion, this.clock.now()));
    if (person === null) return null;
    const permissions = new Set(CALENDAR_PERMISSIONS.filter((permission) => person.permissions.has(permission)));
    return { ...person, kind: 'USER', channel: 'API', permissions };
  }

  async actorOfUser(userId: string, channel: Channel): Promise<Actor | null> {
    const person = await this.people.findNow(userId, this.clock.now());
    return person && { ...person, kind: 'USER', channel };
  }

  private async noteSeen(sessionId: string, now: Date): Promise<void> {
    const before = new Date(now.getTime() - SEEN_EVERY_MS);
    await withoutClaim(() =>
      this.transactions.run((tx) =>
        tx.one(sql`
          UPDATE identity.session SET last_seen_at = ${now} WHERE id = ${sessionId} AND last_seen_at <= ${before}`),
      ),
    );
  }

  private async noteUsed(apiKeyId: string, now: Date): Promise<void> {
    const before = new Date(now.getTime() - SEEN_EVERY_MS);
    await withoutClaim(() =>
      this.transactions.run((tx) =>
        tx.one(sql`
          UPDATE identity.api_key SET last_used_at = ${now}
          WHERE id = ${apiKeyId} AND (last_used_at IS NULL OR last_used_at <= ${before})`),
      ),
    );
  }
}
