import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SaleFilterChoicesDocument } from '../../graphql/graphql.js';
import type { FilterWord } from '../../ui/data/collection/collection-types.js';
import { ChecksEditor } from '../../ui/data/collection/filter-editors.js';
import { listOf, listText } from '../../ui/data/collection/search-values.js';
import type { Option } from '../../ui/data/fields/use-field-options.js';
import type { ProcessAddress } from './use-process-address.js';

/** Whose sales, and by which version of the process: as words. */
export function useProcessFilters({ search, change, process }: ProcessAddress): readonly FilterWord[] {
  const { t } = useTranslation('process');
  const { data } = useQuery(SaleFilterChoicesDocument);
  const versions = (process?.versions ?? []).map(({ id, number }) => ({ id, name: t('versionNumber', { number }) }));
  const checks = (key: 'owner' | 'team' | 'version', options: readonly Option[]): FilterWord => {
    const chosen = listOf(search[key]) ?? [];
    const names = chosen.map((id) => options.find((option) => option.id === id)?.name ?? '…');
    return {
      key,
      label: t(`filter.${key}`),
      words: chosen.length === 0 ? null : t('filter.is', { values: names.join(', ') }),
      editor: () => (
        <ChecksEditor options={options} chosen={chosen} onChange={(ids) => change({ [key]: listText(ids) })} />
      ),
      clear: () => change({ [key]: undefined }),
    };
  };
  return [
    checks('owner', data?.people ?? []),
    checks('team', data?.teams ?? []),
    ...(versions.length > 1 ? [checks('version', versions)] : []),
  ];
}
