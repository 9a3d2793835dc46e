import { useEffect, useRef } from 'react';

/**
 * `j` and `k` before anything has the focus step into the list: a person who has just opened the page need not click
 * or tab to its first row.
 */
export function useKeysFromPage(enter: () => void): void {
  const latest = useRef(enter);
  latest.current = enter;
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key !== 'j' && event.key !== 'k') return;
      if (!nothingHasTheFocus() || document.querySelector('[aria-modal="true"]')) return;
      event.preventDefault();
      latest.current();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

/** The page's own frame may have it, which is where a new page puts the focus. */
const nothingHasTheFocus = () => document.activeElement === document.body || document.activeElement?.tagName === 'MAIN';
