import { createFileRoute } from '@tanstack/react-router';
import { OpportunitiesPage } from '../../features/sales/opportunities/opportunities-page.js';
import { validateOpportunitiesSearch } from '../../features/sales/opportunities/opportunities-search.js';

export const Route = createFileRoute('/opportunities/')({
  component: OpportunitiesPage,
  validateSearch: validateOpportunitiesSearch,
  staticData: { title: 'opportunities', section: 'sales', titledByBar: true, creates: 'opportunity' },
});
