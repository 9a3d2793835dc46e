import { Refused } from '@kontor/kernel';
import { notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { In, type QueryDeepPartialEntity } from 'typeorm';
import { ADMINISTRATOR } from '../domain/built-in-roles.js';
import { RoleRow } from './role.row.js';
import { saveVersion } from './save-version.js';
import { UserAccountRow } from './user-account.row.js';

export type NewUser = Omit<UserAccountRow, 'version' | 'lastLoginAt'>;

@Injectable()
export class Users {
  /** Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string): Promise<UserAccountRow> {
    const row = await tx.manager.findOne(UserAccountRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null) throw notFound('user');
    return row;
  }

  /** Refusal: `EMAIL_TAKEN`. */
  async insert(tx: Tx, user: NewUser): Promise<void> {
    const made = await tx.one(sql`
      INSERT INTO identity.user_account (id, email, name, language, time_zone, colour_scheme, density, password_hash, status,
        external_source, external_id, created_at)
      VALUES (${user.id}, ${user.email}, ${user.name}, ${user.language}, ${user.timeZone}, ${user.colourScheme}, ${user.density},
        ${user.passwordHash}, ${user.status}, ${user.externalSource}, ${user.externalId}, ${user.createdAt})
      ON CONFLICT (lower(email)) DO NOTHING RETURNING id`);
    if (made === null) throw emailTaken();
  }

  /** Refusal: `EMAIL_TAKEN`. */
  async save(tx: Tx, row: UserAccountRow, changes: QueryDeepPartialEntity<UserAccountRow>): Promise<number> {
    try {
      return await saveVersion<UserAccountRow>(tx, UserAccountRow, row, changes);
    } catch (error) {
      throw (error as { constraint?: string }).constraint === 'user_account_email' ? emailTaken() : error;
    }
  }

  async rolesOf(tx: Tx, userId: string): Promise<RoleRow[]> {
    const held = await tx.many<{ id: string }>(
      sql`SELECT role_id AS id FROM identity.user_role WHERE user_id = ${userId}`,
    );
    return tx.manager.find(RoleRow, { where: { id: In(held.map(({ id }) => id)) }, order: { id: 'ASC' } });
  }

  setRoles(tx: Tx, userId: string, roleIds: readonly string[]): void {
    tx.send(sql`DELETE FROM identity.user_role WHERE user_id = ${userId}`);
    tx.send(sql`INSERT INTO identity.user_role (user_id, role_id) SELECT ${userId}, unnest(${roleIds}::uuid[])`);
  }

  /**
   * Whether anybody but this person is an active administrator. Whoever asks holds the administrator's role until the
   * transaction ends, so that two administrators cannot remove each other.
   */
  async isAnotherAdministrator(tx: Tx, userId: string): Promise<boolean> {
    await tx.one(sql`SELECT id FROM identity.role WHERE key = ${ADMINISTRATOR} FOR UPDATE`);
    const other = await tx.one(sql`
      SELECT account.id FROM identity.user_role
      JOIN identity.role ON role.id = user_role.role_id AND role.key = ${ADMINISTRATOR}
      JOIN identity.user_account AS account ON account.id = user_role.user_id AND account.status = 'ACTIVE'
      WHERE account.id <> ${userId} LIMIT 1`);
    return other !== null;
  }
}

function emailTaken(): Refused<'EMAIL_TAKEN'> {
  const message = 'Somebody has this e-mail address already. Look for them in the list of people.';
  return new Refused('EMAIL_TAKEN', message, { fields: [{ path: 'email', code: 'EMAIL_TAKEN', message }] });
}
