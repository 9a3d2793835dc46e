import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { NamedRef } from './opportunity-row.js';

export interface ExchangeRateView {
  readonly id: string;
  readonly currency: string;
  /** Units of the base currency for one unit, without needless zeros. */
  readonly rate: string;
  readonly validFrom: string;
  readonly recordedBy: NamedRef | null;
  readonly recordedAt: Date;
}

const rates = (condition: Statement): Statement<ExchangeRateView> => sql`
  SELECT r.id, r.currency, trim_scale(r.rate)::text AS rate, r.valid_from::text AS "validFrom", r.recorded_at AS "recordedAt",
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "recordedBy"
  FROM sales.exchange_rate r LEFT JOIN identity.user_account u ON u.id = r.recorded_by
  WHERE ${condition} ORDER BY r.currency, r.valid_from DESC, r.id LIMIT 5000`;

/** One rate after it was recorded, in the transaction of the save. */
export const savedRate = (id: string): Statement<ExchangeRateView> => rates(sql`r.id = ${id}::uuid`);

/** The rates in force, the latest of each currency first; what a correction superseded is no longer among them. */
@Injectable()
export class ExchangeRatesQuery {
  constructor(private readonly database: Database) {}

  list(): Promise<ExchangeRateView[]> {
    return this.database.many(rates(sql`r.superseded_at IS NULL`));
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ 'rates in force': rates(sql`r.superseded_at IS NULL`) });
