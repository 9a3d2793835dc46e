import { useCallback, useState } from 'react';

export interface Selection {
  readonly ids: ReadonlySet<string>;
  /** All that the filter finds, also what is not loaded. */
  readonly everything: boolean;
  readonly setEverything: () => void;
  readonly toggle: (id: string) => void;
  readonly set: (ids: readonly string[]) => void;
  readonly clear: () => void;
}

export function useSelection(): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [everything, setAll] = useState(false);
  const toggle = useCallback((id: string) => {
    setAll(false);
    setIds((now) => {
      const next = new Set(now);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  }, []);
  const set = useCallback((next: readonly string[]) => {
    setAll(false);
    setIds(new Set(next));
  }, []);
  const clear = useCallback(() => set([]), [set]);
  const setEverything = useCallback(() => setAll(true), []);
  return { ids, everything, setEverything, toggle, set, clear };
}
