import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { ProcessPathsDocument } from '../../../graphql/graphql.js';
import type { FilterWord } from '../../../ui/data/collection/collection-types.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { SaleSearch } from './sale-search.js';

const KEYS = ['process', 'version', 'reached', 'stopped', 'left'] as const;

/** Filters that come into the address from a figure of the process; here they are only named and taken away. */
export function usePathFilters(
  search: SaleSearch,
  change: (change: Partial<Record<(typeof KEYS)[number], undefined>>) => void,
): readonly FilterWord[] {
  const { t } = useTranslation('process');
  const words = useWords();
  const { data } = useQuery(ProcessPathsDocument, { skip: KEYS.every((key) => search[key] === undefined) });
  const processes = data?.processes ?? [];
  const versions = processes.flatMap((process) => process.versions);
  const stages = versions.flatMap((version) => version.stages);
  const nameOf = (key: (typeof KEYS)[number], id: string): string => {
    if (key === 'process') return words.localised(processes.find((one) => one.id === id)?.name ?? UNKNOWN);
    if (key === 'version') return t('versionNumber', { number: versions.find((one) => one.id === id)?.number ?? '…' });
    return words.localised(stages.find((one) => one.id === id)?.name ?? UNKNOWN);
  };
  return KEYS.flatMap((key) => {
    const id = search[key];
    if (id === undefined) return [];
    return [
      {
        key,
        label: t(`path.${key}`),
        words: nameOf(key, id),
        editor: () => null,
        clear: () => change({ [key]: undefined }),
      },
    ];
  });
}

const UNKNOWN = { pl: '…', en: '…' };
