import { createFileRoute } from '@tanstack/react-router';
import { TeamsPage } from '../../features/identity/teams/teams-page.js';

export const Route = createFileRoute('/settings/teams')({
  component: TeamsPage,
  staticData: { title: 'teams', section: 'settings' },
});
