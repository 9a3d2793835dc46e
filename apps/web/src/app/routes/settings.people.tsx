import { createFileRoute } from '@tanstack/react-router';
import { PeoplePage } from '../../features/identity/people/people-page.js';
import { validatePeopleSearch } from '../../features/identity/people/people-search.js';

export const Route = createFileRoute('/settings/people')({
  component: PeoplePage,
  validateSearch: validatePeopleSearch,
  staticData: { title: 'people', section: 'settings' },
});
