import { type Statement, sql } from '@kontor/platform';
import type { RefView } from './customer-view.js';

export interface NoteView {
  readonly id: string;
  readonly body: string;
  readonly author: RefView | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly version: number;
}

/** One note after it was saved, in the transaction of the save. */
export const savedNote = (id: string): Statement<NoteView> => sql`
  SELECT n.id, n.body, CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS author,
    n.created_at AS "createdAt", n.updated_at AS "updatedAt", n.version
  FROM customers.note n LEFT JOIN identity.user_account u ON u.id = n.author_id WHERE n.id = ${id}::uuid`;
