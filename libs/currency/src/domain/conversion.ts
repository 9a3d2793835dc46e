/**
 * One amount of money in another currency: through the base currency in one fraction, rounded once and half-up (away
 * from zero) to the other currency's minor units. Whole numbers of any length carry it, so that not a digit is lost.
 */
import { assert, type CurrencyCode, Decimal, minorUnits, type Money } from '@kontor/kernel';

/** `rate` units of the base currency for `per` units; the base currency itself is one for one. */
export interface Worth {
  readonly rate: Decimal;
  readonly per: Decimal;
}

export const OF_BASE: Worth = { rate: new Decimal(1), per: new Decimal(1) };

export function convert(
  amount: Decimal,
  from: Worth,
  into: { readonly currency: CurrencyCode; readonly worth: Worth },
): Money {
  const over = [amount, from.rate, into.worth.per];
  const under = [from.per, into.worth.rate];
  return { amount: roundedQuotient(over, under, minorUnits(into.currency)), currency: into.currency };
}

/** For people to read, never to count with: eight places, or ten digits of what is smaller than one. */
export const shownRate = ({ rate, per }: Worth): Decimal => {
  const exact = rate.div(per);
  return exact.gte(1) ? exact.toDecimalPlaces(8) : exact.toSignificantDigits(10);
};

function roundedQuotient(over: readonly Decimal[], under: readonly Decimal[], places: number): Decimal {
  const [top, bottom] = [product(over), product(under)];
  assert(bottom.whole > 0n, 'rates are above nought');
  const shift = places + bottom.scale - top.scale;
  const numerator = abs(top.whole) * power(Math.max(shift, 0));
  const denominator = bottom.whole * power(Math.max(-shift, 0));
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  const sign = top.whole < 0n && rounded > 0n ? '-' : '';
  return new Decimal(`${sign}${rounded}e-${places}`);
}

interface Scaled {
  readonly whole: bigint;
  readonly scale: number;
}

const product = (factors: readonly Decimal[]): Scaled =>
  factors.map(scaled).reduce((left, right) => ({ whole: left.whole * right.whole, scale: left.scale + right.scale }));

function scaled(value: Decimal): Scaled {
  const scale = value.decimalPlaces();
  return { whole: BigInt(value.toFixed(scale).replace('.', '')), scale };
}

const abs = (value: bigint): bigint => (value < 0n ? -value : value);
const power = (exponent: number): bigint => 10n ** BigInt(exponent);
