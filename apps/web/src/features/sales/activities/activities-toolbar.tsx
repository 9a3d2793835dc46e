import { Button, TextInput } from '@mantine/core';
import { IconPlus, IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ExportFormat } from '../../../ui/data/collection/collection-types.js';
import { ExportMenu } from '../../../ui/data/collection/export-menu.js';
import { FilterBar } from '../../../ui/data/collection/filter-bar.js';
import type { Loaded } from '../../../ui/data/collection/use-connection.js';
import { useTypedText } from '../../../ui/data/collection/use-typed-text.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './activities.module.css';
import type { ActivitiesSearch } from './activities-search.js';
import { useActivityFilters } from './use-activity-filters.js';

export interface ActivitiesToolbarProps {
  readonly search: ActivitiesSearch;
  readonly count: Loaded<unknown>['count'];
  readonly onGo: (next: Partial<Record<keyof ActivitiesSearch, string | undefined>>, replace?: boolean) => void;
  readonly exportUrl: (format: ExportFormat) => string;
  readonly adding: boolean;
  readonly onAdd: () => void;
}

export function ActivitiesToolbar({ search, count, onGo, exportUrl, adding, onAdd }: ActivitiesToolbarProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const mayWrite = useMay('activity.write');
  const mayExport = useMay('export.run');
  const filters = useActivityFilters(search, (part) => onGo({ ...search, ...part }));
  const { typed, type } = useTypedText(search.q ?? '', (q) => onGo({ ...search, q: q === '' ? undefined : q }, true));
  return (
    <div className={classes.toolbar} role="toolbar" aria-label={t('activities.toolbar')}>
      <TextInput
        size="xs"
        className={classes.search ?? ''}
        leftSection={<IconSearch size={14} aria-hidden />}
        aria-label={t('activities.search')}
        placeholder={t('activities.search')}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <FilterBar filters={filters} onClearAll={() => onGo({ show: search.show })} />
      <span className={classes.spring} />
      <span className={classes.count} role="status">
        {count && t('activities.count', { count: count.value, shown: words.count(count) })}
      </span>
      {mayExport && <ExportMenu urlOf={exportUrl} />}
      {mayWrite && (
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={onAdd} disabled={adding}>
          {t('activities.new')}
        </Button>
      )}
    </div>
  );
}
