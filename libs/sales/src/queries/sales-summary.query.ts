import type { RateRule } from '@kontor/currency/contract';
import { assert, Decimal } from '@kontor/kernel';
import { type Actor, Clock, Database, plannedAnew, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type MoneyView, type RateUsedView, ratesUsed, type SalesSumView, salesSum } from './base-amount.js';
import { exampleInputs } from './example-inputs.js';
import { type OpportunityFilter, salesWhere } from './opportunity-filter.js';
import { type Moment, momentOf } from './moment.js';
import { groupedSales, weigh, type WeightedPart, weightedParts } from './sales-totals.js';

export interface SalesSummaryView {
  readonly won: SalesSumView;
  readonly lost: SalesSumView;
  readonly open: SalesSumView;
  readonly weightedOpen: MoneyView;
  /** won / (won + lost) in percent with two places, half-up; `null` without a closed sale. */
  readonly winRate: string | null;
  readonly rates: readonly RateUsedView[];
}

interface SummaryRow {
  readonly won: SalesSumView;
  readonly lost: SalesSumView;
  readonly open: SalesSumView;
  readonly open_parts: readonly WeightedPart[] | null;
  readonly rates: readonly RateUsedView[];
}

function summary(actor: Actor, moment: Moment, filter: OpportunityFilter, rule?: RateRule): Statement<SummaryRow> {
  const base = actor.baseCurrency;
  return sql<SummaryRow>`
    WITH g AS MATERIALIZED (${groupedSales(actor, moment, salesWhere(actor, moment, filter), 'PROBABILITY', rule)})
    SELECT ${salesSum(base, sql`g.meaning = 'WON'`)} AS won, ${salesSum(base, sql`g.meaning = 'LOST'`)} AS lost,
      ${salesSum(base, sql`g.meaning = 'OPEN'`)} AS open, ${weightedParts(sql`g.meaning = 'OPEN'`)} AS open_parts, ${ratesUsed} AS rates
    FROM g`;
}

export const winRate = (won: number, lost: number): string | null =>
  won + lost === 0
    ? null
    : new Decimal(won)
        .times(100)
        .div(won + lost)
        .toFixed(2, Decimal.ROUND_HALF_UP);

/** The figures of a set of sales. */
@Injectable()
export class SalesSummaryQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** At the rates that `rule` chooses; at those of each sale's own day unless told. */
  async of(actor: Actor, filter: OpportunityFilter | null | undefined, rule?: RateRule): Promise<SalesSummaryView> {
    const moment = momentOf(actor, this.clock.now());
    const row = await this.database.one(plannedAnew(summary(actor, moment, filter ?? {}, rule)));
    assert(row, 'an aggregate has one row');
    const { won, lost, open, rates } = row;
    return {
      won,
      lost,
      open,
      rates,
      weightedOpen: weigh(actor, row.open_parts),
      winRate: winRate(won.count, lost.count),
    };
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  summary: summary(exampleInputs.team, exampleInputs.moment, exampleInputs.filter),
  'summary at plan rates': summary(exampleInputs.team, exampleInputs.moment, {}, { kind: 'AT_PLAN', year: 2026 }),
});
