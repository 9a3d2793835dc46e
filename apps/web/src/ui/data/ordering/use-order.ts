import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';

export interface OrderHandle {
  readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

export interface Order {
  /** For the list; its children with `data-ordered` are the rows. */
  readonly list: React.RefObject<HTMLOListElement | null>;
  /** The row that is held. */
  readonly held: number | null;
  readonly handle: (index: number) => OrderHandle;
}

/**
 * Rows that can be put in another order, by a handle: dragged with mouse, pen or finger, or moved with the arrow keys
 * while the handle has the focus, which goes with its row. `onMove` is called at every place the row passes.
 */
export function useOrder(onMove: (from: number, to: number) => void): Order {
  const list = useRef<HTMLOListElement>(null);
  const at = useRef<number | null>(null);
  const [held, setHeld] = useState<number | null>(null);
  const hold = (index: number | null) => {
    at.current = index;
    setHeld(index);
  };
  const rows = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > [data-ordered]') ?? [])];
  const move = (from: number, to: number) => {
    if (to < 0 || to >= rows().length || to === from) return;
    onMove(from, to);
    if (at.current !== null) hold(to);
  };
  return {
    list,
    held,
    handle: (index) => ({
      onPointerDown: (event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        hold(index);
      },
      onPointerMove: (event) => {
        const from = at.current;
        if (from === null) return;
        const to = placeAt(rows(), from, event.clientY);
        if (to !== from) move(from, to);
      },
      onPointerUp: () => hold(null),
      onPointerCancel: () => hold(null),
      onKeyDown: (event) => {
        const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
        if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        move(index, index + step);
      },
    }),
  };
}

/** Where a row that is held belongs: past every neighbour whose middle the pointer has crossed. */
function placeAt(rows: readonly HTMLElement[], from: number, y: number): number {
  const middles = rows.map((row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  });
  const up = middles.findIndex((middle, index) => index < from && y < middle);
  if (up >= 0) return up;
  return middles.reduce((place, middle, index) => (index > from && y > middle ? index : place), from);
}
