import { useTranslation } from 'react-i18next';
import type { RegisterFilterInput, SaleHistoryQuery } from '../../../graphql/graphql.js';
import { useCustomNames } from '../../../ui/data/custom/use-custom-fields.js';
import type { FilterWord } from '../../../ui/data/collection/collection-types.js';
import { ChecksEditor, PeriodEditor, usePeriodWords } from '../../../ui/data/collection/filter-editors.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useFieldWords } from '../../../ui/data/register/use-field-words.js';
import { addDays, instantOf } from '../../../ui/data/time/calendar.js';
import { type Period, type PeriodName, rangeOf } from '../../../ui/data/time/periods.js';
import type { Words } from '../../../ui/data/words/use-words.js';

/** What the register of a sale is narrowed to; nothing is everything. */
export interface RegisterSearch {
  readonly actions?: readonly string[];
  readonly actorIds?: readonly string[];
  readonly fields?: readonly string[];
  readonly period?: Period;
}

type History = SaleHistoryQuery['saleHistory'];

const PAST_PERIODS = [
  'today',
  'thisWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
] as const satisfies readonly PeriodName[];

/** The filters of a register as words, over what that register holds. */
export function useRegisterFilters(
  search: RegisterSearch,
  history: History | null,
  change: (search: RegisterSearch) => void,
): readonly FilterWord[] {
  const { t } = useTranslation('sales');
  const { actionWords, fieldWords: ownWords } = useFieldWords();
  const nameOf = useCustomNames('OPPORTUNITY');
  const fieldWords = (name: string): string => nameOf(name) ?? ownWords(name);
  const periodWords = usePeriodWords();
  const without = (key: keyof RegisterSearch): RegisterSearch =>
    Object.fromEntries(Object.entries(search).filter(([name]) => name !== key));
  const checks = (key: 'actions' | 'actorIds' | 'fields', label: string, options: readonly Option[]): FilterWord => {
    const chosen = search[key] ?? [];
    const named = chosen.map((id) => options.find((option) => option.id === id)?.name ?? fieldWords(id));
    return {
      key,
      label,
      words: chosen.length === 0 ? null : t('filter.is', { values: named.join(', ') }),
      editor: () => (
        <ChecksEditor
          options={options}
          chosen={chosen}
          onChange={(ids) => change(ids.length === 0 ? without(key) : { ...search, [key]: ids })}
        />
      ),
      clear: () => change(without(key)),
    };
  };
  const { period } = search;
  return [
    checks('actions', t('past.action'), optionsOf(history?.actions, actionWords)),
    checks('actorIds', t('past.person'), history?.people ?? []),
    checks('fields', t('past.field'), optionsOf(history?.fields, fieldWords)),
    {
      key: 'period',
      label: t('past.period'),
      words: period === undefined ? null : periodWords(period),
      editor: (close) => (
        <PeriodEditor
          names={PAST_PERIODS}
          period={period}
          onChange={(next) => change({ ...search, period: next })}
          close={close}
        />
      ),
      clear: () => change(without('period')),
    },
  ];
}

const optionsOf = (names: readonly string[] | undefined, inWords: (name: string) => string): readonly Option[] =>
  (names ?? []).map((name) => ({ id: name, name: inWords(name) })).toSorted((a, b) => a.name.localeCompare(b.name));

/** The days of a period are those of the organisation's calendar, both ends included. */
export function registerFilter(search: RegisterSearch, { timeZone, today }: Words): RegisterFilterInput | null {
  const { actions, actorIds, fields, period } = search;
  const { from, to } = period === undefined ? { from: null, to: null } : rangeOf(period, today);
  const filter: RegisterFilterInput = {
    ...(actions ? { actions: [...actions] } : {}),
    ...(actorIds ? { actorIds: [...actorIds] } : {}),
    ...(fields ? { fields: [...fields] } : {}),
    ...(from ? { from: instantOf(timeZone, from, '00:00').toISOString() } : {}),
    ...(to ? { to: instantOf(timeZone, addDays(to, 1), '00:00').toISOString() } : {}),
  };
  return Object.keys(filter).length === 0 ? null : filter;
}
