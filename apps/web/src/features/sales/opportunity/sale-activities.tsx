import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import listClasses from '../../../ui/data/activities/activities.module.css';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import classes from './opportunity.module.css';
import { about } from './sale-about.js';
import { useSalePast } from './sale-past.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface SaleActivitiesProps {
  readonly record: OpportunityRecord;
  readonly logRef: Ref<HTMLInputElement>;
}

export function SaleActivities({ record, logRef }: SaleActivitiesProps) {
  const { t } = useTranslation('sales');
  const done = record.activities
    .filter((activity) => activity.doneAt !== null)
    .toSorted((a, b) => instant(b.doneAt) - instant(a.doneAt));
  return (
    <>
      <LogActivity record={record} logRef={logRef} />
      {record.activities.length === 0 && (
        <EmptyState title={t('tabs.noActivities')} text={t('tabs.noActivitiesHint')} />
      )}
      <PlannedActivities record={record} />
      {done.length > 0 && (
        <section aria-label={t('tabs.done')}>
          <h2 className={classes.blockTitle}>{t('tabs.done')}</h2>
          <ul className={listClasses.list}>
            {done.map((activity) => (
              <ActivityLine key={activity.id} activity={activity} hide="opportunity" showOwner />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

export function LogActivity({ record, logRef }: SaleActivitiesProps) {
  const mayLog = useMay('activity.write');
  const isPast = useSalePast().at !== null;
  if (!mayLog || isPast) return null;
  return (
    <div className={classes.log}>
      <LogRow about={about(record)} inputRef={logRef} />
    </div>
  );
}

export function PlannedActivities({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const planned = record.activities
    .filter((activity) => activity.doneAt === null)
    .toSorted((a, b) => instant(a.dueAt) - instant(b.dueAt));
  if (planned.length === 0) return null;
  return (
    <section aria-label={t('tabs.next')}>
      <h2 className={classes.blockTitle}>{t('tabs.next')}</h2>
      <ul className={listClasses.list}>
        {planned.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} hide="opportunity" />
        ))}
      </ul>
    </section>
  );
}

/** What has no day comes after everything that has one. */
const instant = (text: string | null) => (text === null ? Number.POSITIVE_INFINITY : Date.parse(text));
