import { useCallback, useRef } from 'react';

/** Longer than a pointer that passes by, shorter than one that means it. */
const MEANT_AFTER_MS = 60;

/** Fetches a record while the pointer or the focus rests on its row, so that it opens as if it had been there. */
export function usePrefetch<TRow>(fetch: ((row: TRow) => void) | undefined) {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const rest = useCallback(
    (row: TRow) => {
      clearTimeout(timer.current);
      if (fetch) timer.current = setTimeout(() => fetch(row), MEANT_AFTER_MS);
    },
    [fetch],
  );
  const leave = useCallback(() => clearTimeout(timer.current), []);
  return { rest, leave };
}
