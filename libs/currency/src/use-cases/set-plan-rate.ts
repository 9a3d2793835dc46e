import { assert, type CurrencyCode, type Decimal, FieldProblems } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readCurrency, readRate } from '../domain/manual-rate.js';
import { type PlanRateView, savedPlanRate } from '../queries/plan-rates.query.js';

export interface PlanRateInput {
  readonly year: number;
  readonly currency: string;
  readonly rate: string;
}

/**
 * The rate at which a year's plan counts a currency. Another for the same year supersedes it; the same again is no save.
 * Refusals: `PLAN_YEAR_INVALID`, `CURRENCY_UNKNOWN`, `RATE_OF_BASE_CURRENCY`, `RATE_INVALID`, `DECIMAL_*`.
 */
@Injectable()
export class SetPlanRate {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: PlanRateInput): Promise<PlanRateView> {
    const { year, currency, rate } = checked(actor.baseCurrency, input);
    return this.transactions.run(async (tx) => {
      tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`currency.plan-rate ${year} ${currency}`}, 0))`);
      const before = await tx.one<{ id: string; rate: string }>(sql`
        SELECT id, trim_scale(rate)::text AS rate FROM currency.plan_rate
        WHERE year = ${year} AND currency = ${currency} AND superseded_at IS NULL`);
      const id = before !== null && rate.eq(before.rate) ? before.id : this.ids.next();
      if (before?.id !== id) {
        const now = this.clock.now();
        if (before) tx.send(sql`UPDATE currency.plan_rate SET superseded_at = ${now} WHERE id = ${before.id}`);
        tx.send(sql`
          INSERT INTO currency.plan_rate (id, year, currency, rate, recorded_by, recorded_at)
          VALUES (${id}, ${year}, ${currency}, ${rate.toFixed()}, ${actor.userId}, ${now})`);
        const subject = { kind: 'plan-rate', id, version: 1 };
        const changes = [
          { field: 'year', from: before ? year : null, to: year },
          { field: 'currency', from: before ? currency : null, to: currency },
          { field: 'rate', from: before?.rate ?? null, to: rate.toFixed() },
        ].filter(({ from, to }) => from !== to);
        await this.register.record(tx, actor, { stream: subject, subject, action: 'plan-rate.set', changes });
      }
      const saved = await tx.one(savedPlanRate(id));
      assert(saved, 'a plan rate is there within its own transaction');
      return saved;
    });
  }
}

function checked(base: CurrencyCode, input: PlanRateInput) {
  const problems = new FieldProblems();
  if (!Number.isInteger(input.year) || input.year < 1990 || input.year > 2199) {
    problems.add('year', 'PLAN_YEAR_INVALID', 'Write a year from 1990 to 2199.');
  }
  const currency = readCurrency(problems, base, input.currency);
  const rate = readRate(problems, 'rate', input.rate);
  problems.refuseIfAny();
  return { year: input.year, currency: currency as CurrencyCode, rate: rate as Decimal };
}
