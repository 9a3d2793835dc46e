import { describe, expect, it } from '@jest/globals';
import { amountToType, countInWords, moneyInShort, moneyInWords } from './amounts.js';
import { dateInShort, dateToType, nearnessOf } from './dates.js';

describe('amounts in words', () => {
  it('follows each language, thin groups, every digit', () => {
    expect(moneyInWords({ amount: '12345.67', currency: 'PLN' }, 'pl')).toBe('12\u202f345,67\u00a0zł');
    expect(moneyInWords({ amount: '12345.67', currency: 'PLN' }, 'en')).toBe('PLN\u00a012,345.67');
    expect(moneyInWords({ amount: '9007199254740993.01', currency: 'PLN' }, 'en')).toBe(
      'PLN\u00a09,007,199,254,740,993.01',
    );
    expect(moneyInWords({ amount: '1500', currency: 'JPY' }, 'en')).toBe('JPY\u00a01,500');
  });

  it('drops decimals that say nothing, only when asked and only when empty', () => {
    expect(moneyInWords({ amount: '182000.00', currency: 'PLN' }, 'pl', { whole: true })).toBe('182\u202f000\u00a0zł');
    expect(moneyInWords({ amount: '182000.50', currency: 'PLN' }, 'pl', { whole: true })).toBe(
      '182\u202f000,50\u00a0zł',
    );
  });

  it('shortens and counts', () => {
    expect(moneyInShort({ amount: '1234567', currency: 'PLN' }, 'pl')).toBe('1,23\u00a0mln\u00a0zł');
    expect(countInWords({ value: 10_000, capped: true }, 'en')).toBe('10,000+');
  });

  it('gives back what a person can type', () => {
    expect(amountToType('1234.5', 'en')).toBe('1,234.5');
    expect(amountToType('12345.5', 'pl')).toBe('12 345,5');
  });
});

describe('dates in words', () => {
  it('names the year only when it is another', () => {
    expect(dateInShort('2026-12-12', '2026-11-23', 'en')).toBe('12 Dec');
    expect(dateInShort('2026-12-12', '2026-11-23', 'pl')).toBe('12 gru');
    expect(dateInShort('2027-01-02', '2026-11-23', 'en')).toBe('2 Jan 2027');
  });

  it('speaks of near days as people do', () => {
    expect(nearnessOf('2026-11-24', '2026-11-23')).toEqual({ kind: 'tomorrow' });
    expect(nearnessOf('2026-11-27', '2026-11-23')).toEqual({ kind: 'weekday', date: '2026-11-27' });
    expect(nearnessOf('2026-11-20', '2026-11-23')).toEqual({ kind: 'date', date: '2026-11-20' });
    expect(dateToType('2026-12-01')).toBe('01.12.2026');
  });
});
