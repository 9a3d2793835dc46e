import { createFileRoute } from '@tanstack/react-router';
import { ImportsPage } from '../../features/integrations/imports/imports-page.js';

export const Route = createFileRoute('/imports/')({
  component: ImportsPage,
  staticData: { title: 'imports', section: 'settings' },
});
