import { sql, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type Cohort, cohortMonth, figuresNow, measures } from '../queries/sale-figures.js';

/** A month of a large organisation; more would keep a transaction open for long. */
const MOST_SALES = 40_000;

/**
 * Puts the sales that were changed since into the tallies from which process statistics are read, a month of sales at a
 * time. Readers count what is not in them yet as it is, so nobody sees a difference but in speed. Called by the system's
 * own schedule; it writes no register entry, because it changes no record.
 */
@Injectable()
export class CountProcessFigures {
  constructor(private readonly transactions: Transactions) {}

  /** `isStopping` is asked between transactions. */
  async execute(isStopping: () => boolean = () => false): Promise<{ readonly salesCounted: number }> {
    let salesCounted = 0;
    for (;;) {
      const counted = await this.transactions.run((tx) => countMonth(tx));
      salesCounted += counted;
      if (counted === 0 || isStopping()) return { salesCounted };
    }
  }
}

/** The two months and the person under which a sale is counted. */
interface Months {
  readonly opened: string;
  readonly closed: string | null;
  readonly owner_id: string;
}

const MONTHS = sql`opened_month::text AS opened, closed_month::text AS closed, owner_id`;

/** All that is summed of a person's sales in a month. */
interface Cell {
  readonly month: string;
  readonly owner_id: string;
}

function cellsOf(cohort: Cohort, touched: readonly Months[]): Cell[] {
  const cells = touched.flatMap(({ opened, closed, owner_id }) => {
    const month = cohort === 'OPENED' ? opened : closed;
    return month === null ? [] : [[`${month} ${owner_id}`, { month, owner_id }] as const];
  });
  return [...new Map(cells).values()];
}

async function countMonth(tx: Tx): Promise<number> {
  // One at a time: two that count the same month would each write what the other has not seen.
  tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('sales.count_process_figures', 0))`);
  const taken = await tx.many<{ id: string }>(sql`
    WITH month AS (
      SELECT date_trunc('month', o.opened_on::timestamp)::date AS first
      FROM (SELECT opportunity_id FROM sales.uncounted_sale LIMIT 1) u LEFT JOIN sales.opportunity o ON o.id = u.opportunity_id),
    due AS (
      SELECT u.ctid FROM sales.uncounted_sale u LEFT JOIN sales.opportunity o ON o.id = u.opportunity_id, month
      WHERE date_trunc('month', o.opened_on::timestamp)::date IS NOT DISTINCT FROM month.first LIMIT ${MOST_SALES}::int),
    taken AS (DELETE FROM sales.uncounted_sale u WHERE u.ctid = ANY(ARRAY(SELECT ctid FROM due)) RETURNING u.opportunity_id)
    SELECT DISTINCT opportunity_id AS id FROM taken`);
  if (taken.length === 0) return 0;
  const ids = taken.map(({ id }) => id);
  const before = await tx.many<Months>(
    sql`SELECT ${MONTHS} FROM sales.sale_figure WHERE opportunity_id = ANY(${ids}::uuid[])`,
  );
  tx.send(sql`DELETE FROM sales.sale_figure WHERE opportunity_id = ANY(${ids}::uuid[])`);
  // What it says it has written, not what a second look would find: a writer may have come in between.
  const after = await tx.many<Months>(sql`
    INSERT INTO sales.sale_figure ${figuresNow(sql`SELECT unnest(${ids}::uuid[])`)} RETURNING ${MONTHS}`);
  const touched = [...before, ...after];
  for (const cohort of ['OPENED', 'CLOSED'] as const) {
    const cells = cellsOf(cohort, touched);
    if (cells.length > 0) tallyAnew(tx, cohort, cells);
  }
  return ids.length;
}

/** Sums of a person's month are made whole again from its sales, so that no error can ever add up. */
function tallyAnew(tx: Tx, cohort: Cohort, cells: readonly Cell[]): void {
  const cell = sql`unnest(${cells.map(({ month }) => month)}::date[], ${cells.map(({ owner_id }) => owner_id)}::uuid[]) AS c (month, owner_id)`;
  const month = cohortMonth(cohort);
  tx.send(sql`
    DELETE FROM sales.process_tally t USING ${cell} WHERE t.cohort = ${cohort} AND t.month = c.month AND t.owner_id = c.owner_id`);
  tx.send(sql`
    INSERT INTO sales.process_tally (cohort, month, owner_id, team_id, process_version_id, measure, stage_key, outcome, days, counts)
    SELECT ${cohort}::text, g.month, g.owner_id, g.team_id, g.process_version_id, g.measure, g.stage_key, g.outcome, array_agg(g.days), array_agg(g.count)
    FROM (
      SELECT ${month} AS month, f.owner_id, f.team_id, f.process_version_id, m.measure, m.stage_key, m.outcome, m.days, count(*)::int AS count
      FROM ${cell} JOIN sales.sale_figure f ON ${month} = c.month AND f.owner_id = c.owner_id ${measures}
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8) g
    GROUP BY 2, 3, 4, 5, 6, 7, 8`);
}
