import { type Actor, type Statement, sql } from '@kontor/platform';
import type { BulkItem } from '../domain/bulk-change.js';
import { exampleInputs } from './example-inputs.js';
import type { Moment } from './moment.js';
import { type OpportunityFilter, readableSales, salesWhere } from './opportunity-filter.js';

/** Those of the named sales that the reader may see, each with the version that was named. */
export const chosenSales = (
  actor: Actor,
  sales: readonly { readonly id: string; readonly expectedVersion: number }[],
): Statement<BulkItem> => sql<BulkItem>`
  SELECT o.id AS "opportunityId", max(c.version) AS "expectedVersion"
  FROM unnest(${sales.map(({ id }) => id)}::uuid[], ${sales.map(({ expectedVersion }) => expectedVersion)}::integer[]) AS c (id, version)
  JOIN sales.opportunity o ON o.id = c.id WHERE o.deleted_at IS NULL AND ${readableSales(actor)} GROUP BY o.id`;

/** The sales of a filter as they stand now, up to a number. */
export const foundSales = (
  actor: Actor,
  moment: Moment,
  filter: OpportunityFilter,
  most: number,
): Statement<BulkItem> => sql<BulkItem>`
  SELECT o.id AS "opportunityId", o.version AS "expectedVersion" FROM sales.opportunity o
  WHERE ${salesWhere(actor, moment, filter)} LIMIT ${most}::int`;

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id } = exampleInputs;
  return {
    chosen: chosenSales(team, [{ id, expectedVersion: 1 }]),
    found: foundSales(team, moment, { meanings: ['OPEN'] }, 10_001),
  };
}
