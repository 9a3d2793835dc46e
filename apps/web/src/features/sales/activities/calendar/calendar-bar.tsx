import { ActionIcon, Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight, IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../../../../ui/data/collection/filter-bar.js';
import { useCreation } from '../../../../ui/data/creation/creation.js';
import type { CalendarDate } from '../../../../ui/data/time/calendar.js';
import { useMay } from '../../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../../ui/data/words/use-words.js';
import listClasses from '../activities.module.css';
import type { ActivitiesSearch } from '../activities-search.js';
import { useActivityFilters } from '../use-activity-filters.js';
import classes from './calendar.module.css';

export interface CalendarBarProps {
  /** Which view of the activities this is. */
  readonly views: ReactNode;
  readonly search: ActivitiesSearch;
  readonly dates: readonly CalendarDate[];
  readonly onGo: (next: Partial<Record<keyof ActivitiesSearch, string | undefined>>) => void;
  readonly onTurn: (weeks: -1 | 0 | 1) => void;
}

/** Which week, whose, and of what kinds. */
export function CalendarBar({ views, search, dates, onGo, onTurn }: CalendarBarProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const mayWrite = useMay('activity.write');
  const { create } = useCreation();
  const filters = useActivityFilters(search, (part) => onGo({ ...search, ...part }));
  return (
    <div className={listClasses.toolbar} role="toolbar" aria-label={t('calendar.toolbar')}>
      <Button size="xs" variant="default" onClick={() => onTurn(0)} aria-keyshortcuts="t">
        {t('calendar.today')}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('calendar.previous')}
        aria-keyshortcuts="ArrowLeft"
        onClick={() => onTurn(-1)}
      >
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('calendar.next')}
        aria-keyshortcuts="ArrowRight"
        onClick={() => onTurn(1)}
      >
        <IconChevronRight size={16} />
      </ActionIcon>
      <span className={classes.period} aria-live="polite">
        {words.date(dates[0] ?? words.today)} – {words.date(dates.at(-1) ?? words.today)}
      </span>
      <FilterBar
        filters={search.view === 'team' ? filters.filter((one) => one.key !== 'owner') : filters}
        onClearAll={() => onGo({ view: search.view, on: search.on })}
      />
      <span className={listClasses.spring} />
      {mayWrite && (
        <Button size="xs" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => create({ kind: 'activity' })}>
          {t('activities.new')}
        </Button>
      )}
      {views}
    </div>
  );
}
