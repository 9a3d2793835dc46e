import { type Actor, type Channel, Clock, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Authentication, type SessionActor } from '../contract/authentication.js';
import type { UserId } from '../contract/ids.js';
import type { Rights } from '../domain/rights.js';
import { type AuthenticatedPerson, AuthenticationQuery } from '../queries/authentication.query.js';
import { Grants } from './grants.js';
import { apiKeyPrefix, isSameHash, isToken, tokenHash } from './secrets.js';
import { idleSince } from './sessions.js';
import { withoutClaim } from './without-claim.js';

/** "Last seen" and "last used" are told to the minute: writing them on each request would double its cost. */
const SEEN_EVERY_MS = 60_000;

@Injectable()
export class RequestAuthentication extends Authentication {
  constructor(
    private readonly query: AuthenticationQuery,
    private readonly grants: Grants,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  async actorOfSession(token: string): Promise<SessionActor | null> {
    if (!isToken(token)) return null;
    const now = this.clock.now();
    const found = await this.query.findBySession(tokenHash(token), now, idleSince(now));
    if (found === null) return null;
    if (now.getTime() - found.lastSeenAt.getTime() >= SEEN_EVERY_MS) await this.noteSeen(found.sessionId, now);
    const actor: Actor = { ...this.actorOf(found, this.grants.rightsOf(found.roles)), kind: 'USER', channel: 'WEB' };
    return { actor, sessionId: found.sessionId, viewerId: found.userId as UserId };
  }

  async actorOfApiKey(secret: string): Promise<Actor | null> {
    const prefix = apiKeyPrefix(secret);
    if (prefix === null) return null;
    const now = this.clock.now();
    const found = await this.query.findByKey(prefix, now);
    if (found === null || !isSameHash(found.secretHash, tokenHash(secret))) return null;
    const unnoted = found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() >= SEEN_EVERY_MS;
    if (unnoted) await this.noteUsed(found.apiKeyId, now);
    const held = this.grants.rightsOf(found.roles);
    const permissions = new Set(found.keyScopes.filter((key) => held.permissions.has(key)));
    return {
      ...this.actorOf(found, { permissions, scopes: held.scopes }),
      kind: 'API_KEY',
      name: `${found.name} · ${found.keyName}`,
      channel: 'API',
      apiKeyId: found.apiKeyId,
    };
  }

  async actorOfUser(userId: string, channel: Channel): Promise<Actor | null> {
    const found = await this.query.findUser(userId, this.clock.now());
    return found && { ...this.actorOf(found, this.grants.rightsOf(found.roles)), kind: 'USER', channel };
  }

  private actorOf(person: AuthenticatedPerson, rights: Rights): Omit<Actor, 'kind' | 'channel'> {
    return {
      userId: person.userId,
      name: person.name,
      permissions: rights.permissions,
      scopes: rights.scopes,
      teamIds: person.teamIds,
      homeTeamId: person.homeTeamId,
      baseCurrency: person.baseCurrency,
      timeZone: person.timeZone,
    };
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
