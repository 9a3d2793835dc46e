import type { CurrencyCode } from '@kontor/kernel';
import { type Actor, ChangeRegister, Outbox, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CURRENCY_EVENTS } from '../contract/events.js';
import { isJump, moveInPercent } from '../domain/rate-jump.js';
import { rulesAt } from '../domain/rate-rules.js';
import type { Quote, RateTable } from '../domain/rate-table.js';
import { type KeptRate, RateRepository } from '../persistence/rate.repository.js';
import { type HeldRate, type NewHeldRate, TableRepository } from '../persistence/table.repository.js';

/** What one table changed: currencies with a new rate, and those whose rate waits for a person. */
export interface Loaded {
  readonly changed: readonly CurrencyCode[];
  readonly held: readonly CurrencyCode[];
}

/**
 * Takes tables, each whole: what is new is added, what differs supersedes, what is known is left alone, what moved too
 * far is held. The same table again changes nothing. What counts on each day is worked out once for all of them.
 */
@Injectable()
export class TableLoading {
  constructor(
    private readonly rates: RateRepository,
    private readonly tables: TableRepository,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
  ) {}

  /** In the order of their days, because each is held against the one before. */
  async loadAll(
    tx: Tx,
    actor: Actor,
    tables: readonly RateTable[],
  ): Promise<{ readonly rates: number; readonly held: number }> {
    this.rates.lock(tx);
    const changed = new Set<CurrencyCode>();
    let [rates, held] = [0, 0];
    for (const table of tables) {
      const loaded = await this.load(tx, actor, table);
      for (const currency of loaded.changed) changed.add(currency);
      rates += loaded.changed.length;
      held += loaded.held.length;
    }
    const [first] = tables;
    if (first && changed.size > 0) {
      await this.rates.putInForce(tx, actor.baseCurrency, { currencies: [...changed], from: first.date });
    }
    return { rates, held };
  }

  private async load(tx: Tx, actor: Actor, table: RateTable): Promise<Loaded> {
    const { source, date } = table;
    const limit = rulesAt(await this.rates.decisions(tx, actor.baseCurrency), date).quarantinePercent;
    const kept = byCurrency(await this.rates.ofDay(tx, source, date));
    const before = byCurrency(await this.rates.before(tx, source, date));
    const held = await this.tables.heldOfDay(tx, source, date);
    const fresh = table.quotes.filter((quote) => !isKnown(quote, kept, held));
    const known = await this.tables.find(tx, table);
    if (known !== null && fresh.length === 0) return { changed: [], held: [] };
    const toHold = fresh.flatMap((quote): NewHeldRate[] => {
      const was = before.get(quote.currency);
      return was && isJump(was, quote, limit) ? [{ quote, before: was, movePercent: moveInPercent(was, quote) }] : [];
    });
    const toLoad = fresh.filter((quote) => !toHold.some((one) => one.quote === quote));
    const saved = this.tables.save(tx, known, table);
    this.withdraw(tx, held, fresh);
    this.rates.supersede(
      tx,
      toLoad.flatMap(({ currency }) => kept.get(currency)?.id ?? []),
    );
    this.rates.insert(
      tx,
      toLoad.map((quote) => rateOf(quote, table, saved.id)),
    );
    this.tables.hold(tx, saved.id, table, toHold);
    await this.note(tx, actor, table, { ...saved, kept, toLoad, toHold });
    return {
      changed: toLoad.map(({ currency }) => currency),
      held: toHold.map(({ quote }) => quote.currency),
    };
  }

  /** The bank has thought better of it before anybody looked. */
  private withdraw(tx: Tx, held: readonly HeldRate[], fresh: readonly Quote[]): void {
    const waiting = held.filter(
      (one) => one.decision === null && fresh.some(({ currency }) => currency === one.currency),
    );
    this.tables.decide(
      tx,
      waiting.map(({ id }) => id),
      { decision: 'WITHDRAWN', by: null, reason: null },
    );
  }

  private async note(
    tx: Tx,
    actor: Actor,
    table: RateTable,
    what: {
      readonly id: string;
      readonly version: number;
      readonly kept: ReadonlyMap<CurrencyCode, KeptRate>;
      readonly toLoad: readonly Quote[];
      readonly toHold: readonly NewHeldRate[];
    },
  ): Promise<void> {
    const subject = { kind: 'rate-table', id: what.id, version: what.version };
    const currencies = what.toHold.map(({ quote }) => quote.currency);
    const corrections = what.toLoad.flatMap((quote) => {
      const was = what.kept.get(quote.currency);
      return was ? [{ field: quote.currency, from: stated(was), to: stated(quote) }] : [];
    });
    await this.register.record(tx, actor, {
      stream: subject,
      subject,
      action: 'rate-table.load',
      changes: [
        { field: 'table', from: what.version > 1 ? table.number : null, to: table.number },
        { field: 'rates', from: null, to: what.toLoad.length },
        ...(currencies.length > 0 ? [{ field: 'held', from: null, to: currencies }] : []),
        ...corrections,
      ],
    });
    if (currencies.length === 0) return;
    await this.outbox.add(tx, {
      type: CURRENCY_EVENTS.ratesQuarantined,
      payload: { source: table.source, date: table.date, currencies },
    });
  }
}

const byCurrency = (rates: readonly KeptRate[]): ReadonlyMap<CurrencyCode, KeptRate> =>
  new Map(rates.map((rate) => [rate.currency, rate]));

const isEqual = (one: Quote, other: Quote): boolean => one.rate.eq(other.rate) && one.per.eq(other.per);

const stated = ({ rate, per }: Quote): string => (per.eq(1) ? rate.toFixed() : `${rate.toFixed()}/${per.toFixed()}`);

function isKnown(quote: Quote, kept: ReadonlyMap<CurrencyCode, KeptRate>, held: readonly HeldRate[]): boolean {
  const rate = kept.get(quote.currency);
  if (rate && isEqual(rate, quote)) return true;
  return held.some(
    (one) =>
      one.currency === quote.currency && isEqual(one, quote) && (one.decision === null || one.decision === 'REFUSED'),
  );
}

export const rateOf = (quote: Quote, { source, date }: Pick<RateTable, 'source' | 'date'>, tableId: string) => ({
  ...quote,
  source,
  date,
  tableId,
  holds: false,
  reason: null,
  recordedBy: null,
});
