import { notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { QueryDeepPartialEntity } from 'typeorm';
import type { Membership } from '../domain/memberships.js';
import type { Parents } from '../domain/team-tree.js';
import { saveVersion } from './save-version.js';
import { TeamRow } from './team.row.js';
import { TeamMembershipRow } from './team-membership.row.js';

@Injectable()
export class Teams {
  /** Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string): Promise<TeamRow> {
    const row = await tx.manager.findOne(TeamRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null) throw notFound('team');
    return row;
  }

  /** Refusal: `NOT_FOUND`. */
  async requireTeam(tx: Tx, id: string): Promise<void> {
    if (!(await tx.manager.existsBy(TeamRow, { id }))) throw notFound('team');
  }

  /** The whole tree, which stays as it is until the transaction ends: two moves at once could close a circle. */
  async lockTree(tx: Tx): Promise<Parents> {
    tx.send(sql`LOCK TABLE identity.team IN SHARE ROW EXCLUSIVE MODE`);
    const rows = await tx.many<{ id: string; parentId: string | null }>(
      sql`SELECT id, parent_id AS "parentId" FROM identity.team`,
    );
    return new Map(rows.map(({ id, parentId }) => [id, parentId]));
  }

  async insert(tx: Tx, row: TeamRow): Promise<void> {
    await tx.manager.insert(TeamRow, row);
  }

  save(tx: Tx, row: TeamRow, changes: QueryDeepPartialEntity<TeamRow>): Promise<number> {
    return saveVersion<TeamRow>(tx, TeamRow, row, changes);
  }

  membershipsOf(tx: Tx, userId: string): Promise<Membership[]> {
    return tx.many<Membership>(sql`
      SELECT id, team_id AS "teamId", valid_from::text AS "validFrom", valid_to::text AS "validTo"
      FROM identity.team_membership WHERE user_id = ${userId}`);
  }

  async closeMembership(tx: Tx, id: string, validTo: Membership['validFrom']): Promise<void> {
    await tx.manager.update(TeamMembershipRow, { id }, { validTo });
  }

  async removeMembership(tx: Tx, id: string): Promise<void> {
    await tx.manager.delete(TeamMembershipRow, { id });
  }

  async beginMembership(tx: Tx, row: TeamMembershipRow): Promise<void> {
    await tx.manager.insert(TeamMembershipRow, row);
  }
}
