import { describe, expect, it } from '@jest/globals';
import { parseRate } from './parse-rate.js';

describe('a rate as typed', () => {
  it.each([
    ['4,2675', '4.2675'],
    ['4.2675', '4.2675'],
    [' 0,0112 ', '0.0112'],
    ['004', '4'],
    ['1 234,5', '1234.5'],
  ])('%p is %p', (text, rate) => expect(parseRate(text)).toBe(rate));

  it.each(['', '0', '0,00', '-4', '4,2,6', 'four', '1e5', '4.'])('%p is none', (text) =>
    expect(parseRate(text)).toBeNull(),
  );
});
