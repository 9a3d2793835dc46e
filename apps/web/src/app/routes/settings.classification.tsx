import { createFileRoute } from '@tanstack/react-router';
import { ClassificationPage } from '../../features/processes/classification/classification-page.js';

export const Route = createFileRoute('/settings/classification')({
  component: ClassificationPage,
  staticData: { title: 'classification', section: 'settings' },
});
