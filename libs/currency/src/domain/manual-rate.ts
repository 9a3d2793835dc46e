/**
 * A rate that a person enters: units of the base currency for one unit of another, of a day, with the reason for it.
 * It stands above what a bank says of the same day; where no bank is asked it counts until the next one.
 */
import {
  type CurrencyCode,
  Decimal,
  FieldProblems,
  isCurrencyCode,
  type LocalDate,
  parseDecimal,
  parseLocalDate,
  parseText,
} from '@kontor/kernel';

/** `numeric(18,8)`: ten digits before the point, eight after it. */
const PLACES = 8;
const BELOW = new Decimal(10).pow(10);

export interface ManualRate {
  readonly currency: CurrencyCode;
  readonly rate: Decimal;
  readonly validFrom: LocalDate;
  readonly reason: string;
}

export interface ManualRateInput {
  readonly currency: string;
  readonly rate: string;
  readonly validFrom: string;
  readonly reason?: string | null | undefined;
}

/** Refusals, each on its field: `CURRENCY_UNKNOWN`, `RATE_OF_BASE_CURRENCY`, `RATE_INVALID`, `DECIMAL_…`, `DATE_INVALID`, `TEXT_…`. */
export function readManualRate(base: CurrencyCode, input: ManualRateInput): ManualRate {
  const problems = new FieldProblems();
  const currency = readCurrency(problems, base, input.currency);
  const rate = readRate(problems, 'rate', input.rate);
  const validFrom = problems.take('validFrom', parseLocalDate(input.validFrom));
  const reason = problems.take('reason', parseText(input.reason ?? '', { max: 500 }));
  problems.refuseIfAny();
  return {
    currency: currency as CurrencyCode,
    rate: rate as Decimal,
    validFrom: validFrom as LocalDate,
    reason: reason as string,
  };
}

export function readCurrency(problems: FieldProblems, base: CurrencyCode, text: string): CurrencyCode | undefined {
  const currency = text.trim().toUpperCase();
  if (!isCurrencyCode(currency)) {
    problems.add('currency', 'CURRENCY_UNKNOWN', 'Use a currency code of ISO 4217, such as EUR.');
    return undefined;
  }
  if (currency === base) {
    problems.add(
      'currency',
      'RATE_OF_BASE_CURRENCY',
      `${base} is the base currency, in which all others are expressed.`,
    );
  }
  return currency;
}

export function readRate(problems: FieldProblems, path: string, text: string): Decimal | undefined {
  const rate = problems.take(path, parseDecimal(text, PLACES));
  if (rate !== undefined && !(rate.isPositive() && !rate.isZero() && rate.lt(BELOW))) {
    problems.add(path, 'RATE_INVALID', 'Write how much one unit is worth: more than nought and less than 10000000000.');
  }
  return rate;
}
