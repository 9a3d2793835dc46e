import { Badge } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { Column } from '../../../ui/data/collection/column.js';
import { useCustomColumns } from '../../../ui/data/custom/use-custom-columns.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords, type Words } from '../../../ui/data/words/use-words.js';

type Customer = CustomerFactsFragment;
type Key =
  | 'name'
  | 'class'
  | 'city'
  | 'segment'
  | 'region'
  | 'owner'
  | 'taxId'
  | 'updated'
  | 'market'
  | 'team'
  | 'country'
  | 'currency';

export function useCustomerColumns(): readonly Column<Customer>[] {
  const { t } = useTranslation('customers');
  const words = useWords();
  const custom = useCustomColumns<Customer>('CUSTOMER');
  return useMemo(
    () => [...columns(words).map((column) => ({ ...column, title: t(`column.${column.key}`) })), ...custom],
    [t, words, custom],
  );
}

const columns = (words: Words): readonly (Omit<Column<Customer>, 'title'> & { readonly key: Key })[] => [
  { key: 'name', width: 220, grow: 3, sort: 'NAME', fixed: true, card: 'title', render: (customer) => customer.name },
  {
    key: 'class',
    width: 72,
    card: 'side',
    render: (customer) =>
      customer.priorityClass && (
        <Badge size="sm" variant="default">
          {customer.priorityClass}
        </Badge>
      ),
  },
  { key: 'city', width: 130, grow: 1, card: 'line', render: (customer) => customer.city },
  { key: 'segment', width: 130, grow: 1, card: 'line', render: (customer) => customer.segment?.name },
  { key: 'region', width: 130, grow: 1, render: (customer) => customer.region?.name },
  { key: 'owner', width: 150, grow: 1, card: 'line', render: (customer) => <PersonMark person={customer.owner} /> },
  { key: 'taxId', width: 124, card: 'line', render: (customer) => customer.taxId },
  { key: 'updated', width: 120, sort: 'UPDATED_AT', render: (customer) => words.shortMoment(customer.updatedAt) },
  { key: 'market', width: 130, hiddenAtFirst: true, render: (customer) => customer.market?.name },
  { key: 'team', width: 130, hiddenAtFirst: true, render: (customer) => customer.team?.name },
  { key: 'country', width: 90, hiddenAtFirst: true, render: (customer) => customer.country },
  { key: 'currency', width: 90, hiddenAtFirst: true, render: (customer) => customer.currency },
];
