import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { proportion } from './wilson-interval.js';

const cases = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), successes: fc.integer({ min: 0, max: trials }) }));
const bounds = (successes: number, trials: number) => {
  const { rate, low, high } = proportion(successes, trials);
  return { rate: rate as number, low: low as number, high: high as number };
};

describe('the interval of a proportion', () => {
  it('lies within 0 and 1 and contains the proportion', () => {
    fc.assert(
      fc.property(cases, ({ successes, trials }) => {
        const { rate, low, high } = bounds(successes, trials);
        expect(rate).toBe(successes / trials);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('mirrors that of the failures', () => {
    fc.assert(
      fc.property(cases, ({ successes, trials }) => {
        const of = bounds(successes, trials);
        const mirrored = bounds(trials - successes, trials);
        expect(of.low).toBeCloseTo(1 - mirrored.high, 12);
        expect(of.high).toBeCloseTo(1 - mirrored.low, 12);
      }),
    );
  });

  it('narrows as the same proportion is seen more often', () => {
    fc.assert(
      fc.property(cases, fc.integer({ min: 2, max: 50 }), ({ successes, trials }, times) => {
        const few = bounds(successes, trials);
        const many = bounds(successes * times, trials * times);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });

  it('is that of Wilson’s formula', () => {
    // Agresti and Coull (1998), and the reference values of R's `prop.test(x, n, correct = FALSE)`.
    expect(bounds(10, 20)).toMatchObject({ low: expect.closeTo(0.2993, 4), high: expect.closeTo(0.7007, 4) });
    expect(bounds(0, 10)).toMatchObject({ low: 0, high: expect.closeTo(0.2775, 4) });
    expect(bounds(81, 263)).toMatchObject({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
  });

  it('has none of nothing, and refuses what cannot be counted', () => {
    expect(proportion(0, 0)).toEqual({ successes: 0, trials: 0, rate: null, low: null, high: null });
    expect(() => proportion(2, 1)).toThrow('assertion');
    expect(() => proportion(0.5, 1)).toThrow('assertion');
  });
});
