import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpportunityFactsFragment, OpportunityTotalsQuery } from '../../../graphql/graphql.js';
import type { Column } from '../../../ui/data/collection/column.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { StageMark } from '../stage-mark.js';
import { WarningMark } from '../warning-mark.js';
import { DateCell } from './date-cell.js';
import { QuickEdit } from './quick-edit.js';

export type SaleRow = OpportunityFactsFragment;
export type SaleTotals = OpportunityTotalsQuery['opportunities']['totals'];

/** The columns of sales, declared once: list, customer card and cards on a phone read the same declaration. */
export function useSaleColumns(totals: SaleTotals | null, mayEdit: boolean): readonly Column<SaleRow>[] {
  const { t } = useTranslation('sales');
  const words = useWords();
  return useMemo(() => {
    const edit = (field: 'amount' | 'expectedCloseDate' | 'ownerId') =>
      mayEdit
        ? { edit: (row: SaleRow, close: () => void) => <QuickEdit sale={row} field={field} onClose={close} /> }
        : {};
    return [
      {
        key: 'title',
        title: t('column.title'),
        width: 200,
        grow: 3,
        sort: 'TITLE',
        fixed: true,
        card: 'title',
        render: (sale) => sale.title,
      },
      {
        key: 'customer',
        title: t('column.customer'),
        width: 140,
        grow: 2,
        sort: 'CUSTOMER',
        card: 'line',
        render: (sale) => sale.customer?.name ?? '–',
      },
      {
        key: 'stage',
        title: t('column.stage'),
        width: 124,
        grow: 1,
        card: 'line',
        render: (sale) => <StageMark sale={sale} />,
      },
      {
        key: 'amount',
        title: t('column.amount'),
        width: 128,
        align: 'end',
        sort: 'AMOUNT',
        card: 'side',
        render: (sale) => <MoneyAmount of={sale} />,
        ...edit('amount'),
      },
      {
        key: 'inBase',
        title: t('column.inBase', { currency: words.baseCurrency }),
        width: 124,
        align: 'end',
        render: (sale) => (sale.amountInBase ? words.money(sale.amountInBase, { whole: true }) : '–'),
        total: totals && <MoneySum sum={totals.inBase} missingRates={totals.missingRates} rates={totals.rates} />,
      },
      {
        key: 'close',
        title: t('column.close'),
        width: 96,
        sort: 'EXPECTED_CLOSE_DATE',
        card: 'line',
        render: (sale) => <DateCell sale={sale} />,
        ...edit('expectedCloseDate'),
      },
      {
        key: 'owner',
        title: t('column.owner'),
        width: 128,
        grow: 1,
        card: 'line',
        render: (sale) => <PersonMark person={sale.owner} />,
        ...edit('ownerId'),
      },
      {
        key: 'warning',
        title: t('column.warning'),
        width: 150,
        grow: 1,
        card: 'line',
        render: (sale) => sale.warning && <WarningMark sale={sale} />,
      },
      {
        key: 'nextStep',
        title: t('column.nextStep'),
        width: 160,
        grow: 1,
        hiddenAtFirst: true,
        render: (sale) => sale.nextStep,
      },
      {
        key: 'next',
        title: t('column.nextActivity'),
        width: 110,
        hiddenAtFirst: true,
        render: (sale) => sale.nextActivityAt && words.moment(sale.nextActivityAt),
      },
      {
        key: 'days',
        title: t('column.days'),
        width: 80,
        align: 'end',
        hiddenAtFirst: true,
        render: (sale) => words.number(sale.daysInStage),
      },
      { key: 'team', title: t('column.team'), width: 120, hiddenAtFirst: true, render: (sale) => sale.team?.name },
      {
        key: 'process',
        title: t('column.process'),
        width: 130,
        hiddenAtFirst: true,
        render: (sale) => words.localised(sale.process.name),
      },
      {
        key: 'classes',
        title: t('column.classes'),
        width: 140,
        hiddenAtFirst: true,
        render: (sale) => sale.classifications.map((one) => words.localised(one.value.name)).join(' · '),
      },
      {
        key: 'opened',
        title: t('column.opened'),
        width: 100,
        sort: 'OPENED_ON',
        hiddenAtFirst: true,
        render: (sale) => words.date(sale.openedOn),
      },
      {
        key: 'closed',
        title: t('column.closed'),
        width: 100,
        sort: 'CLOSED_ON',
        hiddenAtFirst: true,
        render: (sale) => sale.closedOn && words.date(sale.closedOn),
      },
      {
        key: 'number',
        title: t('column.number'),
        width: 120,
        sort: 'NUMBER',
        hiddenAtFirst: true,
        render: (sale) => sale.number,
      },
      {
        key: 'updated',
        title: t('column.updated'),
        width: 120,
        sort: 'UPDATED_AT',
        hiddenAtFirst: true,
        render: (sale) => words.moment(sale.updatedAt),
      },
    ] satisfies Column<SaleRow>[];
  }, [t, words, totals, mayEdit]);
}
