import type { LocalDate } from '@kontor/kernel';
import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { RateSource } from '../domain/rate-table.js';

export interface PersonRef {
  readonly id: string;
  readonly name: string;
}

/** A rate as it was published or entered, in the currency of its source. */
export interface ExchangeRateView {
  readonly id: string;
  readonly currency: string;
  readonly source: RateSource;
  readonly rate: string;
  /** `rate` is for this many units: other than 1 where the bank states its own currency in the other. */
  readonly per: string;
  readonly validFrom: string;
  readonly tableNumber: string | null;
  readonly reason: string | null;
  readonly recordedBy: PersonRef | null;
  readonly recordedAt: Date;
  readonly supersededAt: Date | null;
}

export interface ExchangeRateFilter {
  readonly currency?: string | null | undefined;
  readonly from?: LocalDate | null | undefined;
  readonly to?: LocalDate | null | undefined;
  readonly superseded?: boolean | undefined;
}

const rates = (condition: Statement): Statement<ExchangeRateView> => sql`
  SELECT r.id, r.currency, r.source, trim_scale(r.rate)::text AS rate, trim_scale(r.per)::text AS per, r.rate_date::text AS "validFrom",
    t.number AS "tableNumber", r.reason, r.recorded_at AS "recordedAt", r.superseded_at AS "supersededAt",
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "recordedBy"
  FROM currency.exchange_rate r
  LEFT JOIN currency.rate_table t ON t.id = r.table_id
  LEFT JOIN identity.user_account u ON u.id = r.recorded_by
  WHERE ${condition} ORDER BY r.rate_date DESC, r.currency, r.source, r.recorded_at DESC, r.id LIMIT 1000`;

/** One rate after it was recorded, in the transaction of the save. */
export const savedRate = (id: string): Statement<ExchangeRateView> => rates(sql`r.id = ${id}::uuid`);

const listed = ({ currency, from, to, superseded }: ExchangeRateFilter): Statement<ExchangeRateView> =>
  rates(sql`
  (${currency ?? null}::text IS NULL OR r.currency = ${currency ?? null}::text)
  AND (${from ?? null}::date IS NULL OR r.rate_date >= ${from ?? null}::date)
  AND (${to ?? null}::date IS NULL OR r.rate_date <= ${to ?? null}::date)
  AND (r.superseded_at IS NULL OR ${superseded ?? false}::boolean)`);

/** Rates as they came, the latest first, at most a thousand. */
@Injectable()
export class ExchangeRatesQuery {
  constructor(private readonly database: Database) {}

  list(filter: ExchangeRateFilter = {}): Promise<ExchangeRateView[]> {
    return this.database.many(listed(filter));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ 'rates of a currency': listed({ currency: 'EUR' }) });
