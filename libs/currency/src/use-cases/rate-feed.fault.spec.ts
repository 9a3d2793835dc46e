import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Misbehaviour, type RateServer, startRateServer } from '@kontor/testing';
import type { FeedSource } from '../domain/rate-table.js';
import { RateSourcesQuery } from '../queries/rate-sources.query.js';
import { type CurrencyApplication, currencyApplication } from '../testing/currency-application.js';
import { FetchRates } from './fetch-rates.js';

const WRONG: readonly (readonly [Misbehaviour, string])[] = [
  ['NOT_FOUND', 'FEED_ANSWERED_BADLY'],
  ['SERVER_ERROR', 'FEED_ANSWERED_BADLY'],
  ['REDIRECT', 'FEED_ANSWERED_BADLY'],
  ['TRUNCATED', 'FEED_UNREADABLE'],
  ['CUT_OFF', 'FEED_UNREACHABLE'],
  ['HTML', 'FEED_UNREADABLE'],
  ['OLD_DATE', 'FEED_DATE_WRONG'],
  ['NOUGHT', 'FEED_RATE_WRONG'],
  ['NEGATIVE', 'FEED_RATE_WRONG'],
  ['TWICE', 'FEED_CURRENCY_TWICE'],
];

describe.each([
  ['NBP', 'PLN'],
  ['ECB', 'EUR'],
] as const)('rates of %s', (source: FeedSource, base) => {
  let server: RateServer;
  let app: CurrencyApplication;

  beforeAll(async () => {
    server = await startRateServer();
    app = await currencyApplication({ server, base, now: '2025-06-16T18:00:00Z' });
    server.publishUpTo('2025-06-16');
    await fetch();
  });
  afterAll(async () => {
    await app?.close();
    await server?.stop();
  });

  const fetch = () => app.get(FetchRates).execute(app.actor, { source });
  const state = async () => (await app.get(RateSourcesQuery).list(app.actor)).find((one) => one.source === source);
  const loaded = () =>
    app.rows(
      'SELECT to_jsonb(t) AS row FROM (SELECT * FROM currency.exchange_rate ORDER BY id) t UNION ALL SELECT to_jsonb(f) FROM (SELECT * FROM currency.rate_in_force ORDER BY currency, from_day) f',
    );
  const alarms = async () =>
    (
      await app.rows<{ payload: { problem: string } }>(
        `SELECT payload FROM platform.outbox WHERE type = 'currency.feed-failing' ORDER BY id`,
      )
    ).map(({ payload }) => payload.problem);

  it.each(WRONG)('are left as they were, and somebody is told, when the bank is %s', async (how, problem) => {
    const before = await loaded();
    const told = await alarms();
    app.clock.set('2025-06-17T18:00:00Z');
    server.publishUpTo('2025-06-17');
    server.misbehave(how);
    for (const attempt of [1, 2, 3, 4]) {
      await expect(fetch()).rejects.toThrow(problem);
      expect(await state()).toMatchObject({ failures: attempt, problem });
    }
    expect(await loaded()).toEqual(before);
    expect(await alarms()).toEqual([...told, problem]);
    expect((await state())?.alarmedAt).not.toBeNull();
    // It comes to its senses, and nothing is left of it but the word of it.
    server.misbehave(null);
    server.publishUpTo('2025-06-16');
    app.clock.set('2025-06-16T18:00:00Z');
    await fetch();
    expect(await state()).toMatchObject({ failures: 0, problem: null, alarmedAt: null });
    expect(await loaded()).toEqual(before);
  });

  it('are held, every one of them, when they are a hundredfold, and let go when the bank corrects them', async () => {
    const before = await loaded();
    app.clock.set('2025-06-17T18:00:00Z');
    server.publishUpTo('2025-06-17');
    server.misbehave('HUNDREDFOLD');
    // A table in which everything is a hundredfold leaves the ratios of the European bank as they were, but for the złoty.
    await fetch();
    server.misbehave(null);
    const held = await app.rows('SELECT currency FROM currency.quarantined_rate WHERE decision IS NULL');
    expect(held.length).toBeGreaterThan(0);
    if (source === 'NBP') expect(await loaded()).toEqual(before);
    expect(
      await app.rows(`SELECT payload FROM platform.outbox WHERE type = 'currency.rates-quarantined'`),
    ).toHaveLength(1);
    await fetch();
    expect(await app.rows('SELECT currency FROM currency.quarantined_rate WHERE decision IS NULL')).toEqual([]);
    expect((await state())?.lastTableDate).toBe('2025-06-17');
  });
});

describe('a bank that has fallen silent', () => {
  it('is late once no holidays can explain it, and no day before that', async () => {
    const server = await startRateServer();
    const app = await currencyApplication({ server, now: '2025-12-22T18:00:00Z' });
    try {
      server.publishUpTo('2025-12-23');
      const fetch = () => app.get(FetchRates).execute(app.actor, { source: 'NBP' });
      await fetch();
      for (const day of ['24', '25', '26', '29']) {
        app.clock.set(`2025-12-${day}T18:00:00Z`);
        await fetch();
      }
      app.clock.set('2025-12-30T18:00:00Z');
      await expect(fetch()).rejects.toThrow('FEED_LATE');
    } finally {
      await app.close();
      await server.stop();
    }
  });
});
