import { Badge } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { Column } from '../../../ui/data/collection/column.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';

export function useCustomerColumns(): readonly Column<CustomerFactsFragment>[] {
  const { t } = useTranslation('customers');
  const words = useWords();
  return useMemo(
    () =>
      [
        {
          key: 'name',
          title: t('column.name'),
          width: 240,
          grow: 3,
          sort: 'NAME',
          fixed: true,
          card: 'title',
          render: (customer) => customer.name,
        },
        {
          key: 'class',
          title: t('column.class'),
          width: 80,
          card: 'side',
          render: (customer) =>
            customer.priorityClass && (
              <Badge size="sm" variant="default">
                {customer.priorityClass}
              </Badge>
            ),
        },
        {
          key: 'city',
          title: t('column.city'),
          width: 140,
          grow: 1,
          card: 'line',
          render: (customer) => customer.city,
        },
        {
          key: 'segment',
          title: t('column.segment'),
          width: 140,
          grow: 1,
          card: 'line',
          render: (customer) => customer.segment?.name,
        },
        { key: 'region', title: t('column.region'), width: 140, grow: 1, render: (customer) => customer.region?.name },
        {
          key: 'owner',
          title: t('column.owner'),
          width: 150,
          grow: 1,
          card: 'line',
          render: (customer) => <PersonMark person={customer.owner} />,
        },
        { key: 'taxId', title: t('column.taxId'), width: 130, card: 'line', render: (customer) => customer.taxId },
        {
          key: 'updated',
          title: t('column.updated'),
          width: 120,
          sort: 'UPDATED_AT',
          render: (customer) => words.moment(customer.updatedAt),
        },
        {
          key: 'market',
          title: t('column.market'),
          width: 130,
          hiddenAtFirst: true,
          render: (customer) => customer.market?.name,
        },
        {
          key: 'team',
          title: t('column.team'),
          width: 130,
          hiddenAtFirst: true,
          render: (customer) => customer.team?.name,
        },
        {
          key: 'country',
          title: t('column.country'),
          width: 90,
          hiddenAtFirst: true,
          render: (customer) => customer.country,
        },
        {
          key: 'currency',
          title: t('column.currency'),
          width: 90,
          hiddenAtFirst: true,
          render: (customer) => customer.currency,
        },
      ] satisfies Column<CustomerFactsFragment>[],
    [t, words],
  );
}
