import { describe, expect, it } from '@jest/globals';
import { Decimal, localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { readEcbTables } from '../files/ecb-tables.js';
import { readNbpArchive } from './nbp-archive.js';
import { readNbpTables } from './nbp-tables.js';
import type { RateTable } from './rate-table.js';

const CODES = ['USD', 'EUR', 'HUF', 'JPY', 'CHF', 'IDR', 'CZK'];
const rate = fc.integer({ min: 1, max: 10 ** 8 }).map((units) => new Decimal(units).div(10_000).toFixed(4));
const tables = fc
  .uniqueArray(fc.integer({ min: 0, max: 300 }), { minLength: 1, maxLength: 6 })
  .chain((days) =>
    fc.tuple(
      fc.constant([...days].sort((a, b) => a - b).map((days_) => plusDays(localDate('2025-01-01'), days_))),
      fc.uniqueArray(fc.constantFrom(...CODES), { minLength: 1 }),
      fc.array(rate, { minLength: 50, maxLength: 50 }),
    ),
  )
  .map(([days, codes, rates]) =>
    days.map((day, at) => ({
      day,
      number: `${String(at + 1).padStart(3, '0')}/A/NBP/2025`,
      rates: codes.map((code, place) => ({ code, mid: rates[(at * codes.length + place) % 50] ?? '1' })),
    })),
  );

const said = (read: readonly RateTable[]): unknown[] =>
  read.map(({ date, quotes }) => ({
    day: date,
    rates: quotes.map(({ currency, rate: mid, per }) => ({ code: currency, mid: mid.div(per).toFixed() })),
  }));
type Given = { day: string; number: string; rates: { code: string; mid: string }[] }[];
const meant = (given: Given, units: (code: string) => number = () => 1) =>
  given.map(({ day, rates }) => ({
    day,
    rates: rates.map(({ code, mid }) => ({ code, mid: new Decimal(mid).div(units(code)).toFixed() })),
  }));

const json = (given: Given) =>
  JSON.stringify(
    given.map(({ day, number, rates }) => ({
      table: 'A',
      no: number,
      effectiveDate: day,
      rates: rates.map(({ code, mid }) => ({ currency: 'x', code, mid: Number(mid) })),
    })),
  );

const xml = (given: Given) =>
  `<?xml version="1.0" encoding="UTF-8"?><gesmes:Envelope xmlns:gesmes="g" xmlns="e"><Cube>${given
    .map(
      ({ day, rates }) =>
        `<Cube time="${day}">${rates.map(({ code, mid }) => `<Cube currency="${code}" rate="${mid}"/>`).join('')}</Cube>`,
    )
    .join('')}</Cube></gesmes:Envelope>`;

const UNITS: Readonly<Record<string, number>> = { HUF: 100, JPY: 100, IDR: 10_000 };
const unitsOf = (code: string) => UNITS[code] ?? 1;
const archive = (given: Given) => {
  const codes = given[0]?.rates.map(({ code }) => code) ?? [];
  return [
    ['data', ...codes.map((code) => `${unitsOf(code)}${code}`), 'nr tabeli', 'pełny numer tabeli', ''].join(';'),
    ['', ...codes.map(() => 'nazwa'), '', '', ''].join(';'),
    ...given.map(({ day, number, rates }, at) =>
      [day.replaceAll('-', ''), ...rates.map(({ mid }) => mid.replace('.', ',')), at + 1, number, ''].join(';'),
    ),
    '',
    ['kod ISO', ...codes, '', ''].join(';'),
    ['nazwa waluty', ...codes.map(() => 'nazwa'), '', ''].join(';'),
    ['liczba jednostek', ...codes.map(unitsOf), '', ''].join(';'),
  ].join('\r\n');
};

const codeOf = (read: { ok: boolean; refusal?: { code: string } }) => (read.ok ? 'OK' : read.refusal?.code);

describe('tables of banks', () => {
  it('are read as they were written: JSON of NBP', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const read = readNbpTables(json(given));
        expect(read.ok && said(read.value)).toEqual(meant(given));
      }),
    );
  });

  it('are read as they were written: the archive, for one unit and not for a hundred', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const read = readNbpArchive(archive(given));
        expect(read.ok && said(read.value)).toEqual(meant(given, unitsOf));
      }),
    );
  });

  it('are read as they were written: XML of the ECB, units for one euro', () => {
    fc.assert(
      fc.property(tables, (given) => {
        const read = readEcbTables(xml(given));
        const stated =
          read.ok &&
          read.value.map(({ date, quotes }) => ({
            day: date,
            rates: quotes.map(({ currency, rate: one, per }) => ({
              code: currency,
              mid: per.toFixed(),
              one: one.toFixed(),
            })),
          }));
        expect(stated).toEqual(
          meant(given).map((table) => ({ ...table, rates: table.rates.map((r) => ({ ...r, one: '1' })) })),
        );
      }),
    );
  });

  it.each([
    ['JSON', readNbpTables, json],
    ['archive', readNbpArchive, archive],
    ['XML', readEcbTables, xml],
  ] as const)('that are cut off anywhere are refused, or say the very same: %s', (_, read, write) => {
    fc.assert(
      fc.property(tables, fc.double({ min: 0, max: 0.999, noNaN: true }), (given, share) => {
        const whole = write(given);
        const cut = read(whole.slice(0, Math.floor(whole.length * share)));
        const all = read(whole);
        if (cut.ok) expect(cut).toEqual(all);
        else expect(cut.refusal.code).toMatch(/^FEED_/);
      }),
      { numRuns: 200 },
    );
  });

  it('never throw, whatever was sent', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.constant('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')), (text) => {
        for (const read of [readNbpTables, readNbpArchive, readEcbTables]) expect(read(text).ok).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['0', 'FEED_RATE_WRONG'],
    ['-4.2', 'FEED_RATE_WRONG'],
    ['null', 'FEED_RATE_WRONG'],
    ['"4.2"', 'FEED_RATE_WRONG'],
    ['1e30', 'FEED_RATE_WRONG'],
    ['4.123456789', 'FEED_RATE_WRONG'],
    ['4.2', 'OK'],
    ['2.1e-7', 'OK'],
  ])('of a rate of %s are %s', (mid, code) => {
    const text = `[{"table":"A","no":"001/A/NBP/2025","effectiveDate":"2025-01-02","rates":[{"code":"USD","mid":${mid}}]}]`;
    expect(codeOf(readNbpTables(text))).toBe(code);
  });

  it('do not state a currency twice, nor a day', () => {
    const one = { day: '2025-01-02', number: '001/A/NBP/2025', rates: [{ code: 'USD', mid: '4.1' }] };
    expect(codeOf(readNbpTables(json([{ ...one, rates: [...one.rates, ...one.rates] }])))).toBe('FEED_CURRENCY_TWICE');
    expect(codeOf(readNbpTables(json([one, one])))).toBe('FEED_DATE_WRONG');
    expect(codeOf(readEcbTables(xml([{ ...one, day: '2025-13-02' }])))).toBe('FEED_DATE_WRONG');
    expect(codeOf(readNbpTables('[]'))).toBe('FEED_EMPTY');
  });

  it('leave out what is no money of ISO 4217', () => {
    const read = readNbpTables(
      json([
        {
          day: '2025-01-02',
          number: '1',
          rates: [
            { code: 'XDR', mid: '5.3' },
            { code: 'USD', mid: '4.1' },
          ],
        },
      ]),
    );
    expect(read.ok && read.value[0]?.quotes.map(({ currency }) => currency)).toEqual(['USD']);
  });
});
