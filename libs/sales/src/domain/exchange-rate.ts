/**
 * A rate kept by hand: units of the base currency for one unit of another, in force from a day until the next one.
 * What is in force on a day is the latest rate valid by then; without one the amount has no value in the base currency.
 */
import {
  type CurrencyCode,
  Decimal,
  FieldProblems,
  isCurrencyCode,
  type LocalDate,
  parseDecimal,
  parseLocalDate,
} from '@kontor/kernel';

/** `numeric(18,8)`: ten digits before the point, eight after it. */
const PLACES = 8;
const BELOW = new Decimal(10).pow(10);

export interface NewRate {
  readonly currency: CurrencyCode;
  readonly rate: Decimal;
  readonly validFrom: LocalDate;
}

/**
 * Refusals, each on its field: `CURRENCY_UNKNOWN`, `RATE_OF_BASE_CURRENCY`, `RATE_INVALID`, `DECIMAL_…`, `DATE_INVALID`.
 */
export function readRate(
  base: CurrencyCode,
  input: { readonly currency: string; readonly rate: string; readonly validFrom: string },
): NewRate {
  const problems = new FieldProblems();
  const currency = input.currency.trim().toUpperCase();
  if (!isCurrencyCode(currency)) {
    problems.add('currency', 'CURRENCY_UNKNOWN', 'Use a currency code of ISO 4217, such as EUR.');
  } else if (currency === base) {
    problems.add(
      'currency',
      'RATE_OF_BASE_CURRENCY',
      `${base} is the base currency, in which all others are expressed.`,
    );
  }
  const rate = problems.take('rate', parseDecimal(input.rate, PLACES));
  if (rate !== undefined && !(rate.isPositive() && !rate.isZero() && rate.lt(BELOW))) {
    problems.add(
      'rate',
      'RATE_INVALID',
      'Write how much one unit is worth: more than nought and less than 10000000000.',
    );
  }
  const validFrom = problems.take('validFrom', parseLocalDate(input.validFrom));
  problems.refuseIfAny();
  return { currency: currency as CurrencyCode, rate: rate as Decimal, validFrom: validFrom as LocalDate };
}

/** The rate in force on a day: the rule that `sales.rate_at` applies in the database. */
export function rateInForce<Rate extends { readonly validFrom: LocalDate }>(
  rates: readonly Rate[],
  on: LocalDate,
): Rate | null {
  return rates.reduce<Rate | null>(
    (latest, rate) => (rate.validFrom <= on && (latest === null || rate.validFrom > latest.validFrom) ? rate : latest),
    null,
  );
}
