/**
 * The interval in which a proportion lies with 95 % certainty, given how often it was seen (E. B. Wilson, 1927, "Probable
 * inference, the law of succession, and statistical inference"). Unlike the usual p ± 1.96 σ it stays within 0 and 1 and
 * is honest for few and for extreme cases, which is what a sales team has.
 */
import { assert } from '@kontor/kernel';

/** The 97.5th percentile of the standard normal distribution. */
const Z = 1.959963984540054;

export interface Proportion {
  readonly successes: number;
  readonly trials: number;
  /** 0–1; `null` of nothing, as are its bounds. */
  readonly rate: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export function proportion(successes: number, trials: number): Proportion {
  assert(Number.isInteger(successes) && Number.isInteger(trials), 'cases are counted');
  assert(successes >= 0 && successes <= trials, 'there are no more successes than trials');
  if (trials === 0) return { successes, trials, rate: null, low: null, high: null };
  const rate = successes / trials;
  const square = Z * Z;
  const middle = (rate + square / (2 * trials)) / (1 + square / trials);
  const half = (Z / (1 + square / trials)) * Math.sqrt((rate * (1 - rate)) / trials + square / (4 * trials * trials));
  // The bounds meet the rate exactly at 0 and 1; rounding of floats must not put them a hair beyond it.
  const low = successes === 0 ? 0 : Math.min(rate, middle - half);
  const high = successes === trials ? 1 : Math.max(rate, middle + half);
  return { successes, trials, rate, low, high };
}
