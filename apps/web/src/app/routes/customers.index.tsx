import { createFileRoute } from '@tanstack/react-router';
import { CustomersPage } from '../../features/customers/customers/customers-page.js';
import { validateCustomersSearch } from '../../features/customers/customers/customers-search.js';

export const Route = createFileRoute('/customers/')({
  component: CustomersPage,
  validateSearch: validateCustomersSearch,
  staticData: { title: 'customers', section: 'sales', titledByBar: true, creates: 'customer' },
});
