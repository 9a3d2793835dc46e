import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Language, UserStatus } from '../persistence/user-account.row.js';

export interface LinkRecipient {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly language: Language;
  readonly status: UserStatus;
  readonly organisationName: string;
}

/** By id, or by e-mail address when there is no id. */
export const linkRecipientStatement = (userId: string | null, email: string | null): Statement<LinkRecipient> => sql`
  SELECT account.id, account.name, account.email, account.language, account.status, organisation.name AS "organisationName"
  FROM identity.user_account AS account CROSS JOIN identity.organisation
  WHERE ${userId === null ? sql`lower(account.email) = lower(${email})` : sql`account.id = ${userId}`}`;

@Injectable()
export class LinkRecipientsQuery {
  constructor(private readonly database: Database) {}

  find(userId: string | null, email: string | null): Promise<LinkRecipient | null> {
    return this.database.one(linkRecipientStatement(userId, email));
  }
}

export const examples = (): Record<string, Statement> => ({
  byId: linkRecipientStatement('01930000-0000-7000-8000-000000000001', null),
  byEmail: linkRecipientStatement(null, 'anna@example.com'),
});
