import { useApolloClient } from '@apollo/client/react';
import { useRouter } from '@tanstack/react-router';
import { useCallback } from 'react';
import { becomeViewer, type Viewer } from '../../../ui/data/words/use-viewer.js';

/** After a log-in by whatever door: nothing of the last person stays in memory, and one goes where one was going. */
export function useEnter(): (viewer: Viewer, next?: string) => Promise<void> {
  const client = useApolloClient();
  const router = useRouter();
  return useCallback(
    async (viewer, next = '/') => {
      await becomeViewer(client, viewer);
      await router.navigate({ href: next, replace: true, reloadDocument: false });
    },
    [client, router],
  );
}
