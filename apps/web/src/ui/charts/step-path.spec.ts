import { describe, expect, it } from '@jest/globals';
import { stepPath, valueTicks } from './step-path.js';

const scale = { from: '2026-01-01', to: '2026-01-10', width: 100, at: (value: number) => 10 - value };

describe('a line of steps', () => {
  it('holds each value until the next, and the last until the end', () => {
    const points = [
      { day: '2026-01-01', value: 4 },
      { day: '2026-01-06', value: 5 },
    ];
    expect(stepPath(points, scale)).toBe('M0.0 6.0H50.0V5.0H100');
    expect(stepPath([], scale)).toBe('');
  });

  it('stands on an axis of round values that hold all of it', () => {
    expect(valueTicks(4.07, 4.46)).toEqual([4, 4.1, 4.2, 4.3, 4.4, 4.5]);
    expect(valueTicks(0.1672, 0.1733).at(0)).toBeLessThanOrEqual(0.1672);
    for (const [least, most] of [
      [4, 4],
      [0.5, 90],
      [1_000, 1_001],
      [0.00021, 0.00022],
    ] as const) {
      const ticks = valueTicks(least, most);
      expect(ticks.length).toBeGreaterThan(1);
      expect(ticks.length).toBeLessThan(8);
      expect(ticks[0]).toBeLessThanOrEqual(least);
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
    }
  });
});
