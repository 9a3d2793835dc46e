import { textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { type SaleSearch, validateSaleSearch } from '../filters/sale-search.js';
import { OPPORTUNITY_TABS, type OpportunityTab } from '../opportunity/opportunity-tab-names.js';

export interface BoardSearch extends SaleSearch {
  readonly open?: string;
  readonly tab?: OpportunityTab;
}

/** A board is of one process and shows every stage of it: those two filters make no sense here. */
export function validateBoardSearch(search: Readonly<Record<string, unknown>>): BoardSearch {
  const { stage: _stage, meaning: _meaning, ...asked } = validateSaleSearch(search);
  const open = textOf(search['open']);
  return withoutGaps({
    ...asked,
    open,
    tab: open === undefined ? undefined : OPPORTUNITY_TABS.find((tab) => tab === search['tab'] && tab !== 'overview'),
  }) as BoardSearch;
}
