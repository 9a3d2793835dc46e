import { rateAt, type RateRule } from '@kontor/currency/contract';
import { type CurrencyCode, type LocalDate, minorUnits } from '@kontor/kernel';
import { type Actor, type Statement, sql } from '@kontor/platform';

/** Units of the base currency for one unit of `currency`, for people to read, and the day it was published for. */
export interface RateUsedView {
  readonly currency: string;
  readonly rate: string;
  readonly validFrom: string;
}

export interface MoneyView {
  readonly amount: string;
  readonly currency: string;
}

/** `missingRates` names the currencies whose sales are counted but, for want of a rate, not in the sum. */
export interface SalesSumView {
  readonly count: number;
  readonly inBase: MoneyView;
  readonly missingRates: readonly string[];
}

/** An amount's columns in the statement at hand, and the day whose rate counts. */
export interface AmountColumns {
  readonly amount: Statement;
  readonly currency: Statement;
  readonly on: Statement;
  /** At the rate of that day unless told. */
  readonly rule?: RateRule | undefined;
}

/** Pieces of one statement: `join` goes into FROM (it adds the alias `fx`), the others are expressions. */
export interface AmountInBase {
  readonly join: Statement;
  /** `numeric`, rounded half-up to the base currency's minor units; NULL without an amount or without a rate. */
  readonly amount: Statement;
  /** There is an amount, but no rate to convert it by. */
  readonly isRateMissing: Statement;
  /** `jsonb` of `RateUsedView`; NULL for an amount in the base currency and where no rate was in force. */
  readonly rateUsed: Statement;
}

/**
 * The one way by which amounts become base currency: at the rate that counts on the day, none at all if there is none
 * or it is too old. A missing rate stays NULL and is named; it is never 1 and its amount never 0.
 */
export function inBase(base: CurrencyCode, { amount, currency, on, rule }: AmountColumns): AmountInBase {
  return {
    join: sql`LEFT JOIN LATERAL ${rateAt(currency, on, rule)} fx ON TRUE`,
    amount: sql`currency.in_base(${amount}, ${currency}, fx.factor, fx.per, ${base}, ${minorUnits(base)}::int)`,
    isRateMissing: sql`(${amount} IS NOT NULL AND ${currency} <> ${base} AND fx.rate IS NULL)`,
    rateUsed: sql`CASE WHEN fx.rate IS NOT NULL AND ${currency} <> ${base} THEN
      jsonb_build_object('currency', ${currency}, 'rate', trim_scale(fx.rate)::text, 'validFrom', fx.valid_from) END`,
  };
}

/** For sales under the alias `o`: a closed one counts at the rate of the day it closed, an open one at today's. */
export const saleInBase = (actor: Actor, today: LocalDate, rule?: RateRule): AmountInBase =>
  inBase(actor.baseCurrency, {
    amount: sql`o.amount`,
    currency: sql`o.currency`,
    on: sql`coalesce(o.closed_on, ${today}::date)`,
    rule,
  });

/**
 * Columns with which sales under `o` are gathered by currency and rate before they are summed, so that a million of
 * them cost one pass: `SELECT o.meaning, ${salesByRate(...)} FROM sales.opportunity o ${join} … GROUP BY o.meaning,
 * o.currency, fx.rate, fx.valid_from` and `salesSum`, `ratesUsed` over the few rows of that, under the alias `g`.
 */
export const salesByRate = ({ amount }: AmountInBase, base: CurrencyCode): Statement => sql`
  o.currency, CASE WHEN o.currency <> ${base} THEN fx.rate END AS rate, CASE WHEN o.currency <> ${base} THEN fx.valid_from END AS valid_from,
  count(*) AS count, sum(${amount}) AS in_base,
  bool_or(o.amount IS NOT NULL AND o.currency <> ${base} AND fx.rate IS NULL) AS rate_missing`;

/** `jsonb` of `SalesSumView` over the rows of `salesByRate` (alias `g`) for which `condition` holds. */
export const salesSum = (base: CurrencyCode, condition: Statement = sql`TRUE`): Statement => sql`
  jsonb_build_object(
    'count', coalesce(sum(g.count) FILTER (WHERE ${condition}), 0)::bigint,
    'inBase', jsonb_build_object('amount', ${zeroIfNone(base, sql`sum(g.in_base) FILTER (WHERE ${condition})`)}, 'currency', ${base}::text),
    'missingRates', coalesce(jsonb_agg(DISTINCT g.currency) FILTER (WHERE g.rate_missing AND ${condition}), '[]'))`;

/** `jsonb` list of `RateUsedView` over the rows of `salesByRate` (alias `g`), by currency and day. */
export const ratesUsed: Statement = sql`
  coalesce(jsonb_agg(DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from))
    FILTER (WHERE g.rate IS NOT NULL), '[]')`;

/** A sum as text with the base currency's digits; no sales are nought. */
export const zeroIfNone = (base: CurrencyCode, sum: Statement): Statement =>
  sql`round(coalesce(${sum}, 0), ${minorUnits(base)}::int)::text`;
