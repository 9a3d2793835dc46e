import { createFileRoute } from '@tanstack/react-router';
import { ProcessPage } from '../../features/process/process-page.js';
import { validateProcessSearch } from '../../features/process/process-search.js';

export const Route = createFileRoute('/process')({
  component: ProcessPage,
  validateSearch: validateProcessSearch,
  staticData: { title: 'process', section: 'sales', titledByBar: true },
});
