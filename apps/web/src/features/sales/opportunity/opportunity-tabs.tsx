import { Tabs } from '@mantine/core';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { SaleRegisterDocument } from '../../../graphql/graphql.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { Timeline } from '../../../ui/data/timeline/timeline.js';
import classes from './opportunity.module.css';
import { OPPORTUNITY_TABS, type OpportunityTab } from './opportunity-tab-names.js';
import { LogActivity, PlannedActivities, SaleActivities, type SaleActivitiesProps } from './sale-activities.js';
import { useSalePast } from './sale-past.js';
import { SaleRegister } from './sale-register.js';
import type { OpportunityRecord } from './use-opportunity.js';
import type { RegisterSearch } from './use-register-filters.js';

export interface OpportunityTabsProps {
  readonly record: OpportunityRecord;
  readonly partial: boolean;
  readonly tab: OpportunityTab;
  readonly onTab: (tab: OpportunityTab) => void;
  readonly logRef: Ref<HTMLInputElement>;
  readonly search: RegisterSearch;
  readonly onSearch: (search: RegisterSearch) => void;
}

export function OpportunityTabs(props: OpportunityTabsProps) {
  const { record, partial, tab, onTab, logRef, search, onSearch } = props;
  const { t } = useTranslation('sales');
  const open = record.activities.filter((activity) => activity.doneAt === null).length;
  const known = (value: string | null) => OPPORTUNITY_TABS.find((one) => one === value) ?? 'overview';
  return (
    <Tabs className={classes.tabs} value={tab} onChange={(value) => onTab(known(value))} keepMounted={false}>
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
        {!partial && <SaleActivities record={record} logRef={logRef} />}
      </Tabs.Panel>
      <Tabs.Panel value="register" pt="sm">
        <SaleRegister id={record.opportunity.id} search={search} onSearch={onSearch} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Overview({ record, logRef }: SaleActivitiesProps) {
  const { t } = useTranslation('sales');
  const register = useSaleRegister(record.opportunity.id, useSalePast().at);
  return (
    <>
      <LogActivity record={record} logRef={logRef} />
      <PlannedActivities record={record} />
      <h2 className={classes.blockTitle}>{t('tabs.timeline')}</h2>
      <Timeline stageEvents={record.stageEvents} activities={record.activities} entries={register.rows ?? []} />
    </>
  );
}

/** The newest saves; of a sale as of then, those up to then. */
function useSaleRegister(opportunityId: string, at: string | null) {
  const filter = at === null ? null : { to: new Date(Date.parse(at) + 1).toISOString() };
  return useConnection(SaleRegisterDocument, 'saleRegister', { opportunityId, filter });
}
