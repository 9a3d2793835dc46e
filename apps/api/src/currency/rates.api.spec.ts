import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import { nbpArchive2025 } from '@kontor/testing';
import type { Caller } from '../testing/caller.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';

let api: TestedApi;
let keeper: Caller;
let reader: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  await aRole(api.db, { key: 'keeper', permissions: ['rate.manage'] });
  await aRole(api.db, { key: 'reader', permissions: [] });
  keeper = await api.asUser(await aUser(api.db, { name: 'Ewa Kłos', roles: ['keeper'] }));
  reader = await api.asUser(await aUser(api.db, { roles: ['reader'] }));
}, 60_000);
afterAll(() => api?.stop());

const upload = async (who: Caller, content: Buffer | string) => {
  const form = new FormData();
  form.append('file', new Blob([content]), 'archiwum_tab_a_2025.csv');
  const answer = await who.fetch('/api/v1/exchange-rates/nbp-archive', { method: 'POST', body: form });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

const CONVERT = `query Convert($amount: MoneyInput!, $into: String!, $on: Date) {
  convertMoney(amount: $amount, into: $into, on: $on) { money { amount currency } rates { currency shown date source policy factor per } } }`;

describe('rates over the API', () => {
  it('come in by the yearly archive, once, and only by the hands of those who keep them', async () => {
    const archive = await readFile(nbpArchive2025);
    expect((await upload(reader, archive)).status).toBe(403);
    expect(await upload(keeper, archive)).toMatchObject({ status: 200, body: { tables: 251, held: 0 } });
    expect(await upload(keeper, archive)).toMatchObject({ status: 200, body: { tables: 251, rates: 0 } });
    expect(await upload(keeper, archive.subarray(0, 9_000))).toMatchObject({
      status: 422,
      body: { code: 'RATE_ARCHIVE_INVALID' },
    });
  }, 60_000);

  it('convert for everybody, across the base currency, at the rates of a day', async () => {
    const ask = (amount: string, currency: string, into: string, on: string) =>
      reader.graphql<{ convertMoney: unknown }>(CONVERT, { amount: { amount, currency }, into, on });
    expect((await ask('12500', 'EUR', 'PLN', '2025-01-02')).data.convertMoney).toEqual({
      money: { amount: '53335.00', currency: 'PLN' },
      rates: [
        {
          currency: 'EUR',
          shown: '4.2668',
          date: '2025-01-02',
          source: 'NBP',
          policy: 'SAME_DAY',
          factor: '4.2668',
          per: '1',
        },
      ],
    });
    expect((await ask('100', 'EUR', 'JPY', '2025-01-02')).data.convertMoney).toMatchObject({
      money: { amount: '16232' },
    });
    expect((await ask('1', 'PLN', 'PLN', '1999-01-01')).data.convertMoney).toMatchObject({ rates: [] });
    expect((await ask('1', 'EUR', 'PLN', '2024-01-02')).errors[0]?.extensions.code).toBe('RATE_MISSING');
    expect((await ask('1', 'EUR', 'PLN', '2026-03-02')).errors[0]?.extensions.code).toBe('RATE_STALE');
    expect((await ask('1', 'EUR', 'XXQ', '2025-01-02')).errors[0]?.extensions.code).toBe('CURRENCY_UNKNOWN');
  });

  it('are shown with where they come from, and decided about by those who keep them', async () => {
    const { data } = await reader.graphql<{
      ratesToday: { currency: string; state: string }[];
      rateHistory: unknown[];
      rateSettings: {
        version: number;
        fetching: boolean;
        currencies: { code: string; sources: string[]; minorUnits: number }[];
      };
    }>(`query All {
      ratesToday { currency state rate rateDate source sources }
      rateHistory(currency: "HUF", from: "2025-01-04", to: "2025-01-08") { day rate source }
      rateSettings { version fetching currencies { code sources minorUnits } }
      rateSources { source isUsed failures gaps { day isHoliday } }
      heldRates { id }
    }`);
    expect(data.rateHistory).toEqual([
      { day: '2025-01-04', rate: '0.010299', source: 'NBP' },
      { day: '2025-01-07', rate: '0.010226', source: 'NBP' },
      { day: '2025-01-08', rate: '0.010274', source: 'NBP' },
    ]);
    expect(data.rateSettings.currencies[0]).toEqual({ code: 'EUR', sources: ['NBP'], minorUnits: 2 });
    const CHANGE =
      'mutation Change($input: RateSettingsInput!) { changeRateSettings(input: $input) { version fetching currencies { code minorUnits } } }';
    const input = {
      expectedVersion: data.rateSettings.version,
      currencies: [
        { code: 'JPY', sources: ['NBP'] },
        { code: 'KWD', sources: [] },
      ],
      policy: 'PREVIOUS_WORKING_DAY',
      maxAgeDays: 5,
      quarantinePercent: '7.5',
      fetching: false,
      fetchAt: '13:00',
    };
    expect((await reader.graphql(CHANGE, { input })).errors[0]?.extensions.code).toBe('FORBIDDEN');
    expect((await keeper.graphql(CHANGE, { input })).data).toMatchObject({
      changeRateSettings: {
        fetching: false,
        currencies: [
          { code: 'JPY', minorUnits: 0 },
          { code: 'KWD', minorUnits: 3 },
        ],
      },
    });
    expect((await keeper.graphql(CHANGE, { input })).errors[0]?.extensions.code).toBe('CONFLICT');
  });

  it('of a plan are set for a year, and set anew', async () => {
    const set = (rate: string) =>
      keeper.graphql(
        `mutation Plan { setPlanRate(year: 2026, currency: "EUR", rate: "${rate}") { year currency rate recordedBy { name } } }`,
      );
    await set('4.20');
    expect((await set('4.25')).data).toEqual({
      setPlanRate: { year: 2026, currency: 'EUR', rate: '4.25', recordedBy: { name: 'Ewa Kłos' } },
    });
    expect((await reader.graphql('query Plans { planRates { year rate } }')).data).toEqual({
      planRates: [{ year: 2026, rate: '4.25' }],
    });
  });
});
