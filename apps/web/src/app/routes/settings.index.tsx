import { createFileRoute } from '@tanstack/react-router';
import { SettingsHomePage } from '../../features/identity/settings/settings-home-page.js';

export const Route = createFileRoute('/settings/')({
  component: SettingsHomePage,
  staticData: { title: 'settings', section: 'settings' },
});
