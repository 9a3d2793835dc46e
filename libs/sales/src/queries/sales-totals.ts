import type { RateRule } from '@kontor/currency/contract';
import { Decimal, minorUnits } from '@kontor/kernel';
import { type Actor, type Statement, sql } from '@kontor/platform';
import { weightedSum } from '../domain/weighted-amount.js';
import {
  type MoneyView,
  type RateUsedView,
  ratesUsed,
  saleInBase,
  type SalesSumView,
  salesByRate,
  salesSum,
} from './base-amount.js';
import { type CappedCountView, toCappedCount } from './capped-count.js';
import { type OpportunityFilter, salesWhere } from './opportunity-filter.js';
import type { Moment } from './moment.js';

export interface OpportunityTotalsView {
  readonly count: CappedCountView;
  readonly inBase: MoneyView;
  /** Each amount times the probability of its stage. */
  readonly weightedInBase: MoneyView;
  readonly missingRates: readonly string[];
  readonly rates: readonly RateUsedView[];
}

/** The part of a sum that stands in stages of one probability, as PostgreSQL's JSON carries it. */
export interface WeightedPart {
  readonly probability: string;
  readonly amount: string;
}

export interface TotalsRow {
  readonly sum: SalesSumView;
  readonly rates: readonly RateUsedView[];
  readonly parts: readonly WeightedPart[] | null;
}

/** Sales by currency, rate and whatever `by` names (of `o` and its stage `s`): few rows whatever their number. To be named `g`. */
export function groupedSales(
  actor: Actor,
  moment: Moment,
  where: Statement,
  by: SalesGroup,
  rule?: RateRule,
): Statement {
  const base = saleInBase(actor, moment.today, rule);
  const groups = GROUPS[by];
  return sql`
    SELECT ${groups}, ${salesByRate(base, actor.baseCurrency)}
    FROM sales.opportunity o JOIN sales.stage s ON s.id = o.stage_id ${base.join}
    WHERE ${where}
    GROUP BY ${groups}, o.currency, fx.rate, fx.valid_from`;
}

type SalesGroup = 'PROBABILITY' | 'STAGE';

const GROUPS: Readonly<Record<SalesGroup, Statement>> = {
  PROBABILITY: sql`o.meaning, s.probability`,
  STAGE: sql`s.key, s.probability`,
};

/** What is needed to weigh a sum exactly, over the rows of `groupedSales` for which `condition` holds. */
export const weightedParts = (condition: Statement = sql`TRUE`): Statement => sql`(
  SELECT jsonb_agg(jsonb_build_object('probability', w.probability::text, 'amount', w.amount::text))
  FROM (SELECT g.probability, sum(g.in_base) AS amount FROM g WHERE g.in_base IS NOT NULL AND ${condition} GROUP BY g.probability) w)`;

export const salesTotals = (
  actor: Actor,
  moment: Moment,
  filter: OpportunityFilter,
): Statement<TotalsRow> => sql<TotalsRow>`
  WITH g AS MATERIALIZED (${groupedSales(actor, moment, salesWhere(actor, moment, filter), 'PROBABILITY')})
  SELECT ${salesSum(actor.baseCurrency)} AS sum, ${ratesUsed} AS rates, ${weightedParts()} AS parts FROM g`;

export function weigh(actor: Actor, parts: readonly WeightedPart[] | null): MoneyView {
  const exact = (parts ?? []).map(({ probability, amount }) => ({
    probability: new Decimal(probability),
    amount: new Decimal(amount),
  }));
  const { amount, currency } = weightedSum(exact, actor.baseCurrency);
  return { amount: amount.toFixed(minorUnits(currency)), currency };
}

export const toTotals = (actor: Actor, { sum, rates, parts }: TotalsRow): OpportunityTotalsView => ({
  count: toCappedCount(sum.count),
  inBase: sum.inBase,
  weightedInBase: weigh(actor, parts),
  missingRates: sum.missingRates,
  rates,
});
