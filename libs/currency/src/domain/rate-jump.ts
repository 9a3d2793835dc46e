/**
 * How far a rate has moved since the table before. A true jump is rare and a mistake of the feed is not, so a move of
 * more than the organisation's limit waits until a person has looked at it.
 */
import { Decimal } from '@kontor/kernel';
import type { Quote } from './rate-table.js';

type Worth = Pick<Quote, 'rate' | 'per'>;

/** In percent with two places, without its direction: from 4.20 to 4.41 and back are 5 and 4.76. */
export const moveInPercent = (before: Worth, now: Worth): Decimal =>
  now.rate
    .times(before.per)
    .div(now.per.times(before.rate))
    .minus(1)
    .abs()
    .times(100)
    .toDecimalPlaces(2, Decimal.ROUND_HALF_UP);

/** Exactly the limit is no jump; compared without dividing, so that nothing is rounded. */
export function isJump(before: Worth, now: Worth, limitPercent: Decimal): boolean {
  const [was, is] = [before.rate.times(now.per), now.rate.times(before.per)];
  return is.minus(was).abs().times(100).gt(was.times(limitPercent));
}
