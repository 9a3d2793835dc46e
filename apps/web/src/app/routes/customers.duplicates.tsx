import { createFileRoute } from '@tanstack/react-router';
import { DuplicatesPage } from '../../features/customers/duplicates/duplicates-page.js';

export const Route = createFileRoute('/customers/duplicates')({
  component: DuplicatesPage,
  staticData: { title: 'duplicates', section: 'sales' },
});
