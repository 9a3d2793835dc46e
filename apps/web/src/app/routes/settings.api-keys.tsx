import { createFileRoute } from '@tanstack/react-router';
import { ApiKeysPage } from '../../features/identity/api-keys/api-keys-page.js';

export const Route = createFileRoute('/settings/api-keys')({
  component: ApiKeysPage,
  staticData: { title: 'apiKeys', section: 'settings' },
});
