import 'reflect-metadata';
import { createReadStream } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { nbpArchive2025, type RateServer, startRateServer } from '@kontor/testing';
import type { Type } from '@nestjs/common';
import { currencyUseCases } from '../currency.module.js';
import { RateSettingsQuery } from '../queries/rate-settings.query.js';
import { type CurrencyApplication, currencyApplication } from '../testing/currency-application.js';
import { FetchRates } from './fetch-rates.js';

let server: RateServer;
let app: CurrencyApplication;

beforeAll(async () => {
  server = await startRateServer();
  app = await currencyApplication({ server, now: '2025-06-16T18:00:00Z' });
});
afterAll(async () => {
  await app?.close();
  await server?.stop();
});

const night = async (day: string) => {
  app.clock.set(`2025-06-${day}T18:00:00Z`);
  server.publishUpTo(`2025-06-${day}`);
  await app.get(FetchRates).execute(app.actor, { source: 'NBP' });
};

const CALLS: Readonly<Record<string, () => Promise<unknown>>> = {
  RecordExchangeRate: async () => ({ currency: 'EUR', rate: '4.30', validFrom: '2025-06-01', reason: 'The contract' }),
  SetPlanRate: async () => ({ year: 2026, currency: 'EUR', rate: '4.30' }),
  ImportRateArchive: async () => ({ content: createReadStream(nbpArchive2025) }),
  FetchRates: async () => {
    server.publishUpTo('2025-06-16');
    return { source: 'NBP' };
  },
  DecideHeldRate: async () => {
    await night('16');
    server.change('2025-06-17', 'USD', 1.5);
    await night('17');
    const [held] = await app.rows<{ id: string }>('SELECT id FROM currency.quarantined_rate WHERE decision IS NULL');
    return { id: held?.id, confirmed: true, reason: 'It is so' };
  },
  ChangeRateSettings: async () => {
    const { version, ...settings } = await app.get(RateSettingsQuery).current(app.actor);
    return { ...settings, expectedVersion: version, maxAgeDays: 9 };
  },
};

const entries = async () =>
  Number((await app.rows<{ n: string }>('SELECT count(*) AS n FROM platform.register_entry'))[0]?.n);

describe('the register', () => {
  it('has a call for every use case of the module', () => {
    expect(Object.keys(CALLS).sort()).toEqual(currencyUseCases.map(({ name }) => name).sort());
  });

  // In this order: an archive would leave nothing to fetch.
  it.each([
    'FetchRates',
    'DecideHeldRate',
    'RecordExchangeRate',
    'SetPlanRate',
    'ChangeRateSettings',
    'ImportRateArchive',
  ])('gets an entry from %s, and none from the same again where that changes nothing', async (name) => {
    const useCase = currencyUseCases.find((one) => one.name === name) as Type<{
      execute(actor: unknown, input: unknown): Promise<unknown>;
    }>;
    const input = await CALLS[name]?.();
    const before = await entries();
    await app.get(useCase).execute(app.actor, input);
    const after = await entries();
    expect(after).toBeGreaterThan(before);
    if (['DecideHeldRate', 'ChangeRateSettings'].includes(name)) return;
    await app.get(useCase).execute(app.actor, await (name === 'ImportRateArchive' ? CALLS[name]?.() : input));
    expect(await entries()).toBe(after);
  });

  it('is all that may be written to what was recorded: nothing is changed or taken away', async () => {
    const { Database } = await import('@kontor/platform');
    const database = app.get(Database);
    for (const text of [
      'UPDATE currency.exchange_rate SET rate = 1',
      'DELETE FROM currency.exchange_rate',
      'UPDATE currency.settings SET max_age_days = 1',
      'DELETE FROM currency.plan_rate',
    ]) {
      await expect(database.pool.query(text)).rejects.toThrow(/permission denied/);
    }
  });
});
