import { createFileRoute } from '@tanstack/react-router';
import { OpportunityPage } from '../../features/sales/opportunity/opportunity-page.js';
import { validateOpportunitySearch } from '../../features/sales/opportunity/opportunity-search.js';

export const Route = createFileRoute('/opportunities/$opportunityId')({
  component: OpportunityPage,
  validateSearch: validateOpportunitySearch,
  staticData: { title: 'opportunities', section: 'sales', creates: 'opportunity' },
});
