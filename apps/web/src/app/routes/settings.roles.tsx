import { createFileRoute } from '@tanstack/react-router';
import { RolesPage } from '../../features/identity/roles/roles-page.js';

export const Route = createFileRoute('/settings/roles')({
  component: RolesPage,
  staticData: { title: 'roles', section: 'settings' },
});
