import { lazy, type ReactNode } from 'react';
import { CreationProvider } from '../../ui/data/creation/creation.js';

const hosts = {
  opportunity: lazy(async () => ({
    default: (await import('../../features/sales/new-opportunity/new-opportunity.js')).NewOpportunity,
  })),
  customer: lazy(async () => ({
    default: (await import('../../features/customers/new-customer/new-customer.js')).NewCustomer,
  })),
  activity: lazy(async () => ({
    default: (await import('../../features/sales/log-activity/log-activity.js')).LogActivityAnywhere,
  })),
};

/** The forms that make records from anywhere, loaded when first asked for. */
export function Creations({ children }: { readonly children: ReactNode }) {
  return <CreationProvider hosts={hosts}>{children}</CreationProvider>;
}
