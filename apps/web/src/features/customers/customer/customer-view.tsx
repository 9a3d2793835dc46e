import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EditableTitle } from '../../../ui/data/editing/editable-title.js';
import { Facts, type SaveFacts } from '../../../ui/data/editing/facts.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { Addresses } from './addresses.js';
import { Contacts } from './contacts.js';
import classes from './customer.module.css';
import { CustomerActions } from './customer-actions.js';
import { CustomerConflict } from './customer-conflict.js';
import type { CustomerTab, SaleFilter } from './customer-search.js';
import { CustomerSums } from './customer-sums.js';
import { CustomerTabs } from './customer-tabs.js';
import { type OpenCustomer, useCustomer } from './use-customer.js';
import { useCustomerFacts } from './use-customer-facts.js';
import { useCustomerSave } from './use-customer-save.js';

export interface CustomerAddress {
  readonly tab: CustomerTab;
  readonly sales: SaleFilter;
  readonly onTab: (tab: CustomerTab) => void;
  readonly onSales: (sales: SaleFilter) => void;
}

export interface CustomerViewProps {
  readonly id: string;
  readonly layout: 'page' | 'panel';
  readonly onGone: () => void;
  /** The page keeps its tabs in the address; a panel keeps them to itself. */
  readonly address?: CustomerAddress;
}

/** Who they are, what we have sold them, what is open. */
export function CustomerView(props: CustomerViewProps) {
  const open = useCustomer(props.id);
  if (open.customer) return <Opened {...props} open={open} customer={open.customer} />;
  if (open.refusal) return <RefusalNotice refusal={open.refusal} onRetry={() => void open.reload()} />;
  return (
    <div className={classes.top}>
      <Skeleton height={28} width="45%" />
      <Skeleton height={64} />
    </div>
  );
}

interface OpenedProps extends CustomerViewProps {
  readonly open: OpenCustomer;
  readonly customer: NonNullable<OpenCustomer['customer']>;
}

function Opened({ open, customer, layout, onGone, address }: OpenedProps) {
  const { t } = useTranslation('customers');
  const own = useOwnAddress();
  const facts = useCustomerFacts();
  const saving = useCustomerSave(customer, open.reload);
  const save: SaveFacts = (input) => saving.save(input);
  const { card } = open;
  return (
    <article className={classes.view} data-layout={layout} aria-label={customer.name}>
      <div className={classes.top}>
        <header className={classes.header}>
          <div className={classes.names}>
            <p className={classes.over}>
              {[
                customer.taxId,
                customer.segment?.name,
                customer.region?.name,
                customer.priorityClass && t('classIs', { name: customer.priorityClass }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
            <EditableTitle fact={facts.name} record={customer} canEdit={customer.canEdit} save={save} />
          </div>
          <CustomerActions customer={customer} onGone={onGone} />
        </header>
        {card ? <CustomerSums card={card} /> : <Skeleton height={64} />}
      </div>
      <div className={classes.columns}>
        <div className={classes.side}>
          <Facts
            label={t('facts.title')}
            record={customer}
            facts={facts.facts}
            canEdit={customer.canEdit && card !== null}
            save={save}
          />
          {card && (
            <div className={classes.rest}>
              <Contacts card={card} reload={open.reload} />
              <Addresses card={card} save={save} />
            </div>
          )}
        </div>
        <CustomerTabs customer={customer} card={card} {...(address ?? own)} />
      </div>
      <CustomerConflict saving={saving} customer={customer} facts={facts.all} />
    </article>
  );
}

function useOwnAddress(): CustomerAddress {
  const [tab, onTab] = useState<CustomerTab>('sales');
  const [sales, onSales] = useState<SaleFilter>('all');
  return { tab, sales, onTab, onSales };
}
