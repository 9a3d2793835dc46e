import { createFileRoute } from '@tanstack/react-router';
import { CustomFieldsPage } from '../../features/custom-fields/custom-fields-page.js';

export const Route = createFileRoute('/settings/custom-fields')({
  component: CustomFieldsPage,
  staticData: { title: 'customFields', section: 'settings' },
});
