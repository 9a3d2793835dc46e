import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SaleFilterChoicesDocument } from '../../../graphql/graphql.js';
import type { FilterWord } from '../../../ui/data/collection/collection-types.js';
import {
  AmountEditor,
  ChecksEditor,
  PeriodEditor,
  usePeriodWords,
} from '../../../ui/data/collection/filter-editors.js';
import { listOf, listText } from '../../../ui/data/collection/search-values.js';
import { useCustomFilters } from '../../../ui/data/custom/use-custom-filters.js';
import { type Option, useClassifiers, usePickList } from '../../../ui/data/fields/use-field-options.js';
import type { Period, PeriodName } from '../../../ui/data/time/periods.js';
import { useKnownNames } from '../../../ui/data/words/use-known-names.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { usePathFilters } from './use-path-filters.js';
import { HEALTH_CRITERIA, ME, MEANINGS, NOBODY, type SaleSearch } from './sale-search.js';
import { useStageOptions } from './use-processes.js';

export type ChangeSearch = (change: Partial<Record<keyof SaleSearch, string | undefined>>) => void;

const PERIODS_AHEAD: readonly PeriodName[] = [
  'overdue',
  'thisWeek',
  'thisMonth',
  'nextMonth',
  'thisQuarter',
  'nextQuarter',
  'thisYear',
];
const PERIODS_PAST: readonly PeriodName[] = [
  'thisWeek',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'lastQuarter',
  'thisYear',
  'lastYear',
];

/** The filters of sales as words, for the list and the board. */
export function useSaleFilters(search: SaleSearch, change: ChangeSearch): readonly FilterWord[] {
  const { t } = useTranslation('sales');
  const lists = useLists(search);
  const periodWords = usePeriodWords();
  const words = useWords();
  const path = usePathFilters(search, change);
  const custom = useCustomFilters('OPPORTUNITY', search.cf, (cf) => change({ cf }));
  const checks = (
    key: 'meaning' | 'stage' | 'owner' | 'team' | 'dim' | 'tag' | 'followed' | 'lost' | 'source' | 'warning',
    options: readonly Option[],
    nameOf = named(options),
  ): FilterWord => {
    const chosen = listOf(search[key]) ?? [];
    return {
      key,
      label: t(`filter.${key}`),
      words: chosen.length === 0 ? null : t('filter.is', { values: chosen.map(nameOf).join(', ') }),
      editor: () => (
        <ChecksEditor options={options} chosen={chosen} onChange={(ids) => change({ [key]: listText(ids) })} />
      ),
      clear: () => change({ [key]: undefined }),
    };
  };
  const period = (key: 'close' | 'opened' | 'closed', names: readonly PeriodName[]): FilterWord => ({
    key,
    label: t(`filter.${key}`),
    words: search[key] === undefined ? null : periodWords(search[key]),
    editor: (close) => (
      <PeriodEditor
        names={names}
        period={search[key]}
        onChange={(next: Period) => change({ [key]: next })}
        close={close}
      />
    ),
    clear: () => change({ [key]: undefined }),
  });
  return [
    checks('meaning', lists.meanings),
    checks('stage', lists.stages),
    checks('owner', lists.owners, lists.nameOf),
    checks('team', lists.teams),
    period('close', PERIODS_AHEAD),
    period('opened', PERIODS_PAST),
    period('closed', PERIODS_PAST),
    {
      key: 'amount',
      label: t('filter.amount'),
      words: amountWords(search, (amount) => words.number(amount)),
      editor: (close) => <AmountEditor min={search.min} max={search.max} onChange={change} close={close} />,
      clear: () => change({ min: undefined, max: undefined }),
    },
    checks('dim', lists.classes),
    checks('tag', lists.tags),
    checks('followed', [{ id: 'yes', name: t('filter.followedYes') }]),
    checks('warning', lists.warnings),
    checks('lost', lists.reasons),
    checks('source', lists.sources),
    ...custom,
    ...path,
    ...customerFilter(search, change, t('filter.customer'), lists.nameOf, t('filter.noCustomer')),
  ];
}

const named = (options: readonly Option[]) => (id: string) => options.find((option) => option.id === id)?.name ?? '…';

/** A customer comes into the address from its card; here it is only named and taken away. */
function customerFilter(
  search: SaleSearch,
  change: ChangeSearch,
  label: string,
  nameOf: (id: string) => string,
  none: string,
): readonly FilterWord[] {
  if (search.customer === undefined) return [];
  return [
    {
      key: 'customer',
      label,
      words: search.customer === 'none' ? none : nameOf(search.customer),
      editor: () => null,
      clear: () => change({ customer: undefined }),
    },
  ];
}

function amountWords(search: SaleSearch, number: (amount: string) => string): string | null {
  if (search.min === undefined && search.max === undefined) return null;
  if (search.max === undefined) return `≥ ${number(search.min ?? '0')}`;
  return search.min === undefined ? `≤ ${number(search.max)}` : `${number(search.min)} – ${number(search.max)}`;
}

function useLists(search: SaleSearch) {
  const { t } = useTranslation('sales');
  const { t: process } = useTranslation('process');
  const viewer = useViewer();
  const words = useWords();
  const known = useKnownNames(words.language);
  const { data } = useQuery(SaleFilterChoicesDocument);
  const { dimensions } = useClassifiers();
  const people = (data?.people ?? []).filter((person) => person.id !== viewer?.id);
  const owners: readonly Option[] = [{ id: ME, name: t('filter.me') }, ...people];
  return {
    owners,
    nameOf: (id: string) =>
      (id === NOBODY ? process('nobody') : null) ?? owners.find((owner) => owner.id === id)?.name ?? known(id) ?? '…',
    teams: [...(data?.teams ?? []), { id: NOBODY, name: process('noTeam') }],
    tags: data?.customerTags ?? [],
    stages: useStageOptions(listOf(search.process)),
    reasons: usePickList('LOST_REASON'),
    sources: usePickList('SOURCE'),
    classes: dimensions.flatMap((dimension) => dimension.values.map((value) => ({ ...value, hint: dimension.name }))),
    meanings: MEANINGS.map((id) => ({ id, name: t(`meaning.${id}`) })),
    warnings: HEALTH_CRITERIA.map((id) => ({ id, name: process(`criterion.${id}`) })),
  };
}
