import { describe, expect, it } from '@jest/globals';
import { assert, assertNever } from './assert.js';
import { currencyCode, isCurrencyCode, minorUnits } from './currency-code.js';
import { orRefuse, Refused } from './refused.js';
import { ok, refusal } from './result.js';

describe('orRefuse', () => {
  it('unwraps a value, whatever it is', () => {
    for (const value of [0, '', null, undefined, false]) expect(orRefuse(ok(value))).toBe(value);
  });

  it('throws a refusal with its code, words and details', () => {
    const fields = [{ path: 'name', code: 'TEXT_REQUIRED', message: 'Write something here.' }];
    const unwrap = () =>
      orRefuse(refusal({ code: 'INVALID_INPUT', message: 'Correct the fields.', details: { fields } }));
    expect(unwrap).toThrow(Refused);
    expect(unwrap).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', message: 'Correct the fields.', details: { fields } }),
    );
    expect(() => orRefuse(refusal({ code: 'A', message: 'b' }))).toThrow(expect.objectContaining({ details: {} }));
  });
});

it('tells a bug from a refusal', () => {
  expect(() => assert(0, 'zero')).toThrow('assertion failed: zero');
  expect(() => assertNever('x' as never)).toThrow('assertion failed');
  expect(() => assert(1, 'one')).not.toThrow();
});

it('knows currencies and their minor units, and no property of an object as one', () => {
  expect(['PLN', 'JPY', 'KWD'].map((code) => minorUnits(currencyCode(code)))).toEqual([2, 0, 3]);
  for (const text of ['__proto__', 'constructor', 'toString', 'pln', '']) expect(isCurrencyCode(text)).toBe(false);
  expect(() => currencyCode('ABC')).toThrow('assertion failed');
});
