import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { daysBetween, isLocalDate, localDate, localDateAt, parseLocalDate, plusDays } from './local-date.js';

const day = fc
  .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => localDate(date.toISOString().slice(0, 10)));

describe('a calendar date', () => {
  it('goes there and back by any number of days', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -36_500, max: 36_500 }), (date, days) => {
        fc.pre(isLocalDate(plusDays(date, days)));
        expect(daysBetween(date, plusDays(date, days))).toBe(days);
        expect(plusDays(plusDays(date, days), -days)).toBe(date);
      }),
    );
  });

  it('compares as text in the order of time', () => {
    fc.assert(fc.property(day, day, (left, right) => expect(left < right).toBe(daysBetween(left, right) > 0)));
  });

  it('gives any text at all a date or a refusal', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseLocalDate(text)).toMatchObject({ ok: false, refusal: { code: 'DATE_INVALID' } });
      }),
    );
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1899-12-31',
    '2200-01-01',
    '2026-01-01T00:00:00Z',
    '2026-01-01\n',
    '٢٠٢٦-٠١-٠١',
    '\0',
    '__proto__',
    '9'.repeat(1_000_000),
  ])('is not %.20s', (text) => {
    expect(parseLocalDate(text)).toMatchObject({ ok: false, refusal: { code: 'DATE_INVALID' } });
  });

  it('knows the leap days', () => {
    expect(plusDays(localDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(plusDays(localDate('2100-02-28'), 1)).toBe('2100-03-01');
  });
});

describe('localDateAt', () => {
  it('is the date on the wall, on both sides of midnight and of a change of the clocks', () => {
    const cases: [string, string, string][] = [
      ['2026-11-22T22:59:59Z', 'Europe/Warsaw', '2026-11-22'],
      ['2026-11-22T23:00:00Z', 'Europe/Warsaw', '2026-11-23'],
      ['2026-03-28T22:59:59Z', 'Europe/Warsaw', '2026-03-28'],
      ['2026-03-28T23:00:00Z', 'Europe/Warsaw', '2026-03-29'],
      ['2026-03-29T21:59:59Z', 'Europe/Warsaw', '2026-03-29'],
      ['2026-03-29T22:00:00Z', 'Europe/Warsaw', '2026-03-30'],
      ['2026-10-25T22:59:59Z', 'Europe/Warsaw', '2026-10-25'],
      ['2026-10-25T23:00:00Z', 'Europe/Warsaw', '2026-10-26'],
      ['2026-01-01T00:00:00Z', 'Pacific/Kiritimati', '2026-01-01'],
      ['2026-01-01T00:00:00Z', 'Pacific/Pago_Pago', '2025-12-31'],
    ];
    for (const [instant, zone, date] of cases) expect(localDateAt(new Date(instant), zone)).toBe(date);
  });
});
