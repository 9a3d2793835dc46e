import { notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ApiKeyRow } from './api-key.row.js';

@Injectable()
export class ApiKeys {
  /** A key that `ownerId` may manage (any key when that is `null`). Refusal: `NOT_FOUND`. */
  async getForUpdate(tx: Tx, id: string, ownerId: string | null): Promise<ApiKeyRow> {
    const row = await tx.manager.findOne(ApiKeyRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null || (ownerId !== null && row.userId !== ownerId)) throw notFound('API key');
    return row;
  }

  async insert(tx: Tx, row: ApiKeyRow): Promise<void> {
    await tx.manager.insert(ApiKeyRow, row);
  }

  async revoke(tx: Tx, id: string, at: Date): Promise<void> {
    await tx.manager.update(ApiKeyRow, { id }, { revokedAt: at });
  }

  async replace(tx: Tx, id: string, replacedBy: string, expiresAt: Date): Promise<void> {
    await tx.manager.update(ApiKeyRow, { id }, { replacedBy, expiresAt });
  }

  /** Revokes whatever keys of a person are alive, and the address of their calendar. */
  revokeAllOf(tx: Tx, userId: string, at: Date): void {
    tx.send(sql`UPDATE identity.api_key SET revoked_at = ${at} WHERE user_id = ${userId} AND revoked_at IS NULL`);
    tx.send(sql`DELETE FROM identity.calendar_link WHERE user_id = ${userId}`);
  }
}
