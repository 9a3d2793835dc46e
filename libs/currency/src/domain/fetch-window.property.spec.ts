import { describe, expect, it } from '@jest/globals';
import { daysBetween, Decimal, localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { convert, OF_BASE, shownRate } from './conversion.js';
import { gaps, isLate, isWorkingDay, windowsToFetch } from './fetch-window.js';
import { isJump, moveInPercent } from './rate-jump.js';
import { readRules, firstRules } from './rate-rules.js';
import type { CurrencyCode } from '@kontor/kernel';

const START = localDate('2024-02-25');
const day = fc.integer({ min: 0, max: 1_000 }).map((days) => plusDays(START, days));

describe('what is still to be asked', () => {
  it('reaches without a gap or a day twice from a week before the last table to today, 93 days at most at once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 800 }), (last, later) => {
        const today = plusDays(last, later);
        const windows = windowsToFetch(last, today);
        expect(windows[0]?.from).toBe(plusDays(last, -7));
        expect(windows.at(-1)?.to).toBe(today);
        windows.forEach(({ from, to }, at) => {
          expect(daysBetween(from, to)).toBeGreaterThanOrEqual(0);
          expect(daysBetween(from, to)).toBeLessThan(93);
          if (at > 0) expect(from).toBe(plusDays(windows[at - 1]?.to ?? from, 1));
        });
      }),
    );
  });

  it('knows the days of the week, over leap days and years', () => {
    fc.assert(
      fc.property(day, (any) => {
        expect(isWorkingDay(any)).toBe(![0, 6].includes(new Date(any).getUTCDay()));
      }),
    );
  });

  it('is late only when four working days went by without a table', () => {
    expect(isLate(localDate('2025-12-23'), localDate('2025-12-29'))).toBe(false);
    expect(isLate(localDate('2025-12-23'), localDate('2025-12-30'))).toBe(true);
    expect(isLate(localDate('2025-12-23'), localDate('2025-12-23'))).toBe(false);
  });

  it('has as gaps exactly the working days without a table', () => {
    fc.assert(
      fc.property(
        day,
        fc.uniqueArray(fc.integer({ min: 0, max: 40 })),
        fc.integer({ min: 0, max: 40 }),
        (from, kept, asked) => {
          const tables = new Set(kept.map((days) => plusDays(from, days)));
          const through = plusDays(from, asked);
          const found = gaps(tables, through, from, plusDays(from, 40));
          const all = Array.from({ length: 41 }, (_, days) => plusDays(from, days));
          expect(found.map((gap) => gap.day).reverse()).toEqual(
            all.filter((one) => isWorkingDay(one) && !tables.has(one)),
          );
          expect(found.every((gap) => gap.isHoliday === gap.day <= through)).toBe(true);
        },
      ),
    );
  });
});

const worth = fc
  .tuple(fc.integer({ min: 1, max: 10 ** 12 }), fc.integer({ min: 1, max: 10 ** 9 }))
  .map(([rate, per]) => ({
    rate: new Decimal(rate).div(10 ** 8),
    per: new Decimal(per).div(10 ** 4),
  }));
const amount = fc
  .bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
  .map((units) => new Decimal(units.toString()).div(10_000));

describe('a conversion', () => {
  it('is never further from the truth than half of the smallest unit, and its ties go away from nought', () => {
    fc.assert(
      fc.property(amount, worth, worth, fc.constantFrom('PLN', 'JPY', 'KWD'), (value, from, worthOf, code) => {
        const currency = code as CurrencyCode;
        const places = { PLN: 2, JPY: 0, KWD: 3 }[code] ?? 2;
        const { amount: found } = convert(value, from, { currency, worth: worthOf });
        const [top, bottom] = [value.times(from.rate).times(worthOf.per), from.per.times(worthOf.rate)];
        const off = found.times(bottom).minus(top).times(2).times(new Decimal(10).pow(places));
        expect(off.abs().lte(bottom)).toBe(true);
        if (off.abs().eq(bottom)) expect(found.abs().times(bottom).gt(top.abs())).toBe(true);
        expect(found.decimalPlaces()).toBeLessThanOrEqual(places);
      }),
      { numRuns: 500 },
    );
  });

  it('turns the sign with the amount, and leaves the base currency alone', () => {
    fc.assert(
      fc.property(amount, worth, (value, from) => {
        const into = { currency: 'PLN' as CurrencyCode, worth: OF_BASE };
        expect(
          convert(value.negated(), from, into)
            .amount.plus(convert(value, from, into).amount)
            .isZero(),
        ).toBe(true);
        expect(convert(value, OF_BASE, into).amount.eq(value.toDecimalPlaces(2))).toBe(true);
      }),
    );
  });

  it('is shown with eight places, or the ten digits that matter', () => {
    const third = { rate: new Decimal(1), per: new Decimal(3) };
    expect(shownRate(third).toFixed()).toBe('0.3333333333');
    expect(shownRate({ rate: new Decimal('4.26680000'), per: new Decimal(1) }).toFixed()).toBe('4.2668');
  });
});

describe('a jump', () => {
  it('is a move of more than the limit, either way, and exactly the limit is none', () => {
    const was = { rate: new Decimal('4.0000'), per: new Decimal(1) };
    const at = (rate: string) => ({ rate: new Decimal(rate), per: new Decimal(1) });
    expect(
      ['4.4', '3.6', '4.4001', '3.5999', '400', '0.04'].map((rate) => isJump(was, at(rate), new Decimal(10))),
    ).toEqual([false, false, true, true, true, true]);
    expect(moveInPercent(was, at('4.8')).toFixed()).toBe('20');
  });
});

describe('settings', () => {
  it.each([
    [{ maxAgeDays: 0 }, 'MAX_AGE_INVALID'],
    [{ maxAgeDays: 32 }, 'MAX_AGE_INVALID'],
    [{ quarantinePercent: '0.99' }, 'QUARANTINE_INVALID'],
    [{ quarantinePercent: 'x' }, 'DECIMAL_INVALID'],
    [{ fetchAt: '24:00' }, 'FETCH_TIME_INVALID'],
    [{ currencies: [{ code: 'PLN', sources: [] }] }, 'RATE_OF_BASE_CURRENCY'],
    [
      {
        currencies: [
          { code: 'EUR', sources: [] },
          { code: 'EUR', sources: [] },
        ],
      },
      'CURRENCY_TWICE',
    ],
    [{ currencies: [{ code: 'XXQ', sources: [] }] }, 'CURRENCY_UNKNOWN'],
    [{ currencies: [{ code: 'EUR', sources: ['NBP', 'NBP'] }] }, 'SOURCE_TWICE'],
  ] as const)('are refused where they make no sense: %j', (change, code) => {
    const { quarantinePercent, ...usual } = firstRules('PLN' as CurrencyCode);
    const read = () =>
      readRules('PLN' as CurrencyCode, { ...usual, quarantinePercent: quarantinePercent.toFixed(), ...change });
    expect(read).toThrow(expect.objectContaining({ code }));
  });
});
