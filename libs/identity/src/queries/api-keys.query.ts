import { type Actor, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ApiKeyView } from './views.js';

const apiKeyColumns = sql`
  api_key.id, api_key.name, api_key.prefix, api_key.scopes, api_key.created_at AS "createdAt",
  api_key.expires_at AS "expiresAt", api_key.last_used_at AS "lastUsedAt", api_key.revoked_at AS "revokedAt",
  jsonb_build_object('id', account.id, 'name', account.name) AS user
  FROM identity.api_key JOIN identity.user_account AS account ON account.id = api_key.user_id`;

/** Of one person, or of everybody when `userId` is `null`. */
export const apiKeysStatement = (userId: string | null): Statement<ApiKeyView> => sql`
  SELECT ${apiKeyColumns}
  WHERE ${userId === null ? sql`TRUE` : sql`api_key.user_id = ${userId}`}
  ORDER BY api_key.revoked_at IS NOT NULL, api_key.created_at DESC, api_key.id DESC LIMIT 500`;

export const apiKeyStatement = (id: string): Statement<ApiKeyView> =>
  sql`SELECT ${apiKeyColumns} WHERE api_key.id = ${id}`;

@Injectable()
export class ApiKeysQuery {
  constructor(private readonly database: Database) {}

  /** Whoever manages people sees everybody's keys, others their own. */
  visibleTo(actor: Actor): Promise<ApiKeyView[]> {
    return this.database.many(apiKeysStatement(actor.permissions.has('user.manage') ? null : actor.userId));
  }
}

export const examples = (): Record<string, Statement> => {
  const someId = '01930000-0000-7000-8000-000000000001';
  return { everybody: apiKeysStatement(null), own: apiKeysStatement(someId), one: apiKeyStatement(someId) };
};
