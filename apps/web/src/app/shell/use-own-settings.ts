import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { ChangeProfileDocument, type ProfileInput } from '../../graphql/graphql.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import type { Viewer } from '../../ui/data/words/use-viewer.js';

/** Changes a setting of one's own from the menu; the router then takes the new language up. */
export function useOwnSettings(viewer: Viewer): (change: Omit<ProfileInput, 'expectedVersion'>) => void {
  const save = useSave(ChangeProfileDocument);
  const router = useRouter();
  return useCallback(
    (change) => {
      void save({ input: { ...change, expectedVersion: viewer.version } }).then(() => router.invalidate());
    },
    [save, router, viewer.version],
  );
}
