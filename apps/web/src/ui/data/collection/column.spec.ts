import { describe, expect, it } from '@jest/globals';
import { arranged, type Column, firstArrangement, fitting, gridTemplate, nextSort } from './column.js';

const column = (key: string, more: Partial<Column<string>> = {}): Column<string> => ({
  key,
  title: key,
  width: 100,
  render: (row) => row,
  ...more,
});

const columns = [column('title', { fixed: true, grow: 2 }), column('amount'), column('owner', { hiddenAtFirst: true })];
const keys = (list: readonly Column<string>[]) => list.map(({ key }) => key).join(' ');

describe('columns as one person arranged them', () => {
  it('begins with what is not hidden at first', () => {
    expect(keys(arranged(columns, firstArrangement(columns)))).toBe('title amount');
  });

  it('follows the chosen order and never hides a fixed column', () => {
    const order = ['owner', 'amount', 'title'];
    expect(keys(arranged(columns, { order, hidden: ['title', 'amount'], density: null }))).toBe('owner title');
  });

  it('keeps the place of a column that came after the choice, and forgets one that is gone', () => {
    const order = ['gone', 'amount', 'title'];
    const later = [...columns, column('close')];
    expect(keys(arranged(later, { order, hidden: [], density: null }))).toBe('amount title close');
  });

  it('shows a column that is hidden at first once somebody has chosen it, and not because it came later', () => {
    const [title, amount, owner] = ['title', 'amount', 'owner'];
    expect(keys(arranged(columns, { order: [title, amount], hidden: [], density: null }))).toBe('title amount');
    expect(keys(arranged(columns, { order: [title, amount, owner], hidden: [], density: null }))).toBe(
      'title amount owner',
    );
  });

  it('makes way for an open record from the end, but always says what a row is', () => {
    expect(keys(fitting(columns, 400))).toBe('title amount owner');
    expect(keys(fitting(columns, 300))).toBe('title amount');
    expect(keys(fitting(columns, 10))).toBe('title');
  });

  it('shares one template', () => {
    expect(gridTemplate(columns, true)).toBe('36px minmax(100px, 2fr) 100px 100px');
  });

  it('turns an order round on the second click', () => {
    expect(nextSort(null, 'AMOUNT')).toEqual({ field: 'AMOUNT', direction: 'ASC' });
    expect(nextSort({ field: 'AMOUNT', direction: 'ASC' }, 'AMOUNT')).toEqual({ field: 'AMOUNT', direction: 'DESC' });
    expect(nextSort({ field: 'TITLE', direction: 'DESC' }, 'AMOUNT')).toEqual({ field: 'AMOUNT', direction: 'ASC' });
  });
});
