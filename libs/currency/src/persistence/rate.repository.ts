import { type CurrencyCode, Decimal, type LocalDate } from '@kontor/kernel';
import { Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { shownRate } from '../domain/conversion.js';
import { type StoredRate, stretches, valuationsOf } from '../domain/rate-in-force.js';
import type { DatedRules } from '../domain/rate-rules.js';
import { CURRENCY_OF, FEED_SOURCES, type Quote, type RateSource } from '../domain/rate-table.js';
import { decisionsStatement, toDecisions } from '../queries/rate-settings.query.js';

/** A rate that is kept now, of one source. */
export interface KeptRate extends Quote {
  readonly id: string;
  readonly date: LocalDate;
}

export interface NewRate {
  readonly id: string;
  readonly source: RateSource;
  readonly currency: CurrencyCode;
  readonly date: LocalDate;
  readonly rate: Decimal;
  readonly per: Decimal;
  readonly tableId: string | null;
  readonly holds: boolean;
  readonly reason: string | null;
  readonly recordedBy: string | null;
}

interface KeptRow {
  readonly id: string;
  readonly currency: CurrencyCode;
  readonly date: LocalDate;
  readonly rate: string;
  readonly per: string;
}

/** Rates as they came, and what follows from them for every day. Who writes either holds `lock`. */
@Injectable()
export class RateRepository {
  constructor(
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** One writer at a time: what counts on a day depends on all rates together. */
  lock(tx: Tx): void {
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('currency.rates', 0))`);
  }

  async decisions(tx: Tx, base: CurrencyCode): Promise<DatedRules[]> {
    return toDecisions(base, await tx.many(decisionsStatement()));
  }

  async ofDay(tx: Tx, source: RateSource, date: LocalDate): Promise<KeptRate[]> {
    const rows = await tx.many<KeptRow>(sql`
      SELECT id, currency, rate_date::text AS date, rate::text AS rate, per::text AS per FROM currency.exchange_rate
      WHERE source = ${source} AND rate_date = ${date}::date AND superseded_at IS NULL`);
    return rows.map(toKept);
  }

  /** Of each currency the latest before a day. */
  async before(tx: Tx, source: RateSource, date: LocalDate): Promise<KeptRate[]> {
    const rows = await tx.many<KeptRow>(sql`
      SELECT DISTINCT ON (currency) id, currency, rate_date::text AS date, rate::text AS rate, per::text AS per
      FROM currency.exchange_rate
      WHERE source = ${source} AND rate_date < ${date}::date AND superseded_at IS NULL
      ORDER BY currency, rate_date DESC`);
    return rows.map(toKept);
  }

  supersede(tx: Tx, ids: readonly string[]): void {
    if (ids.length === 0) return;
    tx.send(sql`UPDATE currency.exchange_rate SET superseded_at = ${this.clock.now()} WHERE id = ANY(${ids}::uuid[])`);
  }

  insert(tx: Tx, rates: readonly Omit<NewRate, 'id'>[]): void {
    if (rates.length > 0)
      this.insertKnown(
        tx,
        rates.map((rate) => ({ ...rate, id: this.ids.next() })),
      );
  }

  insertKnown(tx: Tx, rates: readonly NewRate[]): void {
    const rows = rates.map(({ rate, per, tableId, recordedBy, date, ...row }) => ({
      ...row,
      rate: rate.toFixed(),
      per: per.toFixed(),
      rate_date: date,
      table_id: tableId,
      recorded_by: recordedBy,
    }));
    tx.send(sql`
      INSERT INTO currency.exchange_rate (id, source, currency, rate_date, rate, per, table_id, holds, reason, recorded_by, recorded_at)
      SELECT id, source, currency, rate_date, rate, per, table_id, holds, reason, recorded_by, ${this.clock.now()}
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, source text, currency text, rate_date date, rate numeric, per numeric,
        table_id uuid, holds boolean, reason text, recorded_by uuid)`);
  }

  /**
   * Works out anew which rate counts on every day from `from` on, for the currencies whose rates have changed; a change
   * of the base currency's own rate at a bank is one of every other's. Days before `from` stay as they were counted.
   */
  async putInForce(
    tx: Tx,
    base: CurrencyCode,
    about: { readonly currencies: readonly CurrencyCode[] | 'ALL'; readonly from: LocalDate },
  ): Promise<void> {
    const decisions = await this.decisions(tx, base);
    const isAll = about.currencies === 'ALL' || about.currencies.includes(base);
    const wanted = isAll ? await this.known(tx) : about.currencies;
    const currencies = [...new Set(wanted)].filter((currency) => currency !== base);
    const stored = await this.stored(tx, [...currencies, base]);
    const byCurrency = grouped(stored);
    const ofBase = byCurrency.get(base) ?? [];
    const rows = currencies.flatMap((currency) => {
      const own = byCurrency.get(currency) ?? [];
      return stretches(currency, valuationsOf(currency, base, [...own, ...ofBase]), decisions, about.from).map(
        ({ from, state, valuation, policy }) => ({
          currency,
          from_day: from,
          state,
          policy,
          rate_id: valuation?.id ?? null,
          rate_date: valuation?.date ?? null,
          source: valuation?.source ?? null,
          factor: state === 'IN_FORCE' ? valuation.rate.toFixed() : null,
          per: state === 'IN_FORCE' ? valuation.per.toFixed() : null,
          shown: valuation === null ? null : shownRate(valuation).toFixed(),
        }),
      );
    });
    tx.send(
      sql`DELETE FROM currency.rate_in_force WHERE currency = ANY(${currencies}::text[]) AND from_day >= ${about.from}::date`,
    );
    tx.send(sql`
      INSERT INTO currency.rate_in_force (currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown)
      SELECT currency, from_day, state, policy, rate_id, rate_date, source, factor, per, shown
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(currency text, from_day date, state text, policy text, rate_id uuid,
        rate_date date, source text, factor numeric, per numeric, shown numeric)`);
  }

  /** Every currency of which there is a rate, and those in which banks state theirs. */
  private async known(tx: Tx): Promise<CurrencyCode[]> {
    const rows = await tx.many<{ currency: CurrencyCode }>(sql`SELECT DISTINCT currency FROM currency.exchange_rate`);
    return [...rows.map(({ currency }) => currency), ...FEED_SOURCES.map((source) => CURRENCY_OF[source])];
  }

  private async stored(tx: Tx, currencies: readonly CurrencyCode[]): Promise<StoredRate[]> {
    const rows = await tx.many<KeptRow & { readonly source: RateSource; readonly holds: boolean }>(sql`
      SELECT id, source, currency, rate_date::text AS date, rate::text AS rate, per::text AS per, holds FROM currency.exchange_rate
      WHERE currency = ANY(${currencies}::text[]) AND superseded_at IS NULL ORDER BY rate_date`);
    return rows.map((row) => ({ ...toKept(row), source: row.source, holds: row.holds }));
  }
}

function grouped(stored: readonly StoredRate[]): Map<CurrencyCode, StoredRate[]> {
  const groups = new Map<CurrencyCode, StoredRate[]>();
  for (const rate of stored) {
    const group = groups.get(rate.currency);
    if (group) group.push(rate);
    else groups.set(rate.currency, [rate]);
  }
  return groups;
}

const toKept = ({ id, currency, date, rate, per }: KeptRow): KeptRate => ({
  id,
  currency,
  date,
  rate: new Decimal(rate),
  per: new Decimal(per),
});
