import 'reflect-metadata';
import { createReadStream, readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currencyCode, Decimal, type LocalDate, localDate, money } from '@kontor/kernel';
import { nbpArchive2025, type RateServer, startRateServer } from '@kontor/testing';
import { Rates } from '../contract/rates.js';
import { HeldRatesQuery } from '../queries/held-rates.query.js';
import { RateSettingsQuery } from '../queries/rate-settings.query.js';
import { RateSourcesQuery } from '../queries/rate-sources.query.js';
import { RatesTodayQuery } from '../queries/rates-today.query.js';
import { type CurrencyApplication, currencyApplication } from '../testing/currency-application.js';
import { ChangeRateSettings } from './change-rate-settings.js';
import { DecideHeldRate } from './decide-held-rate.js';
import { FetchRates } from './fetch-rates.js';
import { ImportRateArchive } from './import-rate-archive.js';
import { RecordExchangeRate } from './record-exchange-rate.js';

let server: RateServer;
let app: CurrencyApplication;

const fetch = (source: 'NBP' | 'ECB' = 'NBP') => app.get(FetchRates).execute(app.actor, { source });
const rateOn = async (code: string, on: string) =>
  (await app.get(Rates).frozen(app.actor, currencyCode(code), localDate(on)))?.shown;
const counted = async (table: string) =>
  Number((await app.rows<{ n: string }>(`SELECT count(*) AS n FROM currency.${table}`))[0]?.n);

