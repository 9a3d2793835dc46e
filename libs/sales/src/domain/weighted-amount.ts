/**
 * An amount times the probability of its stage. Sums weigh each sale exactly and round once at the end, half-up, so
 * that the weighted sum of a column does not depend on how many sales it has.
 */
import { Decimal, type Money, roundToMinorUnits } from '@kontor/kernel';

export interface Weighable {
  readonly amount: Decimal;
  /** 0–1. */
  readonly probability: Decimal;
}

export const weightedSum = (parts: readonly Weighable[], currency: Money['currency']): Money =>
  roundToMinorUnits({
    amount: parts.reduce((sum, { amount, probability }) => sum.plus(amount.times(probability)), new Decimal(0)),
    currency,
  });
