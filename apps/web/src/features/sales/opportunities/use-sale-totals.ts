import { useQuery } from '@apollo/client/react';
import { type OpportunityFilter, OpportunityTotalsDocument } from '../../../graphql/graphql.js';
import type { SaleTotals } from './sale-row.js';

/** The sums of everything the filter finds: asked apart, so that the rows never wait for them. */
export function useSaleTotals(filter: OpportunityFilter): SaleTotals | null {
  const { data, previousData } = useQuery(OpportunityTotalsDocument, {
    variables: { filter },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  return (data ?? previousData)?.opportunities.totals ?? null;
}
