import { createFileRoute } from '@tanstack/react-router';
import { ImportPage } from '../../features/integrations/import/import-page.js';

export const Route = createFileRoute('/imports/$importId')({
  component: ImportPage,
  staticData: { title: 'imports', section: 'settings' },
});
