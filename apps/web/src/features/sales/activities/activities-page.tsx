import { Button, Tabs, TextInput } from '@mantine/core';
import { IconCalendarCheck, IconPlus, IconSearch } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitiesDocument } from '../../../graphql/graphql.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { FilterBar } from '../../../ui/data/collection/filter-bar.js';
import { withoutGaps } from '../../../ui/data/collection/search-values.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { useTypedText } from '../../../ui/data/collection/use-typed-text.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { ActivityDays } from './activity-days.js';
import classes from './activities.module.css';
import { ACTIVITY_TABS, type ActivitiesSearch, type ActivityTab } from './activities-search.js';
import { activityFilterOf } from './activity-filter.js';
import { useActivityFilters } from './use-activity-filters.js';

/** What is to be done and what was done, of oneself or of colleagues; ticked and moved in place. */
export function ActivitiesPage() {
  const { t } = useTranslation('sales');
  const words = useWords();
  const mayWrite = useMay('activity.write');
  const search: ActivitiesSearch = useSearch({ from: '/activities' });
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const go = (next: ActivitiesSearch, replace = false) =>
    void navigate({ to: '/activities', search: withoutGaps(next), replace });
  const change = (part: Partial<Record<keyof ActivitiesSearch, string | undefined>>) =>
    go({ ...search, ...part } as ActivitiesSearch);
  const filters = useActivityFilters(search, change);
  const filter = useMemo(() => activityFilterOf(search), [search]);
  const loaded = useConnection(ActivitiesDocument, 'activities', { filter, first: 50 });
  const { typed, type } = useTypedText(search.q ?? '', (q) =>
    go({ ...search, q: q === '' ? undefined : q } as ActivitiesSearch, true),
  );
  const show = search.show ?? 'todo';
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>{t('activities.title')}</h1>
      <Tabs
        value={show}
        onChange={(value) => change({ show: value === 'todo' ? undefined : (value as ActivityTab) })}
        className={classes.tabs}
      >
        <Tabs.List aria-label={t('activities.title')}>
          {ACTIVITY_TABS.map((tab) => (
            <Tabs.Tab key={tab} value={tab}>
              {t(`activities.tab.${tab}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      <div className={classes.toolbar} role="toolbar" aria-label={t('activities.toolbar')}>
        <TextInput
          size="xs"
          className={classes.search}
          leftSection={<IconSearch size={14} aria-hidden />}
          aria-label={t('activities.search')}
          placeholder={t('activities.search')}
          value={typed}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <FilterBar filters={filters} onClearAll={() => go(search.show ? { show: search.show } : {})} />
        <span className={classes.spring} />
        <span className={classes.count} role="status">
          {loaded.count && t('activities.count', { count: loaded.count.value, shown: words.count(loaded.count) })}
        </span>
        {mayWrite && (
          <Button
            size="xs"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setAdding(true)}
            disabled={adding}
          >
            {t('activities.new')}
          </Button>
        )}
      </div>
      {adding && (
        <div className={classes.adding}>
          <LogRow about={{}} autoFocus onSaved={() => setAdding(false)} />
        </div>
      )}
      <ActivityDays loaded={loaded} show={show} icon={<IconCalendarCheck size={36} />} />
    </div>
  );
}
