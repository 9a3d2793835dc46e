import type { BoardQuery } from '../../../graphql/graphql.js';

export type BoardColumn = BoardQuery['board']['columns'][number];
export type BoardCard = BoardColumn['cards'][number];

/** Shows a card where it was put before the server has said so; counts follow, sums wait for the server. */
export function withMove(
  columns: readonly BoardColumn[],
  move: { readonly id: string; readonly stageId: string } | null,
): readonly BoardColumn[] {
  const card = move && columns.flatMap((column) => column.cards).find((one) => one.id === move.id);
  if (!card || card.stage.id === move.stageId) return columns;
  return columns.map((column) => {
    if (column.stage.id === card.stage.id)
      return { ...column, count: counted(column, -1), cards: column.cards.filter((one) => one.id !== card.id) };
    if (column.stage.id === move.stageId)
      return { ...column, count: counted(column, 1), cards: [card, ...column.cards] };
    return column;
  });
}

const counted = (column: BoardColumn, by: number) =>
  column.count.capped ? column.count : { ...column.count, value: column.count.value + by };

export interface BoardPlace {
  readonly column: number;
  readonly card: number;
}

export const placeOf = (columns: readonly BoardColumn[], id: string): BoardPlace | null => {
  for (const [column, one] of columns.entries()) {
    const card = one.cards.findIndex((candidate) => candidate.id === id);
    if (card !== -1) return { column, card };
  }
  return null;
};

/** Where an arrow leads from a card: the next card of the column, or the card at the same height beside it. */
export function neighbour(columns: readonly BoardColumn[], from: BoardPlace, key: string): BoardCard | null {
  const inColumn = columns[from.column]?.cards ?? [];
  if (key === 'ArrowDown') return inColumn[from.card + 1] ?? null;
  if (key === 'ArrowUp') return inColumn[from.card - 1] ?? null;
  const step = key === 'ArrowRight' ? 1 : -1;
  for (let at = from.column + step; at >= 0 && at < columns.length; at += step) {
    const cards = columns[at]?.cards ?? [];
    if (cards.length > 0) return cards[Math.min(from.card, cards.length - 1)] ?? null;
  }
  return null;
}
