import { type CurrencyCode, Decimal, type LocalDate } from '@kontor/kernel';
import { Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { FeedSource, Quote, RateTable } from '../domain/rate-table.js';
import type { KeptRate } from './rate.repository.js';

/** A rate that was held back, decided or not. */
export interface HeldRate extends Quote {
  readonly id: string;
  readonly tableId: string;
  readonly source: FeedSource;
  readonly date: LocalDate;
  readonly decision: 'CONFIRMED' | 'REFUSED' | 'WITHDRAWN' | null;
  readonly version: number;
}

export interface NewHeldRate {
  readonly quote: Quote;
  readonly before: KeptRate;
  readonly movePercent: Decimal;
}

interface HeldRow {
  readonly id: string;
  readonly table_id: string;
  readonly source: FeedSource;
  readonly currency: CurrencyCode;
  readonly date: LocalDate;
  readonly rate: string;
  readonly per: string;
  readonly decision: HeldRate['decision'];
  readonly version: number;
}

const COLUMNS = sql`id, table_id, source, currency, rate_date::text AS date, rate::text AS rate, per::text AS per, decision, version`;

/** The tables of banks, and of their rates those that wait for a person. */
@Injectable()
export class TableRepository {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  find(tx: Tx, { source, date }: RateTable): Promise<{ readonly id: string; readonly version: number } | null> {
    return tx.one(
      sql`SELECT id, version FROM currency.rate_table WHERE source = ${source} AND rate_date = ${date}::date`,
    );
  }

  /** Notes that there is such a table; one that is known gets a new version. */
  save(tx: Tx, known: { readonly id: string; readonly version: number } | null, { source, date, number }: RateTable) {
    const kept = { id: known?.id ?? this.ids.next(), version: (known?.version ?? 0) + 1 };
    tx.send(sql`
      INSERT INTO currency.rate_table (id, source, rate_date, number, fetched_at, version)
      VALUES (${kept.id}, ${source}, ${date}::date, ${number}, ${this.clock.now()}, ${kept.version})
      ON CONFLICT (source, rate_date) DO UPDATE SET number = EXCLUDED.number, fetched_at = EXCLUDED.fetched_at, version = EXCLUDED.version`);
    return kept;
  }

  async heldOfDay(tx: Tx, source: FeedSource, date: LocalDate): Promise<HeldRate[]> {
    const rows = await tx.many<HeldRow>(
      sql`SELECT ${COLUMNS} FROM currency.quarantined_rate WHERE source = ${source} AND rate_date = ${date}::date`,
    );
    return rows.map(toHeld);
  }

  async getHeldForUpdate(tx: Tx, id: string): Promise<HeldRate | null> {
    const row = await tx.one<HeldRow>(
      sql`SELECT ${COLUMNS} FROM currency.quarantined_rate WHERE id = ${id}::uuid FOR UPDATE`,
    );
    return row === null ? null : toHeld(row);
  }

  /** Those of the same currency that wait behind one, the oldest first. */
  async waitingAfter(tx: Tx, { source, currency, date }: HeldRate): Promise<HeldRate[]> {
    const rows = await tx.many<HeldRow>(sql`
      SELECT ${COLUMNS} FROM currency.quarantined_rate
      WHERE source = ${source} AND currency = ${currency} AND rate_date > ${date}::date AND decision IS NULL ORDER BY rate_date FOR UPDATE`);
    return rows.map(toHeld);
  }

  hold(tx: Tx, tableId: string, { source, date }: RateTable, rates: readonly NewHeldRate[]): void {
    const rows = rates.map(({ quote, before, movePercent }) => ({
      id: this.ids.next(),
      currency: quote.currency,
      rate: quote.rate.toFixed(),
      per: quote.per.toFixed(),
      before_date: before.date,
      before_rate: before.rate.toFixed(),
      before_per: before.per.toFixed(),
      move_percent: movePercent.toFixed(),
    }));
    if (rows.length === 0) return;
    tx.send(sql`
      INSERT INTO currency.quarantined_rate
        (id, table_id, source, currency, rate_date, rate, per, before_date, before_rate, before_per, move_percent, quarantined_at)
      SELECT id, ${tableId}::uuid, ${source}, currency, ${date}::date, rate, per, before_date, before_rate, before_per, move_percent, ${this.clock.now()}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, currency text, rate numeric, per numeric, before_date date,
        before_rate numeric, before_per numeric, move_percent numeric)`);
  }

  decide(
    tx: Tx,
    ids: readonly string[],
    { decision, by, reason }: { decision: NonNullable<HeldRate['decision']>; by: string | null; reason: string | null },
  ): void {
    if (ids.length === 0) return;
    tx.send(sql`
      UPDATE currency.quarantined_rate SET decision = ${decision}, decided_by = ${by}, decided_at = ${this.clock.now()}, reason = ${reason}, version = version + 1
      WHERE id = ANY(${ids}::uuid[])`);
  }
}

const toHeld = ({ table_id, rate, per, ...row }: HeldRow): HeldRate => ({
  ...row,
  tableId: table_id,
  rate: new Decimal(rate),
  per: new Decimal(per),
});
