import { OPPORTUNITY_TABS, type OpportunityTab } from './opportunity-tab-names.js';

/** What a sale's address says beside its id. */
export interface OpportunitySearch {
  readonly tab?: OpportunityTab;
}

/** The first tab is not written into the address: defaults make addresses long and say nothing. */
export function validateOpportunitySearch(search: Readonly<Record<string, unknown>>): OpportunitySearch {
  const tab = OPPORTUNITY_TABS.find((one) => one === search['tab']);
  return tab === undefined || tab === 'overview' ? {} : { tab };
}
