import { SegmentedControl, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CustomerRegisterDocument, type CustomerFactsFragment } from '../../../graphql/graphql.js';
import { LogRow } from '../../../ui/data/activities/log-row.js';
import { useConnection } from '../../../ui/data/collection/use-connection.js';
import { RegisterList } from '../../../ui/data/register/register-list.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { CustomerTimeline } from '../timeline/customer-timeline.js';
import classes from './customer.module.css';
import { CustomerActivities } from './customer-activities.js';
import { CustomerSales } from './customer-sales.js';
import { CUSTOMER_TABS, type CustomerAddress, SALE_FILTERS, type SaleFilter } from './customer-search.js';
import type { CustomerCard } from './use-customer.js';

export interface CustomerTabsProps extends CustomerAddress {
  readonly customer: CustomerFactsFragment;
  readonly card: CustomerCard | null;
}

export function CustomerTabs({ customer, card, tab, sales, onTab, onSales }: CustomerTabsProps) {
  const { t } = useTranslation('customers');
  const mayLog = useMay('activity.write');
  return (
    <Tabs
      className={classes.tabs}
      value={tab}
      keepMounted={false}
      onChange={(value) => onTab(CUSTOMER_TABS.find((one) => one === value) ?? 'sales')}
    >
      <Tabs.List aria-label={t('tabs.label')}>
        {CUSTOMER_TABS.map((one) => (
          <Tabs.Tab key={one} value={one}>
            {t(`tabs.${one}`)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value="sales" pt="sm">
        <SalesFilter card={card} value={sales} onChange={onSales} />
        <CustomerSales customerId={customer.id} sales={sales} />
      </Tabs.Panel>
      <Tabs.Panel value="timeline" pt="sm">
        <CustomerTimeline customer={customer} />
      </Tabs.Panel>
      <Tabs.Panel value="activities" pt="sm">
        {mayLog && (
          <div className={classes.log}>
            <LogRow about={{ customerId: customer.id }} />
          </div>
        )}
        <CustomerActivities customerId={customer.id} />
      </Tabs.Panel>
      <Tabs.Panel value="register" pt="sm">
        <Register customerId={customer.id} />
      </Tabs.Panel>
    </Tabs>
  );
}

interface SalesFilterProps {
  readonly card: CustomerCard | null;
  readonly value: SaleFilter;
  readonly onChange: (value: SaleFilter) => void;
}

function SalesFilter({ card, value, onChange }: SalesFilterProps) {
  const { t } = useTranslation('customers');
  const words = useWords();
  const counts = card && {
    all: card.won.count + card.open.count + card.lost.count,
    won: card.won.count,
    open: card.open.count,
    lost: card.lost.count,
  };
  return (
    <SegmentedControl
      size="xs"
      aria-label={t('sales.filter')}
      value={value}
      onChange={(next) => onChange(SALE_FILTERS.find((one) => one === next) ?? 'all')}
      data={SALE_FILTERS.map((one) => ({
        value: one,
        label: `${t(`sales.${one}`)}${counts ? ` ${words.number(counts[one], 0)}` : ''}`,
      }))}
    />
  );
}

function Register({ customerId }: { readonly customerId: string }) {
  return <RegisterList loaded={useConnection(CustomerRegisterDocument, 'customerRegister', { customerId })} />;
}
