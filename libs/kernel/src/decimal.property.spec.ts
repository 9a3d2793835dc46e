import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Decimal, decimal, parseDecimal } from './decimal.js';

/** What the wire may carry: up to 16 digits, up to 4 after the point. */
const wire = fc
  .tuple(fc.boolean(), fc.bigInt({ min: 0n, max: 10n ** 16n - 1n }), fc.integer({ min: 0, max: 9_999 }))
  .filter(([, whole, part]) => whole > 0n || part > 0)
  .map(([negative, whole, part]) => `${negative ? '-' : ''}${whole}.${String(part).padStart(4, '0')}`);

describe('parseDecimal', () => {
  it('reads every amount exactly and writes it back', () => {
    fc.assert(
      fc.property(wire, (text) => {
        const parsed = parseDecimal(text);
        expect(parsed.ok && parsed.value.toFixed(4)).toBe(text);
      }),
    );
  });

  it('gives any text at all a number or a refusal with a code', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.double().map(String), wire), (text) => {
        const parsed = parseDecimal(text);
        if (parsed.ok) expect(parsed.value.isFinite()).toBe(true);
        else expect(['DECIMAL_INVALID', 'DECIMAL_TOO_PRECISE']).toContain(parsed.refusal.code);
      }),
    );
  });

  it.each([
    '1e308',
    'NaN',
    'Infinity',
    '-0',
    '-0.00',
    '+1',
    ' 1',
    '1 ',
    '1\n',
    '1,5',
    '.5',
    '5.',
    '01',
    '--1',
    '0x10',
    '1_000',
    '١٢',
    '',
    '\0',
    '\ud800',
    '__proto__',
    '9'.repeat(17),
    '1'.repeat(40),
    '1'.repeat(1_000_000),
    `0.${'1'.repeat(39)}`,
  ])('refuses %.20s', (text) => {
    expect(parseDecimal(text)).toMatchObject({ ok: false, refusal: { code: 'DECIMAL_INVALID' } });
  });

  it('refuses digits that the column would round away, not zeros', () => {
    expect(parseDecimal('1.005', 2)).toMatchObject({
      refusal: { code: 'DECIMAL_TOO_PRECISE', details: { places: 2 } },
    });
    expect(parseDecimal('1.500', 2).ok).toBe(true);
  });
});

describe('Decimal', () => {
  it('adds and subtracts without losing anything', () => {
    fc.assert(
      fc.property(wire, wire, (left, right) => {
        const [a, b] = [decimal(left), decimal(right)];
        expect(a.plus(b).minus(b).equals(a)).toBe(true);
      }),
    );
  });

  it('multiplies an amount, a rate and a share exactly', () => {
    fc.assert(
      fc.property(
        wire,
        fc.bigInt({ min: 1n, max: 10n ** 18n }),
        fc.integer({ min: 1, max: 9_999_999 }),
        (text, rate, share) => {
          const units = BigInt(decimal(text).times(10_000).toFixed(0));
          const exact = decimal(text)
            .times(decimal(`${rate}e-8`))
            .times(decimal(`${share}e-4`));
          expect(exact.times('1e16').toFixed(0)).toBe((units * rate * BigInt(share)).toString());
        },
      ),
    );
  });

  it('rounds half away from zero and prints plain digits', () => {
    expect(decimal('2.5').toDecimalPlaces(0).toString()).toBe('3');
    expect(decimal('-2.5').toDecimalPlaces(0).toString()).toBe('-3');
    expect(JSON.stringify({ a: new Decimal('0.00000001'), b: new Decimal('1e20') })).toBe(
      '{"a":"0.00000001","b":"100000000000000000000"}',
    );
  });

  it('is a bug when it is no number', () => {
    expect(() => decimal('NaN')).toThrow('assertion failed');
    expect(() => decimal(Number.POSITIVE_INFINITY)).toThrow('assertion failed');
  });
});
