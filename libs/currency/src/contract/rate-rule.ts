import type { LocalDate } from '@kontor/kernel';
import { type Statement, sql } from '@kontor/platform';

/**
 * At which rates a report counts. `AT_DOCUMENT`: each at the rate of its own day; `AT_DATE`: all at the rates of one
 * day; `AT_PLAN`: all at the rates of a year's plan, so that the moves of currencies are out of it.
 */
export type RateRule =
  | { readonly kind: 'AT_DOCUMENT' }
  | { readonly kind: 'AT_DATE'; readonly date: LocalDate }
  | { readonly kind: 'AT_PLAN'; readonly year: number };

export const AT_DOCUMENT: RateRule = { kind: 'AT_DOCUMENT' };

/**
 * For FROM, after LATERAL: no row or one with `rate` (for people), `valid_from`, and `factor` and `per` (for counting).
 * `on` is the day of the document.
 */
export function rateAt(currency: Statement, on: Statement, rule: RateRule = AT_DOCUMENT): Statement {
  switch (rule.kind) {
    case 'AT_DOCUMENT':
      return sql`currency.rate_at(${currency}, ${on})`;
    case 'AT_DATE':
      return sql`currency.rate_at(${currency}, ${rule.date}::date)`;
    case 'AT_PLAN':
      return sql`currency.plan_rate_at(${currency}, ${rule.year}::int)`;
  }
}
