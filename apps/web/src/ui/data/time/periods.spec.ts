import { describe, expect, it } from '@jest/globals';
import { isPeriod, PERIODS, rangeOf } from './periods.js';

const range = (period: Parameters<typeof rangeOf>[0], today = '2026-11-23') => {
  const { from, to } = rangeOf(period, today);
  return `${from ?? ''}..${to ?? ''}`;
};

describe('periods', () => {
  it.each([
    ['overdue', '..2026-11-22'],
    ['thisWeek', '2026-11-23..2026-11-29'],
    ['nextWeek', '2026-11-30..2026-12-06'],
    ['thisMonth', '2026-11-01..2026-11-30'],
    ['nextMonth', '2026-12-01..2026-12-31'],
    ['thisQuarter', '2026-10-01..2026-12-31'],
    ['nextQuarter', '2027-01-01..2027-03-31'],
    ['lastQuarter', '2026-07-01..2026-09-30'],
    ['thisYear', '2026-01-01..2026-12-31'],
    ['lastYear', '2025-01-01..2025-12-31'],
  ] as const)('knows %s', (period, expected) => {
    expect(range(period)).toBe(expected);
  });

  it('does not slip on the last day of a long month', () => {
    expect(range('nextMonth', '2026-01-31')).toBe('2026-02-01..2026-02-28');
    expect(range('thisWeek', '2026-11-29')).toBe('2026-11-23..2026-11-29');
  });

  it('takes dates of one’s own, and nothing else', () => {
    expect(range('2026-01-01..')).toBe('2026-01-01..');
    expect(['..', 'x..y', '2026-01-01', 'sometime'].map(isPeriod)).toEqual([false, false, false, false]);
    expect(PERIODS.every(isPeriod)).toBe(true);
  });
});
