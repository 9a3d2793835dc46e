import { createFileRoute } from '@tanstack/react-router';
import { ActivitiesPage } from '../../features/sales/activities/activities-page.js';
import { validateActivitiesSearch } from '../../features/sales/activities/activities-search.js';

export const Route = createFileRoute('/activities')({
  component: ActivitiesPage,
  validateSearch: validateActivitiesSearch,
  staticData: { title: 'activities', section: 'sales', creates: 'opportunity' },
});
