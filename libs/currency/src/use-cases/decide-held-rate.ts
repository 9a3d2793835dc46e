import { assert, type CurrencyCode, FieldProblems, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, notFound, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { isJump } from '../domain/rate-jump.js';
import { rulesAt } from '../domain/rate-rules.js';
import { RateRepository } from '../persistence/rate.repository.js';
import { type HeldRate, TableRepository } from '../persistence/table.repository.js';
import { heldRate, type HeldRateView, toHeldRate } from '../queries/held-rates.query.js';
import { rateOf } from './table-loading.js';

export interface HeldRateDecision {
  readonly id: string;
  readonly confirmed: boolean;
  readonly reason: string;
}

/**
 * A person has looked at a rate that moved too far: it was right and is loaded, or it was a mistake and never counts.
 * With one that was right go those behind it that moved no further. Refusals: `NOT_FOUND`, `QUARANTINE_DECIDED`, `TEXT_*`.
 */
@Injectable()
export class DecideHeldRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly rates: RateRepository,
    private readonly tables: TableRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, { id, confirmed, reason: text }: HeldRateDecision): Promise<HeldRateView> {
    const problems = new FieldProblems();
    const reason = problems.take('reason', parseText(text, { max: 500 }));
    problems.refuseIfAny();
    return this.transactions.run(async (tx) => {
      this.rates.lock(tx);
      const held = await this.tables.getHeldForUpdate(tx, id);
      if (held === null) throw notFound('held rate');
      if (held.decision !== null) {
        throw new Refused(
          'QUARANTINE_DECIDED',
          'Somebody has decided this already, or the bank took it back. Look at the list again.',
        );
      }
      const decided = confirmed ? [held, ...(await this.released(tx, actor, held))] : [held];
      const decision = confirmed ? 'CONFIRMED' : 'REFUSED';
      this.tables.decide(
        tx,
        decided.map((one) => one.id),
        { decision, by: actor.userId, reason: reason as string },
      );
      if (confirmed) await this.load(tx, actor.baseCurrency, decided);
      await this.register.recordMany(
        tx,
        actor,
        decided.map((one) => ({
          stream: { kind: 'held-rate', id: one.id },
          subject: { kind: 'held-rate', id: one.id, version: one.version + 1 },
          action: confirmed ? 'held-rate.confirm' : 'held-rate.refuse',
          changes: [
            { field: 'currency', from: one.currency, to: one.currency },
            { field: 'rateDate', from: one.date, to: one.date },
            { field: 'decision', from: null, to: decision },
          ],
          reason: reason as string,
        })),
      );
      const saved = await tx.one(heldRate(id));
      assert(saved, 'a held rate stays');
      return toHeldRate(saved);
    });
  }

  private async load(tx: Tx, base: CurrencyCode, decided: readonly HeldRate[]): Promise<void> {
    for (const held of decided) {
      const kept = await this.rates.ofDay(tx, held.source, held.date);
      this.rates.supersede(
        tx,
        kept.filter(({ currency }) => currency === held.currency).map(({ id }) => id),
      );
      this.rates.insert(tx, [rateOf({ currency: held.currency, rate: held.rate, per: held.per }, held, held.tableId)]);
    }
    const [first] = decided;
    assert(first, 'something was decided');
    await this.rates.putInForce(tx, base, { currencies: [first.currency], from: first.date });
  }

  /** Day after day, as long as the next has not moved too far from the one that was right. */
  private async released(tx: Tx, actor: Actor, held: HeldRate): Promise<HeldRate[]> {
    const decisions = await this.rates.decisions(tx, actor.baseCurrency);
    const released: HeldRate[] = [];
    let before = held;
    for (const next of await this.tables.waitingAfter(tx, held)) {
      if (isJump(before, next, rulesAt(decisions, next.date).quarantinePercent)) break;
      released.push(next);
      before = next;
    }
    return released;
  }
}
