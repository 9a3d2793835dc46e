import { OPPORTUNITY_TABS, type OpportunityTab } from './opportunity-tab-names.js';

/** What a sale's address says beside its id. */
export interface OpportunitySearch {
  readonly tab?: OpportunityTab;
  /** The instant that the page shows; without it now. */
  readonly asOf?: string;
}

/** The first tab is not written into the address: defaults make addresses long and say nothing. */
export function validateOpportunitySearch(search: Readonly<Record<string, unknown>>): OpportunitySearch {
  const tab = OPPORTUNITY_TABS.find((one) => one === search['tab']);
  const { asOf } = search;
  const isInstant = typeof asOf === 'string' && /^\d{4}-\d{2}-\d{2}T/u.test(asOf) && !Number.isNaN(Date.parse(asOf));
  return {
    ...(tab === undefined || tab === 'overview' ? {} : { tab }),
    ...(isInstant ? { asOf: new Date(asOf).toISOString() } : {}),
  };
}
