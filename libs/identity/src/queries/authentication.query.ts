import type { CurrencyCode } from '@kontor/kernel';
import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Scopes } from '../domain/rights.js';

/** A person as every request needs them: account, roles, teams and organisation at once. */
export interface AuthenticatedPerson {
  readonly userId: string;
  readonly name: string;
  readonly baseCurrency: CurrencyCode;
  readonly timeZone: string;
  readonly roles: readonly { readonly key: string; readonly permissions: readonly string[]; readonly scopes: Scopes }[];
  readonly homeTeamId: string | null;
  /** The team of today, led teams, and all below them. */
  readonly teamIds: readonly string[];
}

export interface AuthenticatedSession extends AuthenticatedPerson {
  readonly sessionId: string;
  readonly lastSeenAt: Date;
}

export interface AuthenticatedKey extends AuthenticatedPerson {
  readonly apiKeyId: string;
  readonly keyName: string;
  readonly secretHash: Buffer;
  readonly keyScopes: readonly string[];
  readonly lastUsedAt: Date | null;
}

const personColumns = sql`
  account.id AS "userId", account.name, organisation.base_currency AS "baseCurrency", organisation.time_zone AS "timeZone",
  granted.roles, membership.team_id AS "homeTeamId", reach.team_ids AS "teamIds"`;

/** Joins to `account` what a person's rights are made of, as of the organisation's calendar day at `now`. */
const personJoins = (now: Date): Statement => sql`
  CROSS JOIN identity.organisation
  CROSS JOIN LATERAL (
    SELECT coalesce(jsonb_agg(jsonb_build_object('key', role.key, 'permissions', role.permissions, 'scopes', role.scopes)), '[]') AS roles
    FROM identity.user_role JOIN identity.role ON role.id = user_role.role_id WHERE user_role.user_id = account.id
  ) AS granted
  LEFT JOIN LATERAL (
    SELECT team_membership.team_id FROM identity.team_membership
    WHERE team_membership.user_id = account.id
      AND daterange(valid_from, valid_to) @> (${now}::timestamptz AT TIME ZONE organisation.time_zone)::date
  ) AS membership ON true
  CROSS JOIN LATERAL (
    WITH RECURSIVE reached AS (
      SELECT team.id FROM identity.team WHERE team.leader_id = account.id OR team.id = membership.team_id
      UNION SELECT team.id FROM identity.team JOIN reached ON team.parent_id = reached.id
    )
    SELECT coalesce(array_agg(id), '{}') AS team_ids FROM reached
  ) AS reach`;

export const sessionActorStatement = (tokenHash: Buffer, now: Date, idleSince: Date): Statement<AuthenticatedSession> =>
  sql`
    SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt", ${personColumns}
    FROM identity.session
    JOIN identity.user_account AS account ON account.id = session.user_id AND account.status = 'ACTIVE'
    ${personJoins(now)}
    WHERE session.token_hash = ${tokenHash} AND session.ended_at IS NULL
      AND session.expires_at > ${now} AND session.last_seen_at > ${idleSince}`;

export const keyActorStatement = (prefix: string, now: Date): Statement<AuthenticatedKey> => sql`
  SELECT api_key.id AS "apiKeyId", api_key.name AS "keyName", api_key.secret_hash AS "secretHash",
    api_key.scopes AS "keyScopes", api_key.last_used_at AS "lastUsedAt", ${personColumns}
  FROM identity.api_key
  JOIN identity.user_account AS account ON account.id = api_key.user_id AND account.status = 'ACTIVE'
  ${personJoins(now)}
  WHERE api_key.prefix = ${prefix} AND api_key.revoked_at IS NULL
    AND (api_key.expires_at IS NULL OR api_key.expires_at > ${now})`;

export const userActorStatement = (userId: string, now: Date): Statement<AuthenticatedPerson> => sql`
  SELECT ${personColumns} FROM identity.user_account AS account ${personJoins(now)}
  WHERE account.id = ${userId} AND account.status = 'ACTIVE'`;

/** One statement per request, whichever way it authenticates. */
@Injectable()
export class AuthenticationQuery {
  constructor(private readonly database: Database) {}

  findBySession(tokenHash: Buffer, now: Date, idleSince: Date): Promise<AuthenticatedSession | null> {
    return this.database.one(sessionActorStatement(tokenHash, now, idleSince));
  }

  findByKey(prefix: string, now: Date): Promise<AuthenticatedKey | null> {
    return this.database.one(keyActorStatement(prefix, now));
  }

  findUser(userId: string, now: Date): Promise<AuthenticatedPerson | null> {
    return this.database.one(userActorStatement(userId, now));
  }
}

export const examples = (): Record<string, Statement> => {
  const now = new Date('2026-11-23T09:00:00Z');
  return {
    session: sessionActorStatement(Buffer.alloc(32), now, now),
    apiKey: keyActorStatement('abcdefghij', now),
    user: userActorStatement('01930000-0000-7000-8000-000000000001', now),
  };
};
