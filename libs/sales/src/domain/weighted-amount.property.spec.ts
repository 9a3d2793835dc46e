import { expect, it } from '@jest/globals';
import { currencyCode, Decimal } from '@kontor/kernel';
import fc from 'fast-check';
import { weightedSum } from './weighted-amount.js';

const PLN = currencyCode('PLN');
const part = fc.record({
  amount: fc.bigInt({ min: 0n, max: 10n ** 12n }).map((grosze) => new Decimal(grosze.toString()).div(100)),
  probability: fc.integer({ min: 0, max: 10_000 }).map((share) => new Decimal(share).div(10_000)),
});

it('does not depend on order or on how the parts are grouped, and is at most half a grosz from the exact sum', () => {
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      const sum = weightedSum(parts, PLN).amount;
      expect(weightedSum([...parts].reverse(), PLN).amount.eq(sum)).toBe(true);
      const exact = parts.reduce((all, { amount, probability }) => all.plus(amount.times(probability)), new Decimal(0));
      expect(sum.minus(exact).abs().lte('0.005')).toBe(true);
      expect(sum.decimalPlaces()).toBeLessThanOrEqual(2);
    }),
  );
});

it('rounds half a grosz up', () => {
  const half = { amount: new Decimal('0.01'), probability: new Decimal('0.5') };
  expect(weightedSum([half], PLN).amount.toFixed(2)).toBe('0.01');
  expect(weightedSum([half, half], PLN).amount.toFixed(2)).toBe('0.01');
  expect(weightedSum([], PLN).amount.toFixed(2)).toBe('0.00');
});
