import { assert, Decimal } from '@kontor/kernel';
import { type Actor, ChangeRegister, Ids, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ManualRateInput, readManualRate } from '../domain/manual-rate.js';
import { rulesAt } from '../domain/rate-rules.js';
import { RateRepository } from '../persistence/rate.repository.js';
import { type ExchangeRateView, savedRate } from '../queries/exchange-rates.query.js';

/**
 * Keeps a rate by hand, with the reason for it. One of the same day is superseded, not overwritten; the same rate again
 * is no save. Where no bank is asked it counts until the next one. Refusals: `CURRENCY_UNKNOWN`,
 * `RATE_OF_BASE_CURRENCY`, `RATE_INVALID`, `DECIMAL_INVALID`, `DECIMAL_TOO_PRECISE`, `DATE_INVALID`, `TEXT_*`.
 */
@Injectable()
export class RecordExchangeRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly rates: RateRepository,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  execute(actor: Actor, input: ManualRateInput): Promise<ExchangeRateView> {
    const wanted = readManualRate(actor.baseCurrency, input);
    const { currency, rate, validFrom: date, reason } = wanted;
    return this.transactions.run(async (tx) => {
      this.rates.lock(tx);
      const before = (await this.rates.ofDay(tx, 'MANUAL', date)).find((kept) => kept.currency === currency) ?? null;
      const id = before?.rate.eq(rate) ? before.id : this.ids.next();
      if (before?.id !== id) {
        const rules = rulesAt(await this.rates.decisions(tx, actor.baseCurrency), date);
        const isFetched =
          rules.fetching && rules.currencies.some(({ code, sources }) => code === currency && sources.length > 0);
        this.rates.supersede(tx, before ? [before.id] : []);
        this.rates.insertKnown(tx, [
          {
            id,
            source: 'MANUAL',
            currency,
            date,
            rate,
            per: new Decimal(1),
            tableId: null,
            holds: !isFetched,
            reason,
            recordedBy: actor.userId,
          },
        ]);
        await this.rates.putInForce(tx, actor.baseCurrency, { currencies: [currency], from: date });
        const subject = { kind: 'exchange-rate', id, version: 1 };
        const changes = [
          { field: 'currency', from: before ? currency : null, to: currency },
          { field: 'validFrom', from: before ? date : null, to: date },
          { field: 'rate', from: before?.rate.toFixed() ?? null, to: rate.toFixed() },
        ].filter(({ from, to }) => from !== to);
        await this.register.record(tx, actor, {
          stream: subject,
          subject,
          action: 'exchange-rate.record',
          changes,
          reason,
        });
      }
      const saved = await tx.one(savedRate(id));
      assert(saved, 'a rate is there within its own transaction');
      return saved;
    });
  }
}
