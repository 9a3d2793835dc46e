import { sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export interface CalendarLink {
  readonly id: string;
  readonly createdAt: Date;
}

/** A person has one address at most; a new one takes the place of the old one. */
@Injectable()
export class CalendarLinks {
  async put(tx: Tx, userId: string, link: CalendarLink & { readonly tokenHash: Buffer }): Promise<void> {
    await tx.one(sql`
      INSERT INTO identity.calendar_link (user_id, id, token_hash, created_at)
      VALUES (${userId}, ${link.id}, ${link.tokenHash}, ${link.createdAt})
      ON CONFLICT (user_id) DO UPDATE SET id = excluded.id, token_hash = excluded.token_hash, created_at = excluded.created_at`);
  }

  /** What was there; `null` when there was none. */
  remove(tx: Tx, userId: string): Promise<CalendarLink | null> {
    return tx.one<CalendarLink>(sql`
      DELETE FROM identity.calendar_link WHERE user_id = ${userId} RETURNING id, created_at AS "createdAt"`);
  }
}
