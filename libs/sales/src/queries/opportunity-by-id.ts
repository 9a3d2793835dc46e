import { assert } from '@kontor/kernel';
import { type Actor, type Statement, sql, type Tx } from '@kontor/platform';
import { readableSales } from './opportunity-filter.js';
import type { Moment } from './moment.js';
import { type OpportunityRow, opportunityRows, type OpportunityView, opportunityViews } from './opportunity-row.js';

/** One sale that the reader may see, or nothing. */
export const opportunityById = (actor: Actor, moment: Moment, id: string): Statement<OpportunityRow> =>
  opportunityRows(
    actor,
    moment,
    sql`SELECT o.*, '' AS sort_key, 1 AS place FROM sales.opportunity o
      WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`,
  );

/** A sale that was written in this transaction and is within the writer's reach, as the answer to the writer. */
export async function writtenOpportunity(tx: Tx, actor: Actor, moment: Moment, id: string): Promise<OpportunityView> {
  const rows = await tx.many(opportunityById(actor, moment, id));
  const [view] = opportunityViews(actor, moment)(rows);
  assert(view, 'the writer can read what was written');
  return view;
}
