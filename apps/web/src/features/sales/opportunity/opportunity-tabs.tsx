import { Tabs } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { ActivityLine } from '../../../ui/data/activities/activity-line.js';
import activityClasses from '../../../ui/data/activities/activities.module.css';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { RegisterList } from '../../../ui/data/register/register-list.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { Timeline } from '../../../ui/data/timeline/timeline.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { SaleRegisterDocument } from '../../../graphql/graphql.js';
import { about } from '../move/criterion-filler.js';
import classes from './opportunity.module.css';
import { OPPORTUNITY_TABS, type OpportunityTab } from './opportunity-tab-names.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface OpportunityTabsProps {
  readonly record: OpportunityRecord;
  readonly partial: boolean;
  readonly tab: OpportunityTab;
  readonly onTab: (tab: OpportunityTab) => void;
  readonly logRef: Ref<HTMLInputElement>;
}

export function OpportunityTabs({ record, partial, tab, onTab, logRef }: OpportunityTabsProps) {
  const { t } = useTranslation('sales');
  const open = record.activities.filter((activity) => activity.doneAt === null).length;
  return (
    <Tabs
      className={classes.tabs}
      value={tab}
      onChange={(value) => onTab(OPPORTUNITY_TABS.find((one) => one === value) ?? 'overview')}
      keepMounted={false}
    >
      <Tabs.List aria-label={t('tabs.label')}>
        <Tabs.Tab value="overview">{t('tabs.overview')}</Tabs.Tab>
        <Tabs.Tab value="activities">
          {t('tabs.activities')} {open > 0 && <span className={classes.badge}>{open}</span>}
        </Tabs.Tab>
        <Tabs.Tab value="register">{t('tabs.register')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="overview" pt="sm">
        {!partial && <Overview record={record} logRef={logRef} />}
      </Tabs.Panel>
      <Tabs.Panel value="activities" pt="sm">
        {!partial && <Activities record={record} logRef={logRef} />}
      </Tabs.Panel>
      <Tabs.Panel value="register" pt="sm">
        <Register id={record.opportunity.id} />
      </Tabs.Panel>
    </Tabs>
  );
}

interface PartProps {
  readonly record: OpportunityRecord;
  readonly logRef: Ref<HTMLInputElement>;
}

function Overview({ record, logRef }: PartProps) {
  const { t } = useTranslation('sales');
  const register = useSaleRegister(record.opportunity.id);
  return (
    <>
      <Log record={record} logRef={logRef} />
      <Planned record={record} />
      <h2 className={classes.blockTitle}>{t('tabs.timeline')}</h2>
      <Timeline stageEvents={record.stageEvents} activities={record.activities} entries={register.rows ?? []} />
    </>
  );
}

function Log({ record, logRef }: PartProps) {
  const mayLog = useMay('activity.write');
  if (!mayLog) return null;
  return (
    <div className={classes.log}>
      <LogRow about={about(record)} inputRef={logRef} />
    </div>
  );
}

function Planned({ record }: { readonly record: OpportunityRecord }) {
  const { t } = useTranslation('sales');
  const planned = byDue(record.activities.filter((activity) => activity.doneAt === null));
  if (planned.length === 0) return null;
  return (
    <section aria-label={t('tabs.next')}>
      <h2 className={classes.blockTitle}>{t('tabs.next')}</h2>
      <ul className={activityClasses.list}>
        {planned.map((activity) => (
          <ActivityLine key={activity.id} activity={activity} hide="opportunity" />
        ))}
      </ul>
    </section>
  );
}

function Activities({ record, logRef }: PartProps) {
  const { t } = useTranslation('sales');
  const done = record.activities
    .filter((activity) => activity.doneAt !== null)
    .toSorted((a, b) => Date.parse(b.doneAt ?? '') - Date.parse(a.doneAt ?? ''));
  return (
    <>
      <Log record={record} logRef={logRef} />
      {record.activities.length === 0 && (
        <EmptyState title={t('tabs.noActivities')} text={t('tabs.noActivitiesHint')} />
      )}
      <Planned record={record} />
      {done.length > 0 && (
        <section aria-label={t('tabs.done')}>
          <h2 className={classes.blockTitle}>{t('tabs.done')}</h2>
          <ul className={activityClasses.list}>
            {done.map((activity) => (
              <ActivityLine key={activity.id} activity={activity} hide="opportunity" showOwner />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function Register({ id }: { readonly id: string }) {
  return <RegisterList loaded={useSaleRegister(id)} />;
}

const useSaleRegister = (id: string) => useConnection(SaleRegisterDocument, 'saleRegister', { opportunityId: id });

const byDue = <T extends { readonly dueAt: string | null }>(activities: readonly T[]): readonly T[] =>
  activities.toSorted(
    (a, b) =>
      (a.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(a.dueAt)) -
      (b.dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(b.dueAt)),
  );
