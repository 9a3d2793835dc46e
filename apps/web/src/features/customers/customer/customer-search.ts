import { listOf, oneOf, withoutGaps } from '../../../ui/data/collection/search-values.js';

export const CUSTOMER_TABS = ['sales', 'timeline', 'activities', 'register'] as const;
export type CustomerTab = (typeof CUSTOMER_TABS)[number];

export const SALE_FILTERS = ['all', 'won', 'open', 'lost'] as const;
export type SaleFilter = (typeof SALE_FILTERS)[number];

export interface CustomerSearch {
  readonly tab?: CustomerTab;
  readonly sales?: SaleFilter;
}

export function validateCustomerSearch(search: Readonly<Record<string, unknown>>): CustomerSearch {
  const tab = oneOf(search['tab'], CUSTOMER_TABS);
  const sales = oneOf(listOf(search['sales'])?.[0], SALE_FILTERS);
  return withoutGaps({
    tab: tab === 'sales' ? undefined : tab,
    sales: sales === 'all' ? undefined : sales,
  }) as CustomerSearch;
}

/** Where the tabs are kept: in the page's address, or in a panel's own memory. */
export interface CustomerAddress {
  readonly tab: CustomerTab;
  readonly sales: SaleFilter;
  readonly onTab: (tab: CustomerTab) => void;
  readonly onSales: (sales: SaleFilter) => void;
}
