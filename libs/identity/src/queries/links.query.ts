import { Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { LinkPurpose } from '../persistence/single-use-link.row.js';
import { isToken, tokenHash } from '../security/secrets.js';

export interface LinkInfo {
  readonly purpose: LinkPurpose;
  readonly email: string | null;
  readonly name: string | null;
}

export const linkStatement = (hash: Buffer, now: Date): Statement<LinkInfo> => sql`
  SELECT link.purpose, account.email, account.name
  FROM identity.single_use_link AS link LEFT JOIN identity.user_account AS account ON account.id = link.user_id
  WHERE link.token_hash = ${hash} AND link.used_at IS NULL AND link.expires_at > ${now}`;

@Injectable()
export class LinksQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** What a link is for, to whoever holds it; `null` when it has been used or has expired. */
  async find(token: string): Promise<LinkInfo | null> {
    return isToken(token) ? this.database.one(linkStatement(tokenHash(token), this.clock.now())) : null;
  }
}

export const examples = (): Record<string, Statement> => ({
  link: linkStatement(Buffer.alloc(32), new Date('2026-11-23T09:00:00Z')),
});
