import { createFileRoute } from '@tanstack/react-router';
import { CustomerPage } from '../../features/customers/customer/customer-page.js';
import { validateCustomerSearch } from '../../features/customers/customer/customer-search.js';

export const Route = createFileRoute('/customers/$customerId')({
  component: CustomerPage,
  validateSearch: validateCustomerSearch,
  staticData: { title: 'customers', section: 'sales', creates: 'opportunity' },
});
