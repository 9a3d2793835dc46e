import { createFileRoute } from '@tanstack/react-router';
import { OrganisationPage } from '../../features/identity/organisation/organisation-page.js';

export const Route = createFileRoute('/settings/organisation')({
  component: OrganisationPage,
  staticData: { title: 'organisation', section: 'settings' },
});
