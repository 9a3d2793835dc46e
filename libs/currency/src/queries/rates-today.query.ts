import { localDateAt, type LocalDate, plusDays } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { LookUpPolicy } from '../domain/rate-rules.js';
import type { RateSource } from '../domain/rate-table.js';
import { RateSettingsQuery } from './rate-settings.query.js';

/** What counts for one currency today; of a stale one, what it was. */
export interface RateTodayView {
  readonly currency: string;
  readonly sources: readonly RateSource[];
  readonly state: 'IN_FORCE' | 'STALE' | 'MISSING';
  /** Units of the base currency for one, for people to read. */
  readonly rate: string | null;
  readonly rateDate: string | null;
  readonly source: RateSource | null;
  readonly policy: LookUpPolicy | null;
  /** The one before it. */
  readonly before: string | null;
  readonly beforeDate: string | null;
}

/** A day of a chart. */
export interface RateDayView {
  readonly day: string;
  readonly rate: string;
  readonly source: RateSource;
}

type Row = Omit<RateTodayView, 'sources'>;

const ratesOn = (currencies: readonly string[], on: LocalDate): Statement<Row> => sql`
  SELECT c.code AS currency, coalesce(now.state, 'MISSING') AS state, now.shown::text AS rate, now.rate_date::text AS "rateDate",
    now.source, now.policy, was.shown::text AS before, was.rate_date::text AS "beforeDate"
  FROM unnest(${currencies}::text[]) WITH ORDINALITY c(code, place)
  LEFT JOIN LATERAL (SELECT f.state, f.shown, f.rate_date, f.source, f.policy, f.from_day, f.rate_id FROM currency.rate_in_force f
    WHERE f.currency = c.code AND f.from_day <= ${on}::date ORDER BY f.from_day DESC LIMIT 1) now ON TRUE
  LEFT JOIN LATERAL (SELECT f.shown, f.rate_date FROM currency.rate_in_force f
    WHERE f.currency = c.code AND f.from_day < now.from_day AND f.rate_date < now.rate_date AND f.state = 'IN_FORCE'
    ORDER BY f.from_day DESC LIMIT 1) was ON TRUE
  ORDER BY c.place`;

const history = (currency: string, from: LocalDate, to: LocalDate): Statement<RateDayView> => sql`
  SELECT greatest(f.from_day, ${from}::date)::text AS day, f.shown::text AS rate, f.source FROM currency.rate_in_force f
  WHERE f.currency = ${currency} AND f.state = 'IN_FORCE' AND f.from_day <= ${to}::date
    AND f.from_day >= coalesce((SELECT max(b.from_day) FROM currency.rate_in_force b
      WHERE b.currency = ${currency} AND b.from_day <= ${from}::date), ${from}::date)
  ORDER BY f.from_day LIMIT 4000`;

const LONGEST_DAYS = 3_700;

/** The rates that count now, and how they came there. */
@Injectable()
export class RatesTodayQuery {
  constructor(
    private readonly database: Database,
    private readonly settings: RateSettingsQuery,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor): Promise<RateTodayView[]> {
    const { currencies } = await this.settings.current(actor);
    const today = localDateAt(this.clock.now(), actor.timeZone);
    const rows = await this.database.many(
      ratesOn(
        currencies.map(({ code }) => code),
        today,
      ),
    );
    return rows.map((row) => ({
      ...row,
      sources: currencies.find(({ code }) => code === row.currency)?.sources ?? [],
    }));
  }

  /** At most ten years back from `to`. */
  history(currency: string, from: LocalDate, to: LocalDate): Promise<RateDayView[]> {
    const earliest = plusDays(to, -LONGEST_DAYS);
    return this.database.many(history(currency, from < earliest ? earliest : from, to));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  today: ratesOn(['EUR'], '2026-11-23' as LocalDate),
  history: history('EUR', '2026-01-01' as LocalDate, '2026-11-23' as LocalDate),
});
