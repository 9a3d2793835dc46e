import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { SaveFacts } from '../../../ui/data/editing/facts.js';
import { RefusalNotice } from '../../../ui/data/states/refusal-notice.js';
import { MergeNotice } from '../merge/merge-notice.js';
import classes from './customer.module.css';
import { CustomerConflict } from './customer-conflict.js';
import type { CustomerAddress, CustomerTab, SaleFilter } from './customer-search.js';
import { CustomerHeader } from './customer-header.js';
import { CustomerSide } from './customer-side.js';
import { CustomerSums } from './customer-sums.js';
import { CustomerTabs } from './customer-tabs.js';
import { type OpenCustomer, useCustomer } from './use-customer.js';
import { useCustomerFacts } from './use-customer-facts.js';
import { useCustomerSave } from './use-customer-save.js';

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
  const own = useOwnAddress();
  const facts = useCustomerFacts();
  const saving = useCustomerSave(customer, open.reload);
  const save: SaveFacts = (input) => saving.save(input);
  const { card } = open;
  return (
    <article className={classes.view} data-layout={layout} aria-label={customer.name}>
      <div className={classes.top}>
        <CustomerHeader customer={customer} name={facts.name} save={save} onGone={onGone} />
        <MergeNotice customerId={customer.id} />
        {card ? <CustomerSums card={card} /> : <Skeleton height={64} />}
      </div>
      <div className={classes.columns}>
        <CustomerSide customer={customer} open={open} facts={facts.facts} save={save} />
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
