import { type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { exampleInputs } from './example-inputs.js';

/** Records of one of the two that name a person of the other. */
const mixed = (one: string, other: string): Statement<{ count: number }> => sql`
  SELECT ((SELECT count(*) FROM customers.contact k JOIN sales.opportunity_contact oc ON oc.contact_id = k.id
      JOIN sales.opportunity o ON o.id = oc.opportunity_id AND o.customer_id = ${one}::uuid WHERE k.customer_id = ${other}::uuid)
    + (SELECT count(*) FROM customers.contact k JOIN sales.activity a ON a.contact_id = k.id AND a.customer_id = ${one}::uuid
      WHERE k.customer_id = ${other}::uuid))::int AS count`;

/** Asked inside the transaction that takes a merge back, after everything was given back. */
@Injectable()
export class MergeRemainsQuery {
  /** How many records of the winner name a person of the loser: they were linked after the merge. */
  async mixed(tx: Tx, winnerId: string, loserId: string): Promise<number> {
    return (await tx.one(mixed(winnerId, loserId)))?.count ?? 0;
  }
}

export const examples = (): Record<string, Statement> => ({
  'people of the other': mixed(exampleInputs.id, exampleInputs.id),
});
