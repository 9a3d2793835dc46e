import { assert } from './assert.js';
import { type CurrencyCode, isCurrencyCode, minorUnits } from './currency-code.js';
import { Decimal, type DecimalRefusal, decimal, parseDecimal } from './decimal.js';
import type { DomainRefusal } from './refused.js';
import { ok, refusal, type Result } from './result.js';

/** An exact amount of one currency. Amounts of two currencies never meet without a named exchange rate. */
export interface Money {
  readonly amount: Decimal;
  readonly currency: CurrencyCode;
}

export type MoneyRefusal = DecimalRefusal | DomainRefusal<'CURRENCY_UNKNOWN'>;

export const money = (amount: Decimal | string | number, currency: CurrencyCode): Money => ({
  amount: decimal(amount),
  currency,
});

/** Reads `{ amount: "12500.50", currency: "PLN" }`; `places` defaults to the currency's minor units. */
export function parseMoney(amount: string, currency: string, places?: number): Result<Money, MoneyRefusal> {
  if (!isCurrencyCode(currency)) {
    return refusal({ code: 'CURRENCY_UNKNOWN', message: 'Use a currency code of ISO 4217, such as PLN or EUR.' });
  }
  const parsed = parseDecimal(amount, places ?? minorUnits(currency));
  return parsed.ok ? ok({ amount: parsed.value, currency }) : parsed;
}

export function add(left: Money, right: Money): Money {
  assert(left.currency === right.currency, `${left.currency} plus ${right.currency} needs a rate`);
  return { amount: left.amount.plus(right.amount), currency: left.currency };
}

/** Half-up, away from zero, to the currency's minor units. */
export const roundToMinorUnits = (value: Money): Money => ({
  amount: value.amount.toDecimalPlaces(minorUnits(value.currency), Decimal.ROUND_HALF_UP),
  currency: value.currency,
});

/**
 * Splits an amount in proportion to non-negative weights by largest remainder, so that the parts add up to the whole
 * to the last minor unit. Ties go to the earlier part. Weights that are all zero count as equal.
 */
export function allocate(whole: Money, weights: readonly Decimal[]): Money[] {
  assert(weights.length > 0, 'nothing to allocate to');
  assert(
    weights.every((weight) => !weight.isNegative()),
    'weights are not negative',
  );
  const sum = weights.reduce((total, weight) => total.plus(weight), new Decimal(0));
  const even = sum.isZero();
  const unit = new Decimal(10).pow(-minorUnits(whole.currency));
  const sign = whole.amount.isNegative() ? -1 : 1;
  const units = whole.amount.abs().div(unit);
  assert(units.isInteger(), 'only whole minor units can be allocated');
  const exact = weights.map((weight) => (even ? units.div(weights.length) : units.times(weight).div(sum)));
  const floors = exact.map((share) => share.floor());
  let left = units.minus(floors.reduce((total, share) => total.plus(share), new Decimal(0))).toNumber();
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share.minus(share.floor()) }))
    .sort((a, b) => b.remainder.cmp(a.remainder) || a.index - b.index);
  const parts = [...floors];
  for (const { index } of byRemainder) {
    if (left <= 0) break;
    parts[index] = (parts[index] ?? new Decimal(0)).plus(1);
    left -= 1;
  }
  return parts.map((part) => ({
    amount: part.isZero() ? part : part.times(unit).times(sign),
    currency: whole.currency,
  }));
}
