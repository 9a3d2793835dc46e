import { useMatches } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useViewer } from '../../ui/data/words/use-viewer.js';
import { Creations } from './creations.js';
import { DocumentTitle } from './document-title.js';
import { SessionLostDialog } from './session-lost-dialog.js';
import { Shell } from './shell.js';
import { SchemeOfViewer } from './viewer-scheme.js';

/** Pages of the organisation stand in the shell; log-in and links stand alone. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const isPublic = useMatches({ select: (matches) => matches.some((match) => match.staticData.isPublic === true) });
  const viewer = useViewer();
  return (
    <>
      <DocumentTitle />
      {isPublic || viewer === null ? (
        children
      ) : (
        <Creations>
          <SchemeOfViewer scheme={viewer.colourScheme} />
          <Shell viewer={viewer}>{children}</Shell>
          <SessionLostDialog viewer={viewer} />
        </Creations>
      )}
    </>
  );
}
