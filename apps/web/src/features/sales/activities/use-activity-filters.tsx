import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { SaleFilterChoicesDocument } from '../../../graphql/graphql.js';
import { useActivityKinds } from '../../../ui/data/activities/activity-kinds.js';
import type { FilterWord } from '../../../ui/data/collection/collection-types.js';
import { ChecksEditor } from '../../../ui/data/collection/filter-editors.js';
import { listOf, listText } from '../../../ui/data/collection/search-values.js';
import type { Option } from '../../../ui/data/fields/use-field-options.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import type { ActivitiesSearch } from './activities-search.js';
import { EVERYBODY } from './activity-filter.js';

export function useActivityFilters(
  search: ActivitiesSearch,
  change: (part: Partial<Record<keyof ActivitiesSearch, string | undefined>>) => void,
): readonly FilterWord[] {
  const { t } = useTranslation('sales');
  const viewer = useViewer();
  const kinds = useActivityKinds();
  const { data } = useQuery(SaleFilterChoicesDocument);
  const people = (data?.people ?? []).filter((person) => person.id !== viewer?.id);
  const owners: readonly Option[] = [
    { id: EVERYBODY, name: t('filter.everybody') },
    { id: 'me', name: t('filter.me') },
    ...people,
  ];
  const checks = (key: 'kind' | 'owner' | 'team', options: readonly Option[]): FilterWord => {
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
  return [checks('owner', owners), checks('kind', kinds), checks('team', data?.teams ?? [])];
}
