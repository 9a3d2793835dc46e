import { Decimal } from '@kontor/kernel';
import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { shownRate } from '../domain/conversion.js';
import type { FeedSource } from '../domain/rate-table.js';
import type { PersonRef } from './exchange-rates.query.js';

/** A rate that moved too far since the table before; what it was and would be, in the currency of its bank. */
export interface HeldRateView {
  readonly id: string;
  readonly source: FeedSource;
  readonly currency: string;
  readonly rateDate: string;
  readonly tableNumber: string;
  /** As the bank states it: of the ECB, units for one euro. */
  readonly rate: string;
  readonly before: string;
  readonly beforeDate: string;
  readonly movePercent: string;
  readonly heldAt: Date;
  readonly decision: 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN' | null;
  readonly decidedBy: PersonRef | null;
  readonly decidedAt: Date | null;
  readonly reason: string | null;
  readonly version: number;
}

interface Row extends Omit<HeldRateView, 'rate' | 'before'> {
  readonly rate: string;
  readonly per: string;
  readonly before_rate: string;
  readonly before_per: string;
}

const held = (condition: Statement): Statement<Row> => sql`
  SELECT q.id, q.source, q.currency, q.rate_date::text AS "rateDate", t.number AS "tableNumber", q.rate::text AS rate, q.per::text AS per,
    q.before_rate::text AS before_rate, q.before_per::text AS before_per, q.before_date::text AS "beforeDate",
    trim_scale(q.move_percent)::text AS "movePercent", q.quarantined_at AS "heldAt", q.decision, q.decided_at AS "decidedAt", q.reason, q.version,
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS "decidedBy"
  FROM currency.quarantined_rate q
  JOIN currency.rate_table t ON t.id = q.table_id
  LEFT JOIN identity.user_account u ON u.id = q.decided_by
  WHERE ${condition} ORDER BY q.decision IS NOT NULL, q.rate_date DESC, q.currency, q.id LIMIT 200`;

/** One of them after it was decided, in the transaction of the save. */
export const heldRate = (id: string): Statement<Row> => held(sql`q.id = ${id}::uuid`);

/** Rates that wait for a person, then those that were decided of late. */
@Injectable()
export class HeldRatesQuery {
  constructor(private readonly database: Database) {}

  async list(): Promise<HeldRateView[]> {
    return (await this.database.many(held(sql`TRUE`))).map(toHeldRate);
  }
}

export function toHeldRate({ rate, per, before_rate, before_per, ...row }: Row): HeldRateView {
  return { ...row, rate: asStated(row.source, rate, per), before: asStated(row.source, before_rate, before_per) };
}

const asStated = (source: FeedSource, rate: string, per: string): string =>
  source === 'ECB'
    ? new Decimal(per).toFixed()
    : shownRate({ rate: new Decimal(rate), per: new Decimal(per) }).toFixed();

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ 'held rates': held(sql`TRUE`) });
