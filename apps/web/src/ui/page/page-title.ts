import { useEffect } from 'react';
import { createStore, useStore } from '../state/store.js';

/** The name of the record on the page, for the tab and the last crumb; null where the route's own name will do. */
const recordName = createStore<string | null>(null);

export function usePageTitle(name: string | null | undefined): void {
  useEffect(() => {
    recordName.set(name ?? null);
    return () => recordName.set(null);
  }, [name]);
}

export const useRecordName = (): string | null => useStore(recordName);
