import { Decimal, minorUnits, Refused } from '@kontor/kernel';
import { type Actor, Clock, Database, joinSql, pageSize, plannedAnew, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type MoneyView, type RateUsedView, ratesUsed, type SalesSumView, salesSum } from './base-amount.js';
import { type CappedCountView, toCappedCount } from './capped-count.js';
import { exampleInputs } from './example-inputs.js';
import { limitFor } from './opportunity-page.js';
import { filterConditions, type OpportunityFilter, readableSales, salesWhere } from './opportunity-filter.js';
import { type Moment, momentOf } from './moment.js';
import {
  type OpportunityRow,
  opportunityRows,
  type OpportunityView,
  opportunityViews,
  type ProcessRefView,
  type StageRefView,
} from './opportunity-row.js';
import { type OpportunityTotalsView, groupedSales, weigh, type WeightedPart, weightedParts } from './sales-totals.js';

export interface BoardColumnView {
  readonly stage: StageRefView;
  readonly count: CappedCountView;
  readonly inBase: MoneyView;
  readonly weightedInBase: MoneyView;
  readonly missingRates: readonly string[];
  readonly cards: readonly OpportunityView[];
  readonly hasMore: boolean;
}

export interface BoardView {
  readonly process: ProcessRefView;
  readonly columns: readonly BoardColumnView[];
  readonly totals: OpportunityTotalsView;
}

export interface BoardInput {
  readonly processId: string;
  readonly filter?: OpportunityFilter | null | undefined;
  /** 1–100. */
  readonly cardsPerColumn: number;
}

interface ColumnRow extends StageRefView {
  readonly process: ProcessRefView;
  readonly sum: SalesSumView;
  readonly rates: readonly RateUsedView[];
  readonly parts: readonly WeightedPart[] | null;
}

/** The stages of the newest version with the sums of their sales; a sale of an older version counts under its stage's key. */
function columns(actor: Actor, moment: Moment, processId: string, filter: OpportunityFilter): Statement<ColumnRow> {
  const where = salesWhere(actor, moment, { ...filter, processIds: [processId] });
  const ofColumn = sql`g.key = s.key`;
  return sql<ColumnRow>`
    WITH g AS MATERIALIZED (${groupedSales(actor, moment, where, 'STAGE')})
    SELECT s.id, s.key, s.position, s.name, s.meaning, trim_scale(s.probability)::text AS probability, s.expected_days AS "expectedDays",
      jsonb_build_object('id', p.id, 'versionId', v.id, 'versionNumber', v.number, 'name', p.name) AS process,
      (SELECT ${salesSum(actor.baseCurrency)} FROM g WHERE ${ofColumn}) AS sum,
      (SELECT ${ratesUsed} FROM g WHERE ${ofColumn}) AS rates,
      ${weightedParts(ofColumn)} AS parts
    FROM sales.process p
    JOIN LATERAL (SELECT v.id, v.number FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL
      ORDER BY v.number DESC LIMIT 1) v ON TRUE
    JOIN sales.stage s ON s.process_version_id = v.id
    WHERE p.id = ${processId}::uuid
    ORDER BY s.position`;
}

/** The latest sales of each stage, each stage read in its index's order. */
export function boardCards(actor: Actor, moment: Moment, input: BoardInput): Statement<OpportunityRow> {
  const where = joinSql(
    [sql`o.deleted_at IS NULL`, readableSales(actor), ...filterConditions(actor, moment, input.filter ?? {})],
    sql` AND `,
  );
  return opportunityRows(
    actor,
    moment,
    sql`SELECT o.*, '' AS sort_key, row_number() OVER (ORDER BY o.updated_at DESC, o.id DESC) AS place
      FROM sales.stage k CROSS JOIN LATERAL (
        SELECT o.* FROM sales.opportunity o WHERE o.stage_id = k.id AND ${where}
        ORDER BY o.updated_at DESC, o.id DESC ${limitFor(input.cardsPerColumn)}) o
      WHERE k.process_version_id IN (SELECT v.id FROM sales.process_version v WHERE v.process_id = ${input.processId}::uuid)`,
  );
}

/** The pipeline of one process, stage by stage: one statement for the columns, one for the cards. */
@Injectable()
export class BoardQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `PROCESS_UNKNOWN`, `PAGE_SIZE_INVALID`, `INVALID_INPUT`. */
  async of(actor: Actor, input: BoardInput): Promise<BoardView> {
    const moment = momentOf(actor, this.clock.now());
    const first = pageSize(input.cardsPerColumn);
    const [columnRows, cardRows] = await Promise.all([
      this.database.many(plannedAnew(columns(actor, moment, input.processId, input.filter ?? {}))),
      this.database.many(plannedAnew(boardCards(actor, moment, input))),
    ]);
    const [any] = columnRows;
    if (!any) {
      throw new Refused('PROCESS_UNKNOWN', 'There is no such sales process. Choose another from the list.');
    }
    const views = opportunityViews(actor, moment)(cardRows);
    return {
      process: any.process,
      columns: columnRows.map((row) =>
        toColumn(actor, row, views.filter(({ stage }) => stage.key === row.key).slice(0, first)),
      ),
      totals: totalsOf(actor, columnRows),
    };
  }
}

function toColumn(actor: Actor, row: ColumnRow, shown: readonly OpportunityView[]): BoardColumnView {
  const { process: _, sum, rates: __, parts, ...stage } = row;
  return {
    stage,
    count: toCappedCount(sum.count),
    inBase: sum.inBase,
    weightedInBase: weigh(actor, parts),
    missingRates: sum.missingRates,
    cards: shown,
    hasMore: sum.count > shown.length,
  };
}

function totalsOf(actor: Actor, rows: readonly ColumnRow[]): OpportunityTotalsView {
  const inBase = rows.reduce((sum, row) => sum.plus(row.sum.inBase.amount), new Decimal(0));
  const rates = new Map(rows.flatMap((row) => row.rates.map((rate) => [`${rate.currency} ${rate.validFrom}`, rate])));
  return {
    count: toCappedCount(rows.reduce((count, row) => count + row.sum.count, 0)),
    inBase: { amount: inBase.toFixed(minorUnits(actor.baseCurrency)), currency: actor.baseCurrency },
    weightedInBase: weigh(
      actor,
      rows.flatMap((row) => row.parts ?? []),
    ),
    missingRates: [...new Set(rows.flatMap((row) => row.sum.missingRates))].sort(),
    rates: [...rates.keys()].sort().flatMap((key) => rates.get(key) ?? []),
  };
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment, id, filter } = exampleInputs;
  return {
    columns: columns(team, moment, id, filter),
    cards: boardCards(team, moment, { processId: id, filter, cardsPerColumn: 30 }),
  };
}
