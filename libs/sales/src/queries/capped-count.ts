import { type Statement, sql } from '@kontor/platform';

export interface CappedCountView {
  readonly value: number;
  /** There are more than the 10 000 that `value` says. */
  readonly capped: boolean;
}

/** Counts stop here: nobody reads the number of more, and counting all of them costs more than the page. */
const COUNT_CAP = 10_000;

export interface CountRow {
  readonly counted: number;
}

/** Counts the rows of `rows` (a statement without a limit), and stops one beyond the cap. */
export const countUpToCap = (rows: Statement): Statement<CountRow> =>
  sql`SELECT count(*)::int AS counted FROM (${rows} LIMIT ${COUNT_CAP + 1}::int) capped`;

export const toCappedCount = (counted: number): CappedCountView => ({
  value: Math.min(counted, COUNT_CAP),
  capped: counted > COUNT_CAP,
});
