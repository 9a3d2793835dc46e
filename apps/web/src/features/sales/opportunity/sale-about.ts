import type { OpportunityRecord } from './use-opportunity.js';

/** What an activity of this sale is about: the sale, and its customer too where it has one. */
export const about = ({ opportunity }: OpportunityRecord) => ({
  opportunityId: opportunity.id,
  ...(opportunity.customer ? { customerId: opportunity.customer.id } : {}),
});
