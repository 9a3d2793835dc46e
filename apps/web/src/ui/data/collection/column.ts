import type { ReactNode } from 'react';

/** A column, declared once: its head, its place on a card, its sorting, its total and how a cell is edited. */
export interface Column<TRow> {
  readonly key: string;
  readonly title: string;
  /** Pixels at least; what is left over is shared out by `grow`. */
  readonly width: number;
  readonly grow?: number;
  readonly align?: 'start' | 'end';
  /** The server's name of the order; a column without one is not sortable. */
  readonly sort?: string;
  /** Always shown: without it a row would not say what it is. */
  readonly fixed?: boolean;
  readonly hiddenAtFirst?: boolean;
  /** Where it stands when the list is too narrow for columns. */
  readonly card?: 'title' | 'side' | 'line';
  readonly render: (row: TRow) => ReactNode;
  readonly total?: ReactNode;
  /** The open editor of a cell; `close` gives the focus back to the row. */
  readonly edit?: (row: TRow, close: () => void) => ReactNode;
  readonly editable?: (row: TRow) => boolean;
}

export const hasTotal = <TRow>(column: Column<TRow>): boolean => column.total !== undefined && column.total !== null;

export type Direction = 'ASC' | 'DESC';

export interface Sort {
  readonly field: string;
  readonly direction: Direction;
}

/** How one person likes a list: which columns, in which order, how dense. Kept in their browser. */
export interface Arrangement {
  readonly order: readonly string[];
  readonly hidden: readonly string[];
  readonly density: 'NORMAL' | 'COMPACT' | null;
}

/** A column that came later than the choice is hidden if it is so at first. */
export const isHidden = <TRow>({ key, hiddenAtFirst }: Column<TRow>, { order, hidden }: Arrangement): boolean =>
  hidden.includes(key) || (hiddenAtFirst === true && !order.includes(key));

/** The columns in the chosen order without the hidden ones; columns that came later than the choice keep their place. */
export function arranged<TRow>(columns: readonly Column<TRow>[], arrangement: Arrangement): readonly Column<TRow>[] {
  const place = (column: Column<TRow>, at: number) => {
    const chosen = arrangement.order.indexOf(column.key);
    return chosen === -1 ? at : chosen;
  };
  return columns
    .map((column, at) => ({ column, at, place: place(column, at) }))
    .sort((a, b) => a.place - b.place || a.at - b.at)
    .map(({ column }) => column)
    .filter((column) => column.fixed || !isHidden(column, arrangement));
}

export const firstArrangement = <TRow>(columns: readonly Column<TRow>[]): Arrangement => ({
  order: columns.map((column) => column.key),
  hidden: columns.filter((column) => column.hiddenAtFirst).map((column) => column.key),
  density: null,
});

/** A click on a head: first the column's way up, then down, then up again. */
export const nextSort = (now: Sort | null, field: string): Sort =>
  now?.field === field ? { field, direction: now.direction === 'ASC' ? 'DESC' : 'ASC' } : { field, direction: 'ASC' };

const CHECK_WIDTH = 36;
const ROW_PADDING = 20;

/** The least pixels that a row needs before the list scrolls sideways. */
export const leastWidth = <TRow>(columns: readonly Column<TRow>[]): number =>
  columns.reduce((sum, column) => sum + column.width, CHECK_WIDTH + ROW_PADDING);

/** As many columns as there is room for, beside an open record: the last ones make way first, the fixed ones never. */
export function fitting<TRow>(columns: readonly Column<TRow>[], width: number): readonly Column<TRow>[] {
  let kept = columns;
  while (leastWidth(kept) > width) {
    const last = kept.findLast((column) => !column.fixed);
    if (!last) break;
    kept = kept.filter((column) => column !== last);
  }
  return kept;
}

/** One template for head, rows and totals, so that they cannot drift apart. */
export const gridTemplate = <TRow>(columns: readonly Column<TRow>[], selectable: boolean): string =>
  [
    ...(selectable ? [`${CHECK_WIDTH}px`] : []),
    ...columns.map((column) => (column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`)),
  ].join(' ');
