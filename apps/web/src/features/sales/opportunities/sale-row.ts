import type { OpportunityFactsFragment, OpportunityTotalsQuery } from '../../../graphql/graphql.js';

export type SaleRow = OpportunityFactsFragment;
export type SaleTotals = OpportunityTotalsQuery['opportunities']['totals'];
