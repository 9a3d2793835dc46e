import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { currencyCode, minorUnits } from './currency-code.js';
import { Decimal } from './decimal.js';
import { add, allocate, type Money, money, parseMoney, roundToMinorUnits } from './money.js';

const currency = fc.constantFrom('PLN', 'EUR', 'JPY', 'KWD', 'CLF').map(currencyCode);

/** Whole minor units of a currency, of either sign. */
const amount = fc
  .tuple(currency, fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }))
  .map(([code, units]) => money(new Decimal(units.toString()).times(new Decimal(10).pow(-minorUnits(code))), code));

const weights = fc.array(
  fc.oneof(fc.integer({ min: 0, max: 1_000_000 }), fc.constant(0)).map((weight) => new Decimal(weight).div(10_000)),
  { minLength: 1, maxLength: 40 },
);

const sum = (parts: readonly Money[]): Decimal =>
  parts.reduce((total, part) => total.plus(part.amount), new Decimal(0));

describe('allocate', () => {
  it('hands out the whole, to the last minor unit', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        expect(sum(allocate(whole, shares)).equals(whole.amount)).toBe(true);
      }),
    );
  });

  it('strays from the exact share by less than one minor unit', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const total = shares.reduce((all, share) => all.plus(share), new Decimal(0));
        const unit = new Decimal(10).pow(-minorUnits(whole.currency));
        allocate(whole, shares).forEach((part, index) => {
          const share = total.isZero() ? new Decimal(1).div(shares.length) : (shares[index] as Decimal).div(total);
          expect(part.amount.minus(whole.amount.times(share)).abs().lessThan(unit)).toBe(true);
        });
      }),
    );
  });

  it('gives nothing to a weight of nought beside others, and never a negative nought', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const parts = allocate(whole, [...shares, new Decimal(0), new Decimal(1)]);
        expect(parts.at(-2)?.amount.isZero()).toBe(true);
        for (const part of parts) expect(Object.is(part.amount.toNumber(), -0)).toBe(false);
      }),
    );
  });

  it('mirrors for the negative, and gives ties to the earlier', () => {
    fc.assert(
      fc.property(amount, weights, (whole, shares) => {
        const mirrored = allocate({ ...whole, amount: whole.amount.negated() }, shares);
        const parts = allocate(whole, shares);
        expect(
          mirrored.map((part) =>
            part.amount
              .negated()
              .toFixed(4)
              .replace(/^-(0\.0+)$/, '$1'),
          ),
        ).toEqual(parts.map((part) => part.amount.toFixed(4).replace(/^-(0\.0+)$/, '$1')));
      }),
    );
    const thirds = allocate(
      money('1.00', currencyCode('PLN')),
      [1, 1, 1].map((n) => new Decimal(n)),
    );
    expect(thirds.map((part) => part.amount.toFixed(2))).toEqual(['0.34', '0.33', '0.33']);
  });

  it('is a bug with negative weights, with none, and with parts of a minor unit', () => {
    const whole = money('1.00', currencyCode('PLN'));
    expect(() => allocate(whole, [])).toThrow('assertion failed');
    expect(() => allocate(whole, [new Decimal(-1)])).toThrow('assertion failed');
    expect(() => allocate(money('1.005', currencyCode('PLN')), [new Decimal(1)])).toThrow('assertion failed');
  });
});

describe('parseMoney', () => {
  it('knows how many digits a currency has', () => {
    expect(parseMoney('10.50', 'PLN').ok).toBe(true);
    expect(parseMoney('10.505', 'PLN')).toMatchObject({ refusal: { code: 'DECIMAL_TOO_PRECISE' } });
    expect(parseMoney('10.5', 'JPY')).toMatchObject({ refusal: { code: 'DECIMAL_TOO_PRECISE' } });
    expect(parseMoney('10.505', 'KWD').ok).toBe(true);
    expect(parseMoney('10.5050', 'PLN', 4).ok).toBe(true);
  });

  it.each(['', 'pln', 'XXX', '__proto__', 'constructor', '\0', 'PLN ', '\ud800'])('refuses the currency %j', (code) => {
    expect(parseMoney('1', code)).toMatchObject({ ok: false, refusal: { code: 'CURRENCY_UNKNOWN' } });
  });
});

it('adds one currency only, and rounds half away from zero to its minor units', () => {
  const zloty = (text: string) => money(text, currencyCode('PLN'));
  expect(add(zloty('0.10'), zloty('0.20')).amount.toString()).toBe('0.3');
  expect(() => add(zloty('1'), money('1', currencyCode('EUR')))).toThrow('assertion failed');
  expect(roundToMinorUnits(zloty('2.345')).amount.toString()).toBe('2.35');
  expect(roundToMinorUnits(zloty('-2.345')).amount.toString()).toBe('-2.35');
  expect(() => money('NaN', currencyCode('PLN'))).toThrow('assertion failed');
});
