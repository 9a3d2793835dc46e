import { assert, type Decimal } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readRate } from '../domain/exchange-rate.js';
import { type ExchangeRateView, savedRate } from '../queries/exchange-rates.query.js';

/**
 * Keeps a rate by hand. One of the same day is superseded, not overwritten; the same rate again is no save.
 * Refusals: `CURRENCY_UNKNOWN`, `RATE_OF_BASE_CURRENCY`, `RATE_INVALID`, `DECIMAL_INVALID`, `DECIMAL_TOO_PRECISE`, `DATE_INVALID`.
 */
@Injectable()
export class RecordExchangeRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  execute(
    actor: Actor,
    input: { readonly currency: string; readonly rate: string; readonly validFrom: string },
  ): Promise<ExchangeRateView> {
    const { currency, rate, validFrom } = readRate(actor.baseCurrency, input);
    return this.transactions.run(async (tx) => {
      // Two corrections of one day at once: the second has to see the first.
      tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`sales.exchange-rate ${currency}`}, 0))`);
      const before = await tx.one<{ id: string; rate: string }>(sql`
        SELECT id, trim_scale(rate)::text AS rate FROM sales.exchange_rate
        WHERE currency = ${currency} AND valid_from = ${validFrom}::date AND superseded_at IS NULL`);
      const id = before !== null && isSame(before.rate, rate) ? before.id : this.ids.next();
      if (before?.id !== id) {
        const now = this.clock.now();
        if (before) tx.send(sql`UPDATE sales.exchange_rate SET superseded_at = ${now} WHERE id = ${before.id}`);
        tx.send(sql`
          INSERT INTO sales.exchange_rate (id, currency, rate, valid_from, recorded_by, recorded_at)
          VALUES (${id}, ${currency}, ${rate.toFixed()}, ${validFrom}::date, ${actor.userId}, ${now})`);
        const subject = { kind: 'exchange-rate', id, version: 1 };
        const changes = [
          { field: 'currency', from: before ? currency : null, to: currency },
          { field: 'validFrom', from: before ? validFrom : null, to: validFrom },
          { field: 'rate', from: before?.rate ?? null, to: rate.toFixed() },
        ].filter(({ from, to }) => from !== to);
        await this.register.record(tx, actor, { stream: subject, subject, action: 'exchange-rate.record', changes });
      }
      const saved = await tx.one(savedRate(id));
      assert(saved, 'a rate is there within its own transaction');
      return saved;
    });
  }
}

const isSame = (kept: string, rate: Decimal): boolean => rate.eq(kept);
