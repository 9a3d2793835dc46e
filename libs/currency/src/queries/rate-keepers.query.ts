import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export interface RateKeeper {
  readonly email: string;
  readonly name: string;
  readonly language: 'pl' | 'en';
}

/** The administrator's role holds every permission without listing it. */
const keepers = (): Statement<RateKeeper> => sql`
  SELECT DISTINCT account.email, account.name, account.language
  FROM identity.user_account account
  JOIN identity.user_role ON user_role.user_id = account.id
  JOIN identity.role ON role.id = user_role.role_id
  WHERE account.status = 'ACTIVE' AND account.email IS NOT NULL AND (role.key = 'administrator' OR 'rate.manage' = ANY(role.permissions))
  ORDER BY account.email LIMIT 50`;

/** Who is told when rates need a person. */
@Injectable()
export class RateKeepersQuery {
  constructor(private readonly database: Database) {}

  list(): Promise<RateKeeper[]> {
    return this.database.many(keepers());
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ keepers: keepers() });
