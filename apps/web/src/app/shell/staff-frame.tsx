import { lazy, type ReactNode, Suspense } from 'react';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import { useSessionLost } from '../../ui/state/connection.js';
import { Creations } from './creations.js';
import { Shell } from './shell.js';
import { SchemeOfViewer } from './viewer-scheme.js';

const SessionLostDialog = lazy(async () => ({ default: (await import('./session-lost-dialog.js')).SessionLostDialog }));

/** What stands around every page of the organisation. */
export function StaffFrame({ viewer, children }: { readonly viewer: Viewer; readonly children: ReactNode }) {
  const lost = useSessionLost();
  return (
    <Creations>
      <SchemeOfViewer scheme={viewer.colourScheme} />
      <Shell viewer={viewer}>{children}</Shell>
      {lost && (
        <Suspense fallback={null}>
          <SessionLostDialog viewer={viewer} />
        </Suspense>
      )}
    </Creations>
  );
}
