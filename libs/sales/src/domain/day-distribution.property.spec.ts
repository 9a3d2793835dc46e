import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayDistribution } from './day-distribution.js';

it('is that of the single durations laid out in order', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 300 }), (durations) => {
      const sorted = [...durations].sort((a, b) => a - b);
      const at = (percent: number) => sorted[Math.max(0, Math.ceil((percent * sorted.length) / 100) - 1)];
      const found = dayDistribution(durations.map((days) => ({ days, count: 1 })));
      expect(found).toMatchObject({ count: sorted.length, p25: at(25), median: at(50), p75: at(75), p90: at(90) });
      expect(found.histogram.flatMap(({ days, count }) => Array<number>(count).fill(days))).toEqual(sorted);
    }),
  );
});

it('takes away what is counted negatively, and has no percentiles of nothing', () => {
  const counts = [
    { days: 3, count: 2 },
    { days: 9, count: 1 },
    { days: 3, count: -2 },
  ];
  expect(dayDistribution(counts)).toMatchObject({ count: 1, median: 9, histogram: [{ days: 9, count: 1 }] });
  expect(dayDistribution([])).toEqual({ count: 0, p25: null, median: null, p75: null, p90: null, histogram: [] });
});
