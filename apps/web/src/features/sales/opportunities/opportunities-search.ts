import { sortOf, sortText, textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { type SaleSearch, validateSaleSearch } from '../filters/sale-search.js';
import { OPPORTUNITY_TABS, type OpportunityTab } from '../opportunity/opportunity-tab-names.js';

export const SORT_FIELDS = [
  'UPDATED_AT',
  'NUMBER',
  'TITLE',
  'AMOUNT',
  'EXPECTED_CLOSE_DATE',
  'OPENED_ON',
  'CLOSED_ON',
  'CUSTOMER',
] as const;

/** The filters and the order of the list, and the sale shown beside it. */
export interface OpportunitiesSearch extends SaleSearch {
  readonly sort?: string;
  readonly open?: string;
  readonly tab?: OpportunityTab;
}

export function validateOpportunitiesSearch(search: Readonly<Record<string, unknown>>): OpportunitiesSearch {
  const sort = sortOf(search['sort'], SORT_FIELDS);
  const open = textOf(search['open']);
  return withoutGaps({
    ...validateSaleSearch(search),
    sort: sort && sortText(sort),
    open,
    tab: open === undefined ? undefined : OPPORTUNITY_TABS.find((tab) => tab === search['tab'] && tab !== 'overview'),
  }) as OpportunitiesSearch;
}
