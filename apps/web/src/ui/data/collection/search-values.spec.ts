import { describe, expect, it } from '@jest/globals';
import { listOf, listText, oneOf, periodOf, sortOf, sortText, textOf, withoutGaps } from './search-values.js';

describe('an address', () => {
  it('is text even where the router saw a number', () => {
    expect(textOf(123)).toBe('123');
    expect([textOf(''), textOf(null), textOf({}), textOf([])]).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('writes and reads lists', () => {
    expect(listOf('a,b,,')).toEqual(['a', 'b']);
    expect(listOf(',')).toBeUndefined();
    expect(listText([])).toBeUndefined();
    expect(listText(['a', 'b'])).toBe('a,b');
  });

  it('leaves out what it does not know', () => {
    expect(oneOf('WON', ['OPEN', 'WON'])).toBe('WON');
    expect(oneOf('X', ['OPEN'])).toBeUndefined();
    expect(periodOf('whenever')).toBeUndefined();
    expect(sortOf('PASSWORD.asc', ['AMOUNT'])).toBeUndefined();
    expect(sortOf('AMOUNT.sideways', ['AMOUNT'])).toEqual({ field: 'AMOUNT', direction: 'ASC' });
    expect(sortOf(sortText({ field: 'AMOUNT', direction: 'DESC' }), ['AMOUNT'])).toEqual({
      field: 'AMOUNT',
      direction: 'DESC',
    });
    expect(withoutGaps({ a: 1, b: undefined })).toEqual({ a: 1 });
  });
});
