import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/data/collection/column.js';
import { useCustomColumns } from '../../../ui/data/custom/use-custom-columns.js';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords, type Words } from '../../../ui/data/words/use-words.js';
import { StageMark } from '../stage-mark.js';
import { WarningMark } from '../warning-mark.js';
import { DateCell } from './date-cell.js';
import { TagMarks } from '../../../ui/data/words/tag-marks.js';
import { QuickEdit, type QuickField } from './quick-edit.js';
import type { SaleRow, SaleTotals } from './sale-row.js';

/** The columns of sales, declared once: the table and the cards on a phone read the same declaration. */
export function useSaleColumns(totals: SaleTotals | null, mayEdit: boolean): readonly Column<SaleRow>[] {
  const { t } = useTranslation('sales');
  const words = useWords();
  const custom = useCustomColumns<SaleRow>('OPPORTUNITY');
  return useMemo(() => {
    const first = firstColumns(mayEdit, totals).map((column) => ({ ...column, title: t(`column.${column.key}`) }));
    const inBase = { ...inBaseColumn(words), title: t('column.inBase', { currency: words.baseCurrency }) };
    const more = moreColumns(words, mayEdit).map((column) => ({
      ...column,
      title: t(`column.${column.key}`),
      hiddenAtFirst: true,
    }));
    return [...first, inBase, ...more, ...custom];
  }, [t, words, totals, mayEdit, custom]);
}

type FirstKey = 'title' | 'customer' | 'stage' | 'amount' | 'close' | 'owner' | 'warning';
type MoreKey =
  | 'nextStep'
  | 'nextActivity'
  | 'days'
  | 'team'
  | 'process'
  | 'classes'
  | 'tags'
  | 'opened'
  | 'closed'
  | 'number'
  | 'updated';
type Untitled<K extends string> = Omit<Column<SaleRow>, 'title'> & { readonly key: K };

const edited = (mayEdit: boolean, field: QuickField) =>
  mayEdit
    ? { edit: (row: SaleRow, close: () => void): ReactNode => <QuickEdit sale={row} field={field} onClose={close} /> }
    : {};

function firstColumns(mayEdit: boolean, totals: SaleTotals | null): readonly Untitled<FirstKey>[] {
  const edit = (field: QuickField) => edited(mayEdit, field);
  return [
    { key: 'title', width: 210, grow: 3, sort: 'TITLE', fixed: true, card: 'title', render: (sale) => sale.title },
    {
      key: 'customer',
      width: 140,
      grow: 2,
      sort: 'CUSTOMER',
      card: 'line',
      render: (sale) => sale.customer?.name ?? '–',
    },
    { key: 'stage', width: 124, grow: 1, card: 'line', render: (sale) => <StageMark sale={sale} /> },
    {
      key: 'amount',
      width: 128,
      align: 'end',
      sort: 'AMOUNT',
      card: 'side',
      render: (sale) => <MoneyAmount of={sale} />,
      total: totals && <MoneySum sum={totals.inBase} missingRates={totals.missingRates} rates={totals.rates} />,
      ...edit('amount'),
    },
    {
      key: 'close',
      width: 108,
      sort: 'EXPECTED_CLOSE_DATE',
      card: 'line',
      render: (sale) => <DateCell sale={sale} />,
      ...edit('expectedCloseDate'),
    },
    {
      key: 'owner',
      width: 150,
      grow: 1,
      card: 'line',
      render: (sale) => <PersonMark person={sale.owner} />,
      ...edit('ownerId'),
    },
    {
      key: 'warning',
      width: 190,
      grow: 1,
      card: 'line',
      render: (sale) => sale.warning && <WarningMark sale={sale} />,
    },
  ];
}

function moreColumns(words: Words, mayEdit: boolean): readonly Untitled<MoreKey>[] {
  const date = (value: string | null) => (value === null ? null : words.date(value));
  return [
    { key: 'nextStep', width: 160, grow: 1, render: (sale) => sale.nextStep },
    { key: 'nextActivity', width: 110, render: (sale) => sale.nextActivityAt && words.moment(sale.nextActivityAt) },
    { key: 'days', width: 80, align: 'end', render: (sale) => words.number(sale.daysInStage) },
    { key: 'team', width: 120, render: (sale) => sale.team?.name },
    { key: 'process', width: 130, render: (sale) => words.localised(sale.process.name) },
    {
      key: 'classes',
      width: 140,
      render: (sale) => sale.classifications.map((one) => words.localised(one.value.name)).join(' · '),
    },
    {
      key: 'tags',
      width: 150,
      grow: 1,
      render: (sale) => sale.tags.length > 0 && <TagMarks tags={sale.tags} />,
      ...edited(mayEdit, 'tagIds'),
    },
    { key: 'opened', width: 100, sort: 'OPENED_ON', render: (sale) => date(sale.openedOn) },
    { key: 'closed', width: 100, sort: 'CLOSED_ON', render: (sale) => date(sale.closedOn) },
    { key: 'number', width: 120, sort: 'NUMBER', render: (sale) => sale.number },
    { key: 'updated', width: 120, sort: 'UPDATED_AT', render: (sale) => words.shortMoment(sale.updatedAt) },
  ];
}

const inBaseColumn = (words: Words): Untitled<'inBase'> => ({
  key: 'inBase',
  width: 124,
  align: 'end',
  hiddenAtFirst: true,
  render: (sale) => (sale.amountInBase ? words.money(sale.amountInBase, { whole: true }) : '–'),
});
