import { localDateAt, type LocalDate, plusDays } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type Gap, gaps } from '../domain/fetch-window.js';
import { type FeedCode, type FeedSource, FEED_SOURCES } from '../domain/rate-table.js';
import { RateSettingsQuery } from './rate-settings.query.js';

/** How a bank is doing: its latest table, how asking it went, and the working days of the last weeks without a table. */
export interface RateSourceView {
  readonly source: FeedSource;
  /** Some currency takes its rates from it, and rates are fetched at all. */
  readonly isUsed: boolean;
  readonly lastTableDate: string | null;
  readonly lastTableNumber: string | null;
  readonly askedAt: Date | null;
  readonly answeredAt: Date | null;
  readonly failingSince: Date | null;
  readonly failures: number;
  readonly problem: FeedCode | null;
  /** The people who keep rates were told. */
  readonly alarmedAt: Date | null;
  readonly gaps: readonly Gap[];
}

interface Row extends Omit<RateSourceView, 'isUsed' | 'gaps'> {
  readonly askedThrough: string | null;
  readonly firstTableDate: string | null;
  readonly days: readonly string[];
}

const SHOWN_DAYS = 60;

const sources = (from: LocalDate): Statement<Row> => sql`
  SELECT s.source, f.asked_at AS "askedAt", f.answered_at AS "answeredAt", f.asked_through::text AS "askedThrough",
    f.failing_since AS "failingSince", coalesce(f.failures, 0) AS failures, f.problem, f.alarmed_at AS "alarmedAt",
    last.rate_date::text AS "lastTableDate", last.number AS "lastTableNumber",
    (SELECT min(t.rate_date)::text FROM currency.rate_table t WHERE t.source = s.source) AS "firstTableDate",
    ARRAY(SELECT t.rate_date::text FROM currency.rate_table t WHERE t.source = s.source AND t.rate_date >= ${from}::date) AS days
  FROM unnest(${FEED_SOURCES}::text[]) s(source)
  LEFT JOIN currency.feed f ON f.source = s.source
  LEFT JOIN LATERAL (SELECT t.rate_date, t.number FROM currency.rate_table t WHERE t.source = s.source
    ORDER BY t.rate_date DESC LIMIT 1) last ON TRUE
  ORDER BY s.source DESC`;

@Injectable()
export class RateSourcesQuery {
  constructor(
    private readonly database: Database,
    private readonly settings: RateSettingsQuery,
    private readonly clock: Clock,
  ) {}

  async list(actor: Pick<Actor, 'baseCurrency' | 'timeZone'>): Promise<RateSourceView[]> {
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const from = plusDays(today, -SHOWN_DAYS);
    const [rows, { currencies, fetching }] = await Promise.all([
      this.database.many(sources(from)),
      this.settings.current(actor),
    ]);
    return rows.map(({ askedThrough, firstTableDate, days, ...row }) => {
      const first = firstTableDate as LocalDate | null;
      const begin = first !== null && first > from ? first : from;
      const isUsed = fetching && currencies.some((currency) => currency.sources.includes(row.source));
      const kept = new Set(days as readonly LocalDate[]);
      return { ...row, isUsed, gaps: first === null ? [] : gaps(kept, askedThrough as LocalDate | null, begin, today) };
    });
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ sources: sources('2026-09-24' as LocalDate) });
