import { createFileRoute } from '@tanstack/react-router';
import { ProcessPage } from '../../features/processes/editor/process-page.js';

export const Route = createFileRoute('/settings/processes/$processId')({
  component: EditedProcess,
  staticData: { title: 'processes', section: 'settings' },
});

function EditedProcess() {
  const { processId } = Route.useParams();
  return <ProcessPage key={processId} processId={processId} />;
}
