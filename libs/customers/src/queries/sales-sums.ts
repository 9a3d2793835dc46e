import { type LocalDate, minorUnits } from '@kontor/kernel';
import { type Actor, rowScope, type Statement, sql } from '@kontor/platform';

/** `missingRates` names the currencies whose sales are counted but, for want of a rate, not in the sum. */
export interface SumOfSales {
  readonly count: number;
  readonly inBase: { readonly amount: string; readonly currency: string };
  readonly missingRates: readonly string[];
}

export interface RateOfSums {
  readonly currency: string;
  readonly rate: string;
  readonly validFrom: string;
}

/**
 * Sales `o` that the actor may read, gathered by what they became, when, and at which rate; sums are made of these few.
 * Rates are looked up once for each currency and day, because a customer may have tens of thousands of sales.
 */
export function salesGathered(actor: Actor, whose: Statement, today: LocalDate): Statement {
  const base = actor.baseCurrency;
  const reach = actor.permissions.has('opportunity.read')
    ? rowScope(actor, 'opportunity', 'read', { owner: sql`o.owner_id`, team: sql`o.team_id` })
    : sql`FALSE`;
  return sql`
    SELECT o.customer_id, o.meaning, extract(year FROM o.closed_on)::int AS year, o.currency, fx.rate, fx.valid_from,
      count(*) AS count, sum(currency.in_base(o.amount, o.currency, fx.factor, fx.per, ${base}, ${minorUnits(base)}::int)) AS in_base,
      bool_or(o.amount IS NOT NULL AND o.currency <> ${base} AND fx.rate IS NULL) AS rate_missing
    FROM sales.opportunity o
    LEFT JOIN (
      SELECT d.currency, d.day, r.rate, r.valid_from, r.factor, r.per FROM (
        SELECT DISTINCT o.currency, coalesce(o.closed_on, ${today}::date) AS day FROM sales.opportunity o
        WHERE ${whose} AND o.deleted_at IS NULL AND o.currency <> ${base}) d
      CROSS JOIN LATERAL currency.rate_at(d.currency, d.day) r) fx
    ON fx.currency = o.currency AND fx.day = coalesce(o.closed_on, ${today}::date)
    WHERE ${whose} AND o.deleted_at IS NULL AND ${reach}
    GROUP BY o.customer_id, o.meaning, 3, o.currency, fx.rate, fx.valid_from`;
}

const MEANINGS = { WON: sql`'WON'`, OPEN: sql`'OPEN'`, LOST: sql`'LOST'` } as const;

/** `SumOfSales` over the gathered sales `g`. */
export function sumOf(actor: Actor, meaning: keyof typeof MEANINGS): Statement {
  const base = actor.baseCurrency;
  const isIt = sql`g.meaning = ${MEANINGS[meaning]}`;
  return sql`
    jsonb_build_object(
      'count', coalesce(sum(g.count) FILTER (WHERE ${isIt}), 0)::bigint,
      'inBase', jsonb_build_object(
        'amount', round(coalesce(sum(g.in_base) FILTER (WHERE ${isIt}), 0), ${minorUnits(base)}::int)::text,
        'currency', ${base}::text),
      'missingRates', coalesce(jsonb_agg(DISTINCT g.currency) FILTER (WHERE g.rate_missing AND ${isIt}), '[]'))`;
}

/** Every rate that is in sums over `g`. */
export const ratesOfSums: Statement = sql`
  coalesce(jsonb_agg(DISTINCT jsonb_build_object('currency', g.currency, 'rate', trim_scale(g.rate)::text, 'validFrom', g.valid_from))
    FILTER (WHERE g.rate IS NOT NULL), '[]')`;
