import { expect, it } from '@jest/globals';
import { currencyCode } from '@kontor/kernel';
import { amountText } from './amount-text.js';

it.each([
  ['12500.5000', 'PLN', '12500.50'],
  ['12500', 'PLN', '12500.00'],
  ['0.0050', 'PLN', '0.005'],
  ['1200.0000', 'JPY', '1200'],
  ['1.5', 'KWD', '1.500'],
  ['-3.1000', 'EUR', '-3.10'],
])('writes %s %s as %s', (plain, currency, text) => expect(amountText(plain, currencyCode(currency))).toBe(text));
