import { Tabs } from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivitiesDocument } from '../../../graphql/graphql.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { withoutGaps } from '../../../ui/data/collection/search-values.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import classes from './activities.module.css';
import { ACTIVITY_TABS, type ActivitiesSearch, type ActivityTab } from './activities-search.js';
import { ActivitiesToolbar, type ActivitiesToolbarProps } from './activities-toolbar.js';
import { ActivityDays } from './activity-days.js';
import { activityFilterOf } from './activity-filter.js';
import { CalendarView } from './calendar/calendar-view.js';
import { ViewSwitch } from './view-switch.js';

/** What is to be done and what was done, of oneself or of colleagues: as a list, or in the days of a week. */
export function ActivitiesPage() {
  const { t } = useTranslation('sales');
  const search: ActivitiesSearch = useSearch({ from: '/activities' });
  const navigate = useNavigate();
  const go = (next: Partial<Record<keyof ActivitiesSearch, string | undefined>>, replace = false) =>
    void navigate({ to: '/activities', search: withoutGaps(next) as ActivitiesSearch, replace });
  const view = search.view ?? 'list';
  const show: ActivityTab = search.show ?? 'todo';
  const views = (
    <ViewSwitch
      view={view}
      onView={(next) => go({ view: next === 'list' ? undefined : next, on: search.on, kind: search.kind })}
    />
  );
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>{t('activities.title')}</h1>
      {view === 'list' ? (
        <>
          <div className={classes.top}>
            <Tabs
              value={show}
              onChange={(value) => go({ ...search, show: value === 'todo' ? undefined : (value ?? undefined) })}
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
            {views}
          </div>
          <ActivityList search={search} show={show} onGo={go} />
        </>
      ) : (
        <CalendarView views={views} search={search} onGo={go} />
      )}
    </div>
  );
}

interface ActivityListProps extends Pick<ActivitiesToolbarProps, 'search' | 'onGo'> {
  readonly show: ActivityTab;
}

/** Ticked and moved in place. */
function ActivityList({ search, show, onGo }: ActivityListProps) {
  const [adding, setAdding] = useState(false);
  const filter = useMemo(() => activityFilterOf(search), [search]);
  const exportQuery = new URLSearchParams({ filter: JSON.stringify(filter) });
  const loaded = useConnection(ActivitiesDocument, 'activities', { filter, first: 50 });
  return (
    <>
      <ActivitiesToolbar
        search={search}
        count={loaded.count}
        onGo={onGo}
        exportUrl={(format) => `/api/v1/exports/activities.${format}?${exportQuery.toString()}`}
        adding={adding}
        onAdd={() => setAdding(true)}
      />
      {adding && (
        <div className={classes.adding}>
          <LogRow about={{}} autoFocus onSaved={() => setAdding(false)} />
        </div>
      )}
      <ActivityDays loaded={loaded} show={show} icon={<IconCalendarCheck size={36} />} />
    </>
  );
}
