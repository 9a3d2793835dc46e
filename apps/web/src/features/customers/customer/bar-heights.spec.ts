import { describe, expect, it } from '@jest/globals';
import { barHeights } from './bar-heights.js';

describe('bars of a small chart', () => {
  it('stand on nought and keep a sliver of the small', () => {
    expect(barHeights(['0', '1', '50000', '100000'])).toEqual([0, 4, 50, 100]);
  });

  it('are flat where there is nothing', () => {
    expect(barHeights([])).toEqual([]);
    expect(barHeights(['0', '0.00'])).toEqual([0, 0]);
  });
});
