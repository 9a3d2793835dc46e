import { createFileRoute } from '@tanstack/react-router';
import { ProcessesPage } from '../../features/processes/list/processes-page.js';

export const Route = createFileRoute('/settings/processes/')({
  component: ProcessesPage,
  staticData: { title: 'processes', section: 'settings' },
});
