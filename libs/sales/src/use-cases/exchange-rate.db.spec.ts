import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aUser } from '@kontor/identity/testing';
import { currencyCode, Decimal, type LocalDate, localDate, minorUnits, plusDays } from '@kontor/kernel';
import { type Actor, Database, sql } from '@kontor/platform';
import fc from 'fast-check';
import { rateInForce } from '../domain/exchange-rate.js';
import { inBase } from '../queries/base-amount.js';
import { ExchangeRatesQuery } from '../queries/exchange-rates.query.js';
import { PickListQuery } from '../queries/pick-list.query.js';
import { fieldsRefused } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { AddPickListValue } from './add-pick-list-value.js';
import { RecordExchangeRate } from './record-exchange-rate.js';

let sales: SalesApplication;
let actor: Actor;
beforeAll(async () => {
  sales = await salesApplication();
  actor = anActor({ userId: await aUser(sales.db, { name: 'Anna' }) });
});
afterAll(() => sales?.close());

const record = (currency: string, rate: string, validFrom: string) =>
  sales.get(RecordExchangeRate).execute(actor, { currency, rate, validFrom });

describe('a rate kept by hand', () => {
  it('is corrected by one that supersedes it, and both stay', async () => {
    const first = await record('eur', '4.2500', '2026-11-01');
    expect(first).toMatchObject({
      currency: 'EUR',
      rate: '4.25',
      validFrom: '2026-11-01',
      recordedBy: { name: 'Anna' },
    });
    expect(await record('EUR', '4.25', '2026-11-01')).toEqual(first);
    const second = await record('EUR', '4.26', '2026-11-01');
    await record('EUR', '4.30', '2026-11-20');
    expect((await sales.get(ExchangeRatesQuery).list()).map(({ rate, validFrom }) => [rate, validFrom])).toEqual([
      ['4.3', '2026-11-20'],
      ['4.26', '2026-11-01'],
    ]);
    expect(await sales.rows('SELECT id FROM sales.exchange_rate WHERE superseded_at IS NOT NULL')).toEqual([
      { id: first.id },
    ]);
    const entries = await sales.rows<{ changes: unknown }>(
      `SELECT changes FROM platform.register_entry WHERE action = 'exchange-rate.record' AND subject_id = $1`,
      [second.id],
    );
    expect(entries).toEqual([{ changes: [{ field: 'rate', from: '4.25', to: '4.26' }] }]);
  });

  it('corrected by several at once ends as one of them', async () => {
    await Promise.all(Array.from({ length: 10 }, (_, n) => record('CZK', `0.17${n}`, '2026-11-01')));
    const rows = await sales.rows(
      `SELECT id FROM sales.exchange_rate WHERE currency = 'CZK' AND superseded_at IS NULL`,
    );
    expect(rows).toHaveLength(1);
  });

  it('is refused on the field that is wrong', async () => {
    const refusal = (...input: Parameters<typeof record>) => fieldsRefused((async () => record(...input))());
    expect(await refusal('PLN', '1', '2026-11-01')).toEqual(['currency RATE_OF_BASE_CURRENCY']);
    expect(await refusal('XXQ', '0', '2026-02-30')).toEqual([
      'currency CURRENCY_UNKNOWN',
      'rate RATE_INVALID',
      'validFrom DATE_INVALID',
    ]);
    expect(await refusal('EUR', '-4', '2026-11-01')).toEqual(['rate RATE_INVALID']);
    expect(await refusal('EUR', '1e3', '2026-11-01')).toEqual(['rate DECIMAL_INVALID']);
    expect(await refusal('EUR', '4.123456789', '2026-11-01')).toEqual(['rate DECIMAL_TOO_PRECISE']);
    expect(await refusal('EUR', '10000000000', '2026-11-01')).toEqual(['rate RATE_INVALID']);
  });
});

