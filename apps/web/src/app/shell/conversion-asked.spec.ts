import { describe, expect, it } from '@jest/globals';
import { conversionAsked } from './conversion-asked.js';

describe('a conversion in the palette', () => {
  it.each([
    ['12 500 EUR in PLN', '12500', 'EUR', 'PLN'],
    ['12 500,50 eur na pln', '12500.50', 'EUR', 'PLN'],
    ['12,500.5 usd to eur', '12500.5', 'USD', 'EUR'],
    ['12.500 EUR', '12500', 'EUR', null],
    ['12,5k usd', '12500', 'USD', null],
    ['3 tys. chf w pln', '3000', 'CHF', 'PLN'],
    ['100EUR→CZK', '100', 'EUR', 'CZK'],
    ['0.07 GBP', '0.07', 'GBP', null],
  ])('is understood: %s', (text, amount, from, into) => {
    expect(conversionAsked(text)).toEqual({ amount, from, into });
  });

  it.each(['', 'EUR', 'new opportunity', '12 500', 'S/2026/0001', '5 offers', '99999999999999 EUR', '12 EURO'])(
    'is none: %s',
    (text) => {
      expect(conversionAsked(text)).toBeNull();
    },
  );
});
