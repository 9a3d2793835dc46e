import { createFileRoute } from '@tanstack/react-router';
import { PickListsPage } from '../../features/reference-data/pick-lists/pick-lists-page.js';

export const Route = createFileRoute('/settings/lists')({
  component: PickListsPage,
  staticData: { title: 'pickLists', section: 'settings' },
});
