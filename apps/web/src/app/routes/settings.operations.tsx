import { createFileRoute } from '@tanstack/react-router';
import { OperationsPage } from '../../features/operations/operations-page.js';

export const Route = createFileRoute('/settings/operations')({
  component: OperationsPage,
  staticData: { title: 'operations', section: 'settings' },
});