describe('a year of nights', () => {
  beforeAll(async () => {
    server = await startRateServer();
    app = await currencyApplication({ server, now: '2025-01-02T18:00:00Z' });
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
  });

  it('has every table once, whatever nights were missed, in requests of at most 93 days', async () => {
    const nights = ['01-02', '01-03', '01-07', '01-08', '05-20', '05-20', '05-21', '06-16', '12-31'];
    for (const night of nights) {
      app.clock.set(`2025-${night}T18:00:00Z`);
      server.publishUpTo(`2025-${night}`);
      await fetch();
    }
    expect(await counted('rate_table')).toBe(251);
    const spans = server.asked.map((path) => /A\/([\d-]+)\/([\d-]+)\//.exec(path)?.slice(1) ?? []);
    for (const [from = '', to = ''] of spans) expect((Date.parse(to) - Date.parse(from)) / 86_400_000).toBeLessThan(93);
    expect(await rateOn('EUR', '2025-01-02')).toBe('4.2668');
    expect(await rateOn('HUF', '2025-01-02')).toBe('0.010368');
    expect(await rateOn('EUR', '2025-12-31')).toBe('4.2267');
  });

  it('agrees with the yearly archive to the last digit: to import it changes nothing', async () => {
    const before = await app.rows('SELECT currency, rate_date, rate, per, id FROM currency.exchange_rate ORDER BY id');
    const imported = await app.get(ImportRateArchive).execute(app.actor, { content: createReadStream(nbpArchive2025) });
    expect(imported).toEqual({ tables: 251, rates: 0, held: 0 });
    expect(await app.rows('SELECT currency, rate_date, rate, per, id FROM currency.exchange_rate ORDER BY id')).toEqual(
      before,
    );
  });

  it('knows a holiday from a day that nobody has asked about', async () => {
    app.clock.set('2026-01-02T10:00:00Z');
    const nbp = (await app.get(RateSourcesQuery).list(app.actor)).find(({ source }) => source === 'NBP');
    expect(nbp?.gaps.filter(({ day }) => day >= '2025-12-20')).toEqual([
      { day: '2026-01-02', isHoliday: false },
      { day: '2026-01-01', isHoliday: false },
      { day: '2025-12-26', isHoliday: true },
      { day: '2025-12-25', isHoliday: true },
      { day: '2025-12-24', isHoliday: true },
    ]);
  });

  it('refuses what is too old and what there never was, and says which', async () => {
    expect(await rateOn('EUR', '2026-01-07')).toBe('4.2267');
    await expect(rateOn('EUR', '2026-01-08')).rejects.toMatchObject({
      code: 'RATE_STALE',
      details: { rateDate: '2025-12-31' },
    });
    await expect(rateOn('EUR', '2024-12-31')).rejects.toMatchObject({ code: 'RATE_MISSING' });
    await expect(rateOn('RUB', '2025-06-16')).rejects.toMatchObject({ code: 'RATE_MISSING' });
    const [row] = await app.rows<{ rate: string | null }>(`SELECT rate FROM currency.rate_at('EUR', '2026-01-08')`);
    expect(row?.rate).toBeNull();
  });

  it('corrects by a row that supersedes, and figures of the day follow', async () => {
    const before = await counted('exchange_rate');
    server.change('2025-12-30', 'EUR', 1.001);
    app.clock.set('2025-12-31T19:00:00Z');
    await fetch();
    await fetch();
    expect(await counted('exchange_rate')).toBe(before + 1);
    const rows = await app.rows<{ superseded: boolean }>(
      `SELECT superseded_at IS NOT NULL AS superseded FROM currency.exchange_rate WHERE source = 'NBP' AND currency = 'EUR' AND rate_date = '2025-12-30' ORDER BY id`,
    );
    expect(rows).toEqual([{ superseded: true }, { superseded: false }]);
    const [entry] = await app.rows<{ changes: { field: string }[] }>(
      `SELECT changes FROM platform.register_entry WHERE action = 'rate-table.load' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry?.changes.map(({ field }) => field)).toContain('EUR');
  });
});

describe('rates that need a person', () => {
  beforeAll(async () => {
    server = await startRateServer();
    app = await currencyApplication({ server, now: '2025-06-16T18:00:00Z' });
    server.publishUpTo('2025-06-16');
    await fetch();
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
  });

  const nextDay = async (day: string) => {
    app.clock.set(`2025-06-${day}T18:00:00Z`);
    server.publishUpTo(`2025-06-${day}`);
    return fetch();
  };

  it('wait for one, do not count, and go with those behind them once they are confirmed', async () => {
    const before = await rateOn('USD', '2025-06-16');
    for (const day of ['17', '18']) server.change(`2025-06-${day}`, 'USD', 1.2);
    expect(await nextDay('17')).toMatchObject({ held: 1 });
    expect(await nextDay('18')).toMatchObject({ held: 1 });
    expect(await fetch()).toMatchObject({ held: 0 });
    expect(await rateOn('USD', '2025-06-18')).toBe(before);
    const waiting = (await app.get(HeldRatesQuery).list()).filter(({ decision }) => decision === null);
    expect(waiting.map(({ rateDate, currency }) => `${rateDate} ${currency}`)).toEqual([
      '2025-06-18 USD',
      '2025-06-17 USD',
    ]);
    const first = waiting[1]?.id ?? '';
    const decide = () =>
      app.get(DecideHeldRate).execute(app.actor, { id: first, confirmed: true, reason: 'A true fall' });
    expect(await decide()).toMatchObject({ decision: 'CONFIRMED', reason: 'A true fall' });
    expect(new Decimal((await rateOn('USD', '2025-06-18')) ?? 0).gt(new Decimal(before ?? 0).times('1.15'))).toBe(true);
    expect((await app.get(HeldRatesQuery).list()).filter(({ decision }) => decision === null)).toEqual([]);
    await expect(decide()).rejects.toMatchObject({ code: 'QUARANTINE_DECIDED' });
  });

  it('never count once they are refused, however often the bank sends them', async () => {
    server.change('2025-06-20', 'GBP', 0.5);
    const before = await rateOn('GBP', '2025-06-18');
    await nextDay('20');
    const [held] = await app.get(HeldRatesQuery).list();
    await app.get(DecideHeldRate).execute(app.actor, { id: held?.id ?? '', confirmed: false, reason: 'A slip' });
    expect(await fetch()).toMatchObject({ held: 0, rates: 0 });
    expect(await rateOn('GBP', '2025-06-20')).toBe(before);
    const withoutReason = async () =>
      app.get(DecideHeldRate).execute(app.actor, { id: held?.id ?? '', confirmed: false, reason: '' });
    await expect(withoutReason()).rejects.toMatchObject({ code: 'TEXT_REQUIRED' });
  });

  it('are entered with a reason, stand above the bank on their day, and give way to its next table', async () => {
    const record = async (reason: string | null) =>
      app
        .get(RecordExchangeRate)
        .execute(app.actor, { currency: 'GBP', rate: '5.05', validFrom: '2025-06-20', reason });
    await expect(record(null)).rejects.toMatchObject({ code: 'TEXT_REQUIRED' });
    await record('The bank slipped');
    expect(await rateOn('GBP', '2025-06-20')).toBe('5.05');
    expect(await rateOn('GBP', '2025-06-22')).toBe('5.05');
    server.change('2025-06-23', 'GBP', 1);
    await nextDay('23');
    expect(await rateOn('GBP', '2025-06-23')).not.toBe('5.05');
  });

  it('count from today on by what is decided today, and as before for the days gone by', async () => {
    const days = ['2025-06-10', '2025-06-16', '2025-06-19', '2025-06-22'];
    const past = async () => Promise.all(days.map((day) => rateOn('CHF', day)));
    const before = await past();
    const { version, ...now } = await app.get(RateSettingsQuery).current(app.actor);
    const settings = { ...now, expectedVersion: version, policy: 'PREVIOUS_WORKING_DAY' as const, maxAgeDays: 3 };
    expect(await app.get(ChangeRateSettings).execute(app.actor, settings)).toMatchObject({
      version: 2,
      policy: 'PREVIOUS_WORKING_DAY',
    });
    expect(await past()).toEqual(before);
    expect(await app.get(Rates).frozen(app.actor, currencyCode('CHF'), localDate('2025-06-23'))).toMatchObject({
      date: '2025-06-20',
      policy: 'PREVIOUS_WORKING_DAY',
    });
    await expect(rateOn('CHF', '2025-06-27')).rejects.toMatchObject({ code: 'RATE_STALE' });
    await expect(app.get(ChangeRateSettings).execute(app.actor, settings)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('are refused as an archive when a line is cut off, and nothing of it is kept', async () => {
    const before = await counted('exchange_rate');
    const whole = readFileSync(nbpArchive2025);
    for (const part of [
      whole.subarray(0, 30_000),
      Buffer.from('data;1EUR;nr tabeli\r\n'),
      Buffer.from('PK\u0003\u0004'),
    ]) {
      await expect(
        app.get(ImportRateArchive).execute(app.actor, { content: Readable.from([part]) }),
      ).rejects.toMatchObject({ code: 'RATE_ARCHIVE_INVALID' });
    }
    expect(await counted('exchange_rate')).toBe(before);
  });
});

describe.each([
  ['PLN', 'ECB'],
  ['EUR', 'NBP'],
  ['USD', 'ECB'],
  ['USD', 'NBP'],
] as const)('rates in %s by way of %s', (base, source) => {
  beforeAll(async () => {
    server = await startRateServer();
    app = await currencyApplication({ server, base, now: '2025-06-16T18:00:00Z' });
    server.publishUpTo('2025-06-16');
    const { version, ...now } = await app.get(RateSettingsQuery).current(app.actor);
    const currencies = ['PLN', 'EUR', 'USD', 'CHF', 'JPY'].filter((code) => code !== base);
    await app.get(ChangeRateSettings).execute(app.actor, {
      ...now,
      expectedVersion: version,
      currencies: currencies.map((code) => ({ code, sources: [source] })),
    });
    await fetch(source);
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
  });

  it('cross through its own currency, and are exact for ten thousand random amounts', async () => {
    const codes = ['PLN', 'EUR', 'USD', 'CHF', 'JPY'].filter((code) => code !== base);
    const today = await app.get(RatesTodayQuery).list(app.actor);
    expect(today.filter(({ state }) => state !== 'IN_FORCE')).toEqual([]);
    const day: LocalDate = localDate('2025-06-16');
    // The whole quotient by long division in SQL, with the remainder deciding, against the fraction of whole numbers in code.
    const rows = await app.rows<{
      from: string;
      into: string;
      amount: string;
      exact: string;
      places: number;
      db: string | null;
    }>(
      `WITH worth AS (
         SELECT currency::text, factor, per FROM currency.rate_in_force f
         WHERE from_day = (SELECT max(from_day) FROM currency.rate_in_force g WHERE g.currency = f.currency AND from_day <= $1::date)
         UNION ALL SELECT $2::text, 1, 1),
       cases AS (
         SELECT a.currency AS from, b.currency AS into, round(((random() - 0.5) * 10 ^ (random() * 12))::numeric, 4) AS amount,
           CASE b.currency WHEN 'JPY' THEN 0 ELSE 2 END AS places, a.factor * b.per AS over, a.per * b.factor AS under
         FROM generate_series(1, $3::int) n
         JOIN worth a ON a.currency = (ARRAY['PLN','EUR','USD','CHF','JPY'])[1 + (random() * 4)::int % 5 + 0 * n]
         JOIN worth b ON b.currency = (ARRAY['PLN','EUR','USD','CHF','JPY'])[1 + n % 5]
         WHERE a.currency <> b.currency LIMIT 2500)
       SELECT c.from, c.into, c.amount::text, c.places,
         (sign(c.amount) * (div(abs(c.amount) * c.over * power(10::numeric, c.places), c.under)
           + CASE WHEN 2 * mod(abs(c.amount) * c.over * power(10::numeric, c.places), c.under) >= c.under THEN 1 ELSE 0 END)
           / power(10::numeric, c.places))::text AS exact,
         CASE WHEN c.into = $2 THEN (SELECT currency.in_base(c.amount, c.from::char(3), r.factor, r.per, $2::char(3), c.places)
           FROM currency.rate_at(c.from::char(3), $1::date) r)::text END AS db
       FROM cases c`,
      [day, base, 2600 * codes.length],
    );
    expect(rows.length).toBe(2500);
    const wrong: unknown[] = [];
    for (const { from, into, amount, exact, places, db } of rows) {
      const { money: found } = await app
        .get(Rates)
        .convert(app.actor, money(amount, currencyCode(from)), currencyCode(into), day);
      const isSame =
        found.amount.eq(exact) && (db === null || new Decimal(db).eq(exact)) && found.amount.decimalPlaces() <= places;
      if (!isSame) wrong.push({ from, into, amount, exact, found: found.amount.toFixed(), db });
    }
    expect(wrong).toEqual([]);
  }, 60_000);
});
