import { createFileRoute } from '@tanstack/react-router';
import { MergePage } from '../../features/customers/merge/merge-page.js';
import { validateMergeSearch } from '../../features/customers/merge/merge-search.js';

export const Route = createFileRoute('/customers/merge')({
  component: MergePage,
  validateSearch: validateMergeSearch,
  staticData: { title: 'merge', section: 'sales' },
});
