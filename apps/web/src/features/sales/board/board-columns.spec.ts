import { describe, expect, it } from '@jest/globals';
import { type BoardColumn, neighbour, placeOf, withMove } from './board-columns.js';

const column = (id: string, cards: readonly string[], capped = false) =>
  ({
    stage: { id },
    count: { value: cards.length, capped },
    cards: cards.map((card) => ({ id: card, stage: { id } })),
  }) as unknown as BoardColumn;

const columns = [column('a', ['1', '2']), column('b', []), column('c', ['3'])];
const shape = (list: readonly BoardColumn[]) =>
  list.map((one) => `${one.stage.id}:${one.count.value}:${one.cards.map((card) => card.id).join('')}`).join(' ');

describe('the board while a card moves', () => {
  it('puts the card on top of its new column at once', () => {
    expect(shape(withMove(columns, { id: '2', stageId: 'c' }))).toBe('a:1:1 b:0: c:2:23');
  });

  it('changes nothing for an unknown card, its own column or no move', () => {
    for (const move of [null, { id: 'x', stageId: 'c' }, { id: '1', stageId: 'a' }])
      expect(withMove(columns, move)).toBe(columns);
  });

  it('does not count what was only counted up to its cap', () => {
    const capped = [column('a', ['1'], true), column('b', [])];
    expect(shape(withMove(capped, { id: '1', stageId: 'b' }))).toBe('a:1: b:1:1');
  });
});

describe('arrows on the board', () => {
  it('walk down, up and over empty columns, keeping the height', () => {
    const from = placeOf(columns, '2');
    expect(from).toEqual({ column: 0, card: 1 });
    expect(neighbour(columns, { column: 0, card: 1 }, 'ArrowUp')?.id).toBe('1');
    expect(neighbour(columns, { column: 0, card: 1 }, 'ArrowDown')).toBeNull();
    expect(neighbour(columns, { column: 0, card: 1 }, 'ArrowRight')?.id).toBe('3');
    expect(neighbour(columns, { column: 2, card: 0 }, 'ArrowLeft')?.id).toBe('1');
    expect(neighbour(columns, { column: 0, card: 0 }, 'ArrowLeft')).toBeNull();
    expect(placeOf(columns, 'x')).toBeNull();
  });
});
