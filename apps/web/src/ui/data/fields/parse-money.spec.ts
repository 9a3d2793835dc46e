import { describe, expect, it } from '@jest/globals';
import { type MoneyReading, parseMoney } from './parse-money.js';

const read = (text: string): string => {
  const reading: MoneyReading = parseMoney(text, { currency: 'PLN' });
  if (reading.kind === 'money') return `${reading.value.amount} ${reading.value.currency}`;
  return reading.kind === 'empty' ? '' : `! ${reading.problem}`;
};

describe('an amount as people type it', () => {
  it.each([
    ['12 500,50', '12500.5 PLN'],
    ['12\u00a0500,50 zł', '12500.5 PLN'],
    ['12.5k', '12500 PLN'],
    ['12,5k', '12500 PLN'],
    ['12,5 tys. zł', '12500 PLN'],
    ['1.250k', '1250 PLN'],
    ['1,2 mln', '1200000 PLN'],
    ['1.2m EUR', '1200000 EUR'],
    ['2 mld', '2000000000 PLN'],
    ['12,500', '12500 PLN'],
    ['12.500', '12500 PLN'],
    ['12.500,00 EUR', '12500 EUR'],
    ['12,345.67', '12345.67 PLN'],
    ['1.234.567', '1234567 PLN'],
    ["1'234'567.8", '1234567.8 PLN'],
    ['€900', '900 EUR'],
    ['$ 1,200.50', '1200.5 USD'],
    ['usd 40', '40 USD'],
    ['0,500', '0.5 PLN'],
    [',5', '0.5 PLN'],
    ['007', '7 PLN'],
    ['0', '0 PLN'],
    ['5 tyskie', '! unknownCurrency'],
  ])('reads %j as %j', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it('keeps digits that a binary float would lose', () => {
    expect(read('9007199254740993,01')).toBe('9007199254740993.01 PLN');
    expect(read('0,1')).toBe('0.1 PLN');
    expect(read('1,0000000001k')).toBe('! tooPrecise');
  });

  it.each([
    ['-5', '! negative'],
    ['−5 zł', '! negative'],
    ['abc', '! unreadable'],
    ['12,34,5', '! unreadable'],
    ['1.2.3,4', '! unreadable'],
    ['1,23456', '! tooPrecise'],
    ['99999999999999999', '! tooLarge'],
    ['9999999999999 mld', '! tooLarge'],
    ['12 zlotys', '! unknownCurrency'],
    ['€12 EUR', '! unknownCurrency'],
  ])('refuses %j with a reason', (typed, expected) => {
    expect(read(typed)).toBe(expected);
  });

  it('takes nothing for nothing', () => {
    expect(read('  ')).toBe('');
  });

  it('refuses a currency that the organisation does not use', () => {
    expect(parseMoney('5 JPY', { currency: 'PLN', currencies: ['PLN', 'EUR'] })).toEqual({
      kind: 'problem',
      problem: 'unknownCurrency',
    });
  });
});