describe('the rate in force', () => {
  const day = fc.integer({ min: 0, max: 60 }).map((days) => plusDays(localDate('2026-01-01'), days));
  const price = fc.integer({ min: 1, max: 10 ** 9 }).map((units) => new Decimal(units).div(10 ** 6));

  it('is the latest valid by the day: the database and the rule agree, and amounts round half-up', async () => {
    const base = currencyCode('PLN');
    const column = sql`v.amount`;
    const sum = inBase(base, { amount: column, currency: sql`v.currency::char(3)`, on: sql`v.on_day` });
    const rates = fc.uniqueArray(fc.record({ validFrom: day, rate: price }), {
      selector: ({ validFrom }) => validFrom,
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(rates, day, fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), async (kept, on, tenThousandths) => {
        const amount = new Decimal(tenThousandths).div(10_000);
        await sales.rows(`DELETE FROM sales.exchange_rate WHERE currency = 'HUF'`);
        await sales.rows(
          `INSERT INTO sales.exchange_rate (id, currency, rate, valid_from, recorded_at)
           SELECT gen_random_uuid(), 'HUF', rate, valid_from, now() FROM unnest($1::numeric[], $2::date[]) AS r (rate, valid_from)`,
          [kept.map(({ rate }) => rate.toFixed()), kept.map(({ validFrom }) => validFrom)],
        );
        const row = await sales
          .get(Database)
          .one<{ amount: string | null; missing: boolean; used: { validFrom: string } | null }>(sql`
          SELECT ${sum.amount} AS amount, ${sum.isRateMissing} AS missing, ${sum.rateUsed} AS used
          FROM (SELECT ${amount.toFixed()}::numeric AS amount, 'HUF'::text AS currency, ${on}::date AS on_day) v ${sum.join}`);
        const expected = rateInForce<{ validFrom: LocalDate; rate: Decimal }>(kept, on);
        expect(row?.missing).toBe(expected === null);
        expect(row?.used?.validFrom ?? null).toBe(expected?.validFrom ?? null);
        const inPln = expected && amount.times(expected.rate).toDecimalPlaces(minorUnits(base), Decimal.ROUND_HALF_UP);
        expect(row?.amount === null ? null : new Decimal(row?.amount ?? 0).toFixed(2)).toBe(
          inPln && inPln.plus(0).toFixed(2),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('leaves amounts of the base currency alone, and rounds to its own minor units', async () => {
    const one = async (base: string, currency: string, amount: string) => {
      const sum = inBase(currencyCode(base), {
        amount: sql`v.amount`,
        currency: sql`v.currency::char(3)`,
        on: sql`'2026-11-20'::date`,
      });
      return sales.get(Database).one(sql`
        SELECT ${sum.amount}::text AS amount, ${sum.isRateMissing} AS missing, ${sum.rateUsed} AS used
        FROM (SELECT ${amount}::numeric AS amount, ${currency}::text AS currency) v ${sum.join}`);
    };
    expect(await one('PLN', 'PLN', '10.005')).toEqual({ amount: '10.01', missing: false, used: null });
    expect(await one('PLN', 'USD', '10')).toEqual({ amount: null, missing: true, used: null });
    expect(await one('JPY', 'EUR', '10')).toMatchObject({ amount: '43', missing: false });
    expect(await one('EUR', 'EUR', '-0.005')).toEqual({ amount: '-0.01', missing: false, used: null });
  });
});

describe('a pick list', () => {
  it('takes a value at its end, once', async () => {
    const add = (pl: string, en: string) =>
      sales.get(AddPickListValue).execute(actor, { list: 'COMPETITOR', name: { pl, en } });
    await add('Rywal', 'Rival');
    expect(await add(' Druga ', 'Second')).toMatchObject({ name: { pl: 'Druga', en: 'Second' }, active: true });
    expect((await sales.get(PickListQuery).list('COMPETITOR')).map(({ name }) => name.en)).toEqual(['Rival', 'Second']);
    await expect(add('Inna', 'Rival')).rejects.toMatchObject({
      code: 'PICK_LIST_VALUE_TAKEN',
      details: { fields: [{ path: 'name.en' }] },
    });
    const refuse = async () => add('', 'x'.repeat(121));
    await expect(refuse()).rejects.toMatchObject({
      details: {
        fields: [
          { path: 'name.pl', code: 'TEXT_REQUIRED' },
          { path: 'name.en', code: 'TEXT_TOO_LONG' },
        ],
      },
    });
    const entries = await sales.rows(`SELECT 1 FROM platform.register_entry WHERE action = 'pick-list.add'`);
    expect(entries).toHaveLength(2);
  });
});
