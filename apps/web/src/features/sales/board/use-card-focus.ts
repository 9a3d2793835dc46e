import { type RefObject, useEffect, useRef } from 'react';
import type { BoardColumn } from './board-columns.js';

export function focusCard(frame: HTMLElement | null, id: string): void {
  requestAnimationFrame(() => {
    const card = frame?.querySelector<HTMLElement>(`[data-card="${id}"]`);
    card?.focus({ preventScroll: true });
    card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
}

/** A card that changes its column is another element there: the focus follows it, unless it has gone elsewhere. */
export function useCardFocus(
  frame: RefObject<HTMLElement | null>,
  columns: readonly BoardColumn[],
): (id: string) => void {
  const followed = useRef<string | null>(null);
  useEffect(() => {
    const id = followed.current;
    const nowhere = document.activeElement === null || document.activeElement === document.body;
    if (id === null || !nowhere || columns.length === 0) return;
    focusCard(frame.current, id);
  }, [frame, columns]);
  return (id) => {
    followed.current = id;
    focusCard(frame.current, id);
  };
}
