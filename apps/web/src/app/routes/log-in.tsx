import { createFileRoute } from '@tanstack/react-router';
import { LogInPage } from '../../features/identity/log-in/log-in-page.js';
import { validateLogInSearch } from '../../features/identity/log-in/log-in-search.js';

export const Route = createFileRoute('/log-in')({
  component: LogInPage,
  validateSearch: validateLogInSearch,
  staticData: { title: 'logIn', isPublic: true },
});
