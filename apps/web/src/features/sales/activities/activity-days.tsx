import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityFactsFragment } from '../../../graphql/graphql.js';
import listClasses from '../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import type { Loaded } from '../../../ui/data/collection/use-connection.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { useLate } from '../../../ui/data/states/use-late.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { ActivityTab } from './activities-search.js';
import classes from './activities.module.css';
import { type ActivityGroup, groupsOf } from './activity-groups.js';

export interface ActivityDaysProps {
  readonly loaded: Loaded<ActivityFactsFragment>;
  readonly show: ActivityTab;
  readonly icon: ReactNode;
}

export function ActivityDays({ loaded, show, icon }: ActivityDaysProps) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const late = useLate(loaded.rows === null);
  if (loaded.rows === null && loaded.refusal) return <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />;
  if (loaded.rows === null)
    return (
      <div className={classes.days}>
        {late && Array.from({ length: 8 }, (_, at) => <Skeleton key={at} height={20} my={16} />)}
      </div>
    );
  if (loaded.rows.length === 0)
    return <EmptyState icon={icon} title={t(`activities.empty.${show}`)} text={t('activities.emptyHint')} />;
  return (
    <div className={classes.days} data-stale={loaded.stale || undefined}>
      {groupsOf(loaded.rows, words.timeZone).map((group) => (
        <Group key={group.key} group={group} />
      ))}
      {loaded.hasMore && (
        <Button variant="subtle" size="xs" fullWidth loading={loaded.loadingMore} onClick={loaded.loadMore}>
          {t('activities.more')}
        </Button>
      )}
    </div>
  );
}

function Group({ group }: { readonly group: ActivityGroup }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const isDay = group.key !== 'late' && group.key !== 'unplanned';
  const title =
    group.key === 'late'
      ? t('activities.group.late')
      : group.key === 'unplanned'
        ? t('activities.group.unplanned')
        : words.nearDate(group.key);
  return (
    <section aria-label={isDay ? words.fullDate(group.key) : title}>
      <h2
        className={classes.day}
        data-late={group.key === 'late' || undefined}
        title={isDay ? words.fullDate(group.key) : undefined}
      >
        {title} <span className={classes.dayCount}>{group.activities.length}</span>
      </h2>
      <ul className={listClasses.list}>
        {group.activities.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} showOwner />
        ))}
      </ul>
    </section>
  );
}
