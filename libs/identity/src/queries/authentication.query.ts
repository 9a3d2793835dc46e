import type { CurrencyCode } from '@kontor/kernel';
import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Scopes } from '../domain/rights.js';

/** A person with everything that their rights are made of, as of one calendar day of the organisation. */
export interface PersonWithRights {
  readonly userId: string;
  readonly name: string;
  readonly baseCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly roles: readonly { readonly key: string; readonly permissions: readonly string[]; readonly scopes: Scopes }[];
  readonly homeTeamId: string | null;
  /** The team of today, led teams, and all below them. */
  readonly teamIds: readonly string[];
  /** The day for which memberships were looked up: its first instant, and that of the next. */
  readonly dayBegins: Date;
  readonly dayEnds: Date;
}

/** A way in that is open, and the number that tells whether remembered rights still hold. */
interface OpenWayIn {
  readonly userId: string;
  readonly rightsVersion: string;
}

export interface LiveSession extends OpenWayIn {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
}

export interface LiveKey extends OpenWayIn {
  readonly apiKeyId: string;
  readonly keyName: string;
  readonly secretHash: Buffer;
  readonly keyScopes: readonly string[];
  readonly lastUsedAt: Date | null;
}

export const sessionStatement = (tokenHash: Buffer, now: Date, idleSince: Date): Statement<LiveSession> => sql`
  SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt", session.user_id AS "userId",
    rights_version.version AS "rightsVersion"
  FROM identity.session CROSS JOIN identity.rights_version
  WHERE session.token_hash = ${tokenHash} AND session.ended_at IS NULL
    AND session.expires_at > ${now} AND session.last_seen_at > ${idleSince}`;

export const keyStatement = (prefix: string, now: Date): Statement<LiveKey> => sql`
  SELECT api_key.id AS "apiKeyId", api_key.name AS "keyName", api_key.secret_hash AS "secretHash",
    api_key.scopes AS "keyScopes", api_key.last_used_at AS "lastUsedAt", api_key.user_id AS "userId",
    rights_version.version AS "rightsVersion"
  FROM identity.api_key CROSS JOIN identity.rights_version
  WHERE api_key.prefix = ${prefix} AND api_key.revoked_at IS NULL
    AND (api_key.expires_at IS NULL OR api_key.expires_at > ${now})`;

export const calendarLinkStatement = (tokenHash: Buffer): Statement<OpenWayIn> => sql`
  SELECT calendar_link.user_id AS "userId", rights_version.version AS "rightsVersion"
  FROM identity.calendar_link CROSS JOIN identity.rights_version WHERE calendar_link.token_hash = ${tokenHash}`;

export const personStatement = (userId: string, now: Date): Statement<PersonWithRights> => sql`
  SELECT account.id AS "userId", account.name, organisation.base_currency AS "baseCurrency",
    organisation.time_zone AS "timeZone", granted.roles, membership.team_id AS "homeTeamId", reach.team_ids AS "teamIds",
    today.day::timestamp AT TIME ZONE organisation.time_zone AS "dayBegins",
    (today.day + 1)::timestamp AT TIME ZONE organisation.time_zone AS "dayEnds"
  FROM identity.user_account AS account
  CROSS JOIN identity.organisation
  CROSS JOIN LATERAL (SELECT (${now}::timestamptz AT TIME ZONE organisation.time_zone)::date AS day) AS today
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('key', role.key, 'permissions', role.permissions, 'scopes', role.scopes)), '[]') AS roles
    FROM identity.user_role JOIN identity.role ON role.id = user_role.role_id WHERE user_role.user_id = account.id
  ) AS granted
  LEFT JOIN LATERAL (
    SELECT team_membership.team_id FROM identity.team_membership
    WHERE team_membership.user_id = account.id AND daterange(valid_from, valid_to) @> today.day
  ) AS membership ON true
  CROSS JOIN LATERAL (
    WITH RECURSIVE reached AS (
      SELECT team.id FROM identity.team WHERE team.leader_id = account.id OR team.id = membership.team_id
      UNION SELECT team.id FROM identity.team JOIN reached ON team.parent_id = reached.id
    )
    SELECT coalesce(array_agg(id), '{}') AS team_ids FROM reached
  ) AS reach
  WHERE account.id = ${userId} AND account.status = 'ACTIVE'`;

/** What every request asks: its way in, and whose rights those are unless they are remembered. */
@Injectable()
export class AuthenticationQuery {
  constructor(private readonly database: Database) {}

  findSession(tokenHash: Buffer, now: Date, idleSince: Date): Promise<LiveSession | null> {
    return this.database.one(sessionStatement(tokenHash, now, idleSince));
  }

  findKey(prefix: string, now: Date): Promise<LiveKey | null> {
    return this.database.one(keyStatement(prefix, now));
  }

  findCalendarLink(tokenHash: Buffer): Promise<OpenWayIn | null> {
    return this.database.one(calendarLinkStatement(tokenHash));
  }

  /** `null` when there is no such person, or they are not active. */
  findPerson(userId: string, now: Date): Promise<PersonWithRights | null> {
    return this.database.one(personStatement(userId, now));
  }
}

export const examples = (): Record<string, Statement> => {
  const now = new Date('2026-11-23T09:00:00Z');
  return {
    session: sessionStatement(Buffer.alloc(32), now, now),
    apiKey: keyStatement('abcdefghij', now),
    calendarLink: calendarLinkStatement(Buffer.alloc(32)),
    person: personStatement('01930000-0000-7000-8000-000000000001', now),
  };
};
