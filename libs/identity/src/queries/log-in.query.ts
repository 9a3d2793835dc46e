import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { UserStatus } from '../persistence/user-account.row.js';

export interface LogInCandidate {
  readonly id: string;
  readonly passwordHash: string | null;
  readonly status: UserStatus;
  /** Whether the person has had a session from this address before. */
  readonly addressIsKnown: boolean;
}

export const logInStatement = (email: string, address: string | null): Statement<LogInCandidate> => sql`
  SELECT account.id, account.password_hash AS "passwordHash", account.status,
    EXISTS (SELECT FROM identity.session WHERE session.user_id = account.id AND session.address = ${address}) AS "addressIsKnown"
  FROM identity.user_account AS account WHERE lower(account.email) = lower(${email})`;

export interface PasswordOwner {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly passwordHash: string | null;
}

export const passwordOwnerStatement = (userId: string): Statement<PasswordOwner> => sql`
  SELECT id, name, email, password_hash AS "passwordHash" FROM identity.user_account WHERE id = ${userId}`;

@Injectable()
export class LogInQuery {
  constructor(private readonly database: Database) {}

  find(email: string, address: string | null): Promise<LogInCandidate | null> {
    return this.database.one(logInStatement(email.replaceAll('\u0000', ''), address));
  }

  owner(userId: string): Promise<PasswordOwner | null> {
    return this.database.one(passwordOwnerStatement(userId));
  }
}

export const examples = (): Record<string, Statement> => ({
  logIn: logInStatement('anna@example.com', '203.0.113.7'),
  owner: passwordOwnerStatement('01930000-0000-7000-8000-000000000001'),
});
