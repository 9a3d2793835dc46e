import { createFileRoute } from '@tanstack/react-router';
import { SecurityLogPage } from '../../features/identity/security-log/security-log-page.js';
import { validateSecurityLogSearch } from '../../features/identity/security-log/security-log-search.js';

export const Route = createFileRoute('/settings/security')({
  component: SecurityLogPage,
  validateSearch: validateSecurityLogSearch,
  staticData: { title: 'securityLog', section: 'settings' },
});
