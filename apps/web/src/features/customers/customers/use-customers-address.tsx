import { useApolloClient, useQuery } from '@apollo/client/react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { CustomerCardDocument, CustomerFilterChoicesDocument, type CustomerSort } from '../../../graphql/graphql.js';
import type { ExportFormat, FilterWord } from '../../../ui/data/collection/collection-types.js';
import type { Sort } from '../../../ui/data/collection/column.js';
import { ChecksEditor } from '../../../ui/data/collection/filter-editors.js';
import { listOf, listText, sortOf, sortText, withoutGaps } from '../../../ui/data/collection/search-values.js';
import { type Option, useClassifiers } from '../../../ui/data/fields/use-field-options.js';
import { useCustomFilters } from '../../../ui/data/custom/use-custom-filters.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { customerFilterOf } from './customer-filter.js';
import { CUSTOMER_SORT_FIELDS, type CustomersSearch, PRIORITY_CLASSES } from './customers-search.js';

type Change = (part: Partial<Record<keyof CustomersSearch, string | undefined>>, replace?: boolean) => void;

export function useCustomersAddress() {
  const search: CustomersSearch = useSearch({ from: '/customers/' });
  const navigate = useNavigate();
  const client = useApolloClient();
  const viewer = useViewer();
  const go = (next: CustomersSearch, replace = false) =>
    void navigate({ to: '/customers', search: withoutGaps(next), replace });
  const change: Change = (part, replace = false) => go({ ...search, ...part } as CustomersSearch, replace);
  const { today } = useWords();
  const filter = useMemo(() => customerFilterOf(search, viewer?.id ?? null, today), [search, viewer?.id, today]);
  const custom = useCustomFilters('CUSTOMER', search.cf, (cf) => change({ cf }));
  const sort = sortOf(search.sort, CUSTOMER_SORT_FIELDS) ?? { field: 'NAME', direction: 'ASC' as const };
  const exportQuery = new URLSearchParams({ filter: JSON.stringify(filter), sort: JSON.stringify(sort) });
  return {
    search,
    filter,
    sort,
    order: sort as CustomerSort,
    filters: [...useCustomerFilters(search, change), ...custom],
    views: useViews(search, go),
    exportUrl: (format: ExportFormat) => `/api/v1/exports/customers.${format}?${exportQuery.toString()}`,
    setSort: (next: Sort) => change({ sort: sortText(next) }),
    setText: (text: string) => change({ q: text === '' ? undefined : text }, true),
    clear: () => go({}),
    open: (id: string) => change({ open: id }, search.open !== undefined),
    close: () => change({ open: undefined }),
    goPage: (id: string) => void navigate({ to: '/customers/$customerId', params: { customerId: id } }),
    prefetch: useCallback(
      ({ id }: { readonly id: string }) =>
        void client.query({ query: CustomerCardDocument, variables: { id } }).catch(() => undefined),
      [client],
    ),
  };
}

function useViews(search: CustomersSearch, go: (next: CustomersSearch) => void) {
  const { t } = useTranslation('customers');
  const { open: _open, sort: _sort, ...asked } = search;
  const now = JSON.stringify(asked);
  const views = [
    { key: 'all', name: t('view.all'), search: {} },
    { key: 'mine', name: t('view.mine'), search: { owner: 'me' } },
    { key: 'classA', name: t('view.classA'), search: { class: 'A' } },
  ];
  return views.map((view) => ({
    key: view.key,
    name: view.name,
    current: JSON.stringify(view.search) === now,
    choose: () => go(view.search),
  }));
}

function useCustomerFilters(search: CustomersSearch, change: Change): readonly FilterWord[] {
  const { t } = useTranslation('customers');
  const viewer = useViewer();
  const { segments, regions, markets } = useClassifiers();
  const { data } = useQuery(CustomerFilterChoicesDocument);
  const people = (data?.people ?? []).filter((person) => person.id !== viewer?.id);
  const checks = (
    key: 'owner' | 'team' | 'segment' | 'region' | 'market' | 'class' | 'tag',
    options: readonly Option[],
  ): FilterWord => {
    const chosen = listOf(search[key]) ?? [];
    const named = chosen.map((id) => options.find((option) => option.id === id)?.name ?? '…');
    return {
      key,
      label: t(`filter.${key}`),
      words: chosen.length === 0 ? null : t('filter.is', { values: named.join(', ') }),
      editor: () => (
        <ChecksEditor options={options} chosen={chosen} onChange={(ids) => change({ [key]: listText(ids) })} />
      ),
      clear: () => change({ [key]: undefined }),
    };
  };
  return [
    checks('owner', [{ id: 'me', name: t('filter.me') }, ...people]),
    checks('team', data?.teams ?? []),
    checks(
      'class',
      PRIORITY_CLASSES.map((id) => ({ id, name: id })),
    ),
    checks('segment', segments),
    checks('region', regions),
    checks('market', markets),
    checks('tag', data?.customerTags ?? []),
  ];
}
