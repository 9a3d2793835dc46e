import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '../../features/identity/settings/settings-page.js';

export const Route = createFileRoute('/settings')({
  component: SettingsPage,
  staticData: { title: 'settings', section: 'settings' },
});
