import { notFound, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { In, type QueryDeepPartialEntity } from 'typeorm';
import { RoleRow } from './role.row.js';
import { saveVersion } from './save-version.js';

@Injectable()
export class Roles {
  /** Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string): Promise<RoleRow> {
    const row = await tx.manager.findOne(RoleRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null) throw notFound('role');
    return row;
  }

  /** All of them, or `NOT_FOUND`. */
  async getAll(tx: Tx, ids: readonly string[]): Promise<RoleRow[]> {
    const rows = await tx.manager.find(RoleRow, { where: { id: In([...new Set(ids)]) }, order: { id: 'ASC' } });
    if (rows.length < new Set(ids).size) throw notFound('role');
    return rows;
  }

  async insert(tx: Tx, rows: readonly RoleRow[]): Promise<void> {
    await tx.manager.insert(RoleRow, [...rows]);
  }

  save(tx: Tx, row: RoleRow, changes: QueryDeepPartialEntity<RoleRow>): Promise<number> {
    return saveVersion<RoleRow>(tx, RoleRow, row, changes);
  }
}
