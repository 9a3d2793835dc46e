import { expect, it } from '@jest/globals';
import { binsOf, ticksUpTo } from './day-axis.js';

it('loses nobody in its bars, and has few of them', () => {
  const counts = [
    { days: 0, count: 3 },
    { days: 31, count: 2 },
    { days: 4_000, count: 1 },
  ];
  const { bins } = binsOf(counts, 31);
  expect(bins.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  expect(bins.length).toBeLessThanOrEqual(24);
  expect(binsOf([{ days: 0, count: 1 }], 0).bins[0]?.count).toBe(1);
});

it('has an axis from nought beyond the most, in at most five steps', () => {
  for (const most of [1, 3, 17, 64, 365, 900]) {
    const ticks = ticksUpTo(most);
    expect(ticks[0]).toBe(0);
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    expect(ticks.length).toBeLessThanOrEqual(6);
  }
});
