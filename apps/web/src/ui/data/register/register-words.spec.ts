import { describe, expect, it } from '@jest/globals';
import { kindOfValue, plainField, plainValue } from './register-words.js';

describe('the register in words', () => {
  it('knows a field by its plain name', () => {
    expect(['ownerId', 'owner', 'classifications[0].value', 'teamIds'].map(plainField)).toEqual([
      'owner',
      'owner',
      'classifications',
      'team',
    ]);
    expect(plainField('custom.valid-ids')).toBe('custom.valid-ids');
  });

  it('never shows an object as an object', () => {
    expect(plainValue({ amount: '12.50', currency: 'EUR' })).toBe('12.50 EUR');
    expect(
      plainValue([
        { name: 'Anna', share: '70' },
        { name: 'Ewa', share: '30' },
      ]),
    ).toBe('Anna 70 %, Ewa 30 %');
    expect(plainValue({ userId: 'u1', share: '70' })).toBe('u1 70');
    expect(plainValue({})).toBeNull();
    expect(plainValue([])).toBeNull();
    expect(plainValue('')).toBeNull();
    expect(plainValue(0)).toBe('0');
    expect(plainValue(true)).toBe('✓');
  });

  it('tells dates from instants and text', () => {
    expect(kindOfValue('2026-11-23')).toBe('date');
    expect(kindOfValue('2026-11-23T08:00:00.000Z')).toBe('instant');
    expect(kindOfValue('2026-11-23 or so')).toBe('text');
    expect(kindOfValue(5)).toBe('text');
  });
});
