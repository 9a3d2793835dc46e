import { useMatches } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useViewer } from '../../ui/data/words/use-viewer.js';
import { DocumentTitle } from './document-title.js';

const StaffFrame = lazy(async () => ({ default: (await loadStaffFrame()).StaffFrame }));

/** Asked for as soon as we know that somebody is logged in, together with the page they want. */
export const loadStaffFrame = () => import('./staff-frame.js');

/** Pages of the organisation stand in the shell; log-in and links stand alone, without its weight. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const isPublic = useMatches({ select: (matches) => matches.some((match) => match.staticData.isPublic === true) });
  const viewer = useViewer();
  return (
    <>
      <DocumentTitle />
      {isPublic || viewer === null ? (
        children
      ) : (
        <Suspense fallback={null}>
          <StaffFrame viewer={viewer}>{children}</StaffFrame>
        </Suspense>
      )}
    </>
  );
}
