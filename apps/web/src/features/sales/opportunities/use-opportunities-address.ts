import { useApolloClient } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { OpportunityRecordDocument, type OpportunitySort } from '../../../graphql/graphql.js';
import type { Sort } from '../../../ui/data/collection/column.js';
import type { ExportFormat } from '../../../ui/data/collection/collection-types.js';
import { sortOf, sortText, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { filterOf } from '../filters/sale-filter.js';
import { useSaleFilters } from '../filters/use-sale-filters.js';
import type { OpportunityTab } from '../opportunity/opportunity-tab-names.js';
import { type OpportunitiesSearch, SORT_FIELDS } from './opportunities-search.js';
import { SALE_VIEWS, viewOf } from './sale-views.js';

const NEWEST: OpportunitySort = { field: 'UPDATED_AT', direction: 'DESC' };

/** The list's address: everything one sees can be sent to a colleague, and Back undoes every step. */
export function useOpportunitiesAddress() {
  const { t } = useTranslation('sales');
  const { today } = useWords();
  const search: OpportunitiesSearch = useSearch({ from: '/opportunities/' });
  const navigate = useNavigate();
  const client = useApolloClient();
  const go = useCallback(
    (next: OpportunitiesSearch, replace = false) =>
      void navigate({ to: '/opportunities', search: withoutGaps(next), replace }),
    [navigate],
  );
  const change = (part: Partial<Record<keyof OpportunitiesSearch, string | undefined>>, replace = false) =>
    go({ ...search, ...part } as OpportunitiesSearch, replace);
  const filter = useMemo(() => filterOf(search, today), [search, today]);
  const sort = sortOf(search.sort, SORT_FIELDS) ?? null;
  const order = (sort ?? NEWEST) as OpportunitySort;
  const current = viewOf(search);
  const exportQuery = new URLSearchParams({ filter: JSON.stringify(filter), sort: JSON.stringify(order) });
  return {
    search,
    filter,
    sort,
    order,
    filters: useSaleFilters(search, change),
    views: SALE_VIEWS.map((view) => ({
      key: view.key,
      name: t(`view.${view.key}`),
      current: view.key === current,
      choose: () => go(view.search),
    })),
    exportUrl: (format: ExportFormat) => `/api/v1/exports/opportunities.${format}?${exportQuery.toString()}`,
    setSort: (next: Sort) => change({ sort: sortText(next) }),
    setText: (text: string) => change({ q: text === '' ? undefined : text }, true),
    setTab: (tab: OpportunityTab) => change({ tab: tab === 'overview' ? undefined : tab }, true),
    clear: () => go(search.open === undefined ? {} : { open: search.open }),
    open: (id: string) =>
      change({ open: id, tab: search.open === undefined ? undefined : search.tab }, search.open !== undefined),
    close: () => change({ open: undefined, tab: undefined }),
    goPage: (id: string) => void navigate({ to: '/opportunities/$opportunityId', params: { opportunityId: id } }),
    prefetch: useCallback(
      ({ id }: { readonly id: string }) =>
        void client.query({ query: OpportunityRecordDocument, variables: { id } }).catch(() => undefined),
      [client],
    ),
  };
}
