import { type KeyboardEvent, useCallback } from 'react';

export interface RowKeys {
  readonly count: number;
  readonly active: number;
  readonly onActive: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onSelect: (index: number) => void;
  readonly onEdit: (index: number) => void;
}

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"]';

/** `j k` and arrows walk, `x` selects, `Enter` opens, `e` edits: only while a row, not a field in it, has the focus. */
export function useRowKeys({ count, active, onActive, onOpen, onSelect, onEdit }: RowKeys) {
  return useCallback(
    (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest(TYPING)) return;
      const step = STEPS[event.key];
      if (step !== undefined) onActive(Math.max(0, Math.min(count - 1, step(active, count))));
      else if (event.key === 'x') onSelect(active);
      else if (event.key === 'Enter' && isRow(event.target)) onOpen(active);
      else if (event.key === 'e' || event.key === 'F2') onEdit(active);
      else return;
      event.preventDefault();
    },
    [count, active, onActive, onOpen, onSelect, onEdit],
  );
}

const isRow = (target: EventTarget) => target instanceof HTMLElement && target.dataset['row'] !== undefined;

const STEPS: Readonly<Record<string, (active: number, count: number) => number>> = {
  j: (active) => active + 1,
  ArrowDown: (active) => active + 1,
  k: (active) => active - 1,
  ArrowUp: (active) => active - 1,
  PageDown: (active) => active + 10,
  PageUp: (active) => active - 10,
  Home: () => 0,
  End: (_, count) => count - 1,
};
