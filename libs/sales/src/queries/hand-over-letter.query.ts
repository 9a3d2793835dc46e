import { type Statement, sql } from '@kontor/platform';
import { exampleInputs } from './example-inputs.js';

interface LetterRow {
  readonly opportunityId: string;
  readonly sale: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string | null;
  readonly language: 'pl' | 'en';
  readonly by: string | null;
  readonly note: string | null;
}

/** What the letter of a hand-over says; nothing when the sale is no longer the person's, or was seen meanwhile. */
export const handOverLetter = (id: string): Statement<LetterRow> => sql<LetterRow>`
  SELECT o.id AS "opportunityId", o.title AS sale, u.id AS "userId", u.name, u.email, u.language, b.name AS by, h.note
  FROM sales.hand_over h JOIN sales.opportunity o ON o.id = h.opportunity_id AND o.owner_id = h.to_user_id AND o.deleted_at IS NULL
  JOIN identity.user_account u ON u.id = h.to_user_id AND u.status = 'ACTIVE' LEFT JOIN identity.user_account b ON b.id = h.by_user_id
  WHERE h.id = ${id}::uuid AND h.seen_at IS NULL`;

export const examples = (): Record<string, Statement> => ({ letter: handOverLetter(exampleInputs.id) });
