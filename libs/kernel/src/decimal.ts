import { Decimal as DecimalJs } from 'decimal.js';
import { type DomainRefusal } from './refused.js';
import { ok, refusal, type Result } from './result.js';

/**
 * Exact decimal numbers. decimal.js rounds every result to 20 significant digits unless told otherwise; 60 is beyond
 * any product of a stored amount (20), a rate (18) and a share (7). Rounding is half-up, away from zero.
 */
export const Decimal = DecimalJs.clone({
  precision: 60,
  rounding: DecimalJs.ROUND_HALF_UP,
  toExpNeg: -60,
  toExpPos: 60,
});
export type Decimal = DecimalJs;

/** The most digits that a stored amount may have before and after the point (`numeric(20,4)`). */
const PLAIN = /^-?(?:0|[1-9]\d{0,15})(?:\.\d+)?$/;

export type DecimalRefusal = DomainRefusal<'DECIMAL_INVALID' | 'DECIMAL_TOO_PRECISE'>;

/**
 * Reads an amount as it stands on the wire: plain digits with a point, at most 16 before it and `places` after it.
 * Exponents, signs of plus, blanks, `NaN`, `-0` and other digits than 0–9 are refused with `DECIMAL_INVALID`.
 */
export function parseDecimal(text: string, places = 4): Result<Decimal, DecimalRefusal> {
  if (text.length > 40 || !PLAIN.test(text) || /^-0(?:\.0*)?$/.test(text)) {
    return refusal({
      code: 'DECIMAL_INVALID',
      message: 'Write a plain number such as 12500.50, with at most 16 digits before the point.',
    });
  }
  const value = new Decimal(text);
  if (value.decimalPlaces() > places) {
    return refusal({
      code: 'DECIMAL_TOO_PRECISE',
      message: `Use at most ${places} digits after the point.`,
      details: { places },
    });
  }
  return ok(value);
}

/** A number that the database or our own code wrote: anything else is a bug. */
export function decimal(value: string | number | Decimal): Decimal {
  const made = new Decimal(value);
  if (!made.isFinite()) throw new Error(`assertion failed: ${String(value)} is no finite decimal`);
  return made;
}
