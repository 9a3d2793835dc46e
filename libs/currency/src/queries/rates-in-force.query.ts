import { type CurrencyCode, Decimal, type LocalDate, localDateAt, type Money, Refused } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type Conversion, type FrozenRate, Rates } from '../contract/rates.js';
import { convert, OF_BASE, type Worth } from '../domain/conversion.js';

interface Row extends Omit<FrozenRate, 'factor' | 'per'> {
  readonly state: 'IN_FORCE' | 'STALE' | 'MISSING';
  readonly factor: string | null;
  readonly per: string | null;
}

const inForce = (currencies: readonly string[], on: LocalDate): Statement<Row> => sql`
  SELECT f.state, f.currency, f.rate_id AS "rateId", f.rate_date::text AS date, f.source, f.policy, f.factor::text AS factor,
    f.per::text AS per, f.shown::text AS shown
  FROM unnest(${currencies}::text[]) c(code)
  CROSS JOIN LATERAL (SELECT * FROM currency.rate_in_force f
    WHERE f.currency = c.code AND f.from_day <= ${on}::date ORDER BY f.from_day DESC LIMIT 1) f`;

/** Answers what other contexts, and people in the command palette, ask about rates: one statement however many. */
@Injectable()
export class RatesInForceQuery extends Rates {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async frozen(actor: Actor, currency: CurrencyCode, on: LocalDate | null): Promise<FrozenRate | null> {
    return (await this.frozenOf(actor, [currency], on))[0] ?? null;
  }

  override async convert(actor: Actor, amount: Money, into: CurrencyCode, on: LocalDate | null): Promise<Conversion> {
    if (amount.currency === into) return { money: amount, rates: [] };
    const rates = await this.frozenOf(actor, [amount.currency, into], on);
    const money = convert(amount.amount, worthOf(rates, amount.currency), {
      currency: into,
      worth: worthOf(rates, into),
    });
    return { money, rates };
  }

  private async frozenOf(
    actor: Actor,
    currencies: readonly CurrencyCode[],
    day: LocalDate | null,
  ): Promise<FrozenRate[]> {
    const on = day ?? localDateAt(this.clock.now(), actor.timeZone);
    const wanted = [...new Set(currencies)].filter((currency) => currency !== actor.baseCurrency);
    const rows = wanted.length === 0 ? [] : await this.database.many(inForce(wanted, on));
    return wanted.map((currency) =>
      asFrozen(
        rows.find((row) => row.currency === currency),
        currency,
        on,
      ),
    );
  }
}

function asFrozen(row: Row | undefined, currency: CurrencyCode, on: LocalDate): FrozenRate {
  if (row === undefined || row.state === 'MISSING') {
    throw new Refused(
      'RATE_MISSING',
      `There is no rate of ${currency} by ${on}. Enter one by hand, or choose a later day.`,
      { currency, on },
    );
  }
  const { state, factor, per, ...rate } = row;
  if (state === 'STALE' || factor === null || per === null) {
    throw new Refused(
      'RATE_STALE',
      `The last rate of ${currency} by ${on} is of ${row.date} and too old. Enter one by hand.`,
      {
        currency,
        on,
        rateDate: row.date,
      },
    );
  }
  return { ...rate, factor, per };
}

function worthOf(rates: readonly FrozenRate[], currency: CurrencyCode): Worth {
  const rate = rates.find((one) => one.currency === currency);
  return rate === undefined ? OF_BASE : { rate: new Decimal(rate.factor), per: new Decimal(rate.per) };
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  'rates of a day': inForce(['EUR', 'USD'], '2026-11-23' as LocalDate),
});
