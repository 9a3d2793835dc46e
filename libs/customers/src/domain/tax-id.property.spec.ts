import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isNip, parseTaxId } from './tax-id.js';

const digit = fc.integer({ min: 0, max: 9 });
const nip = fc
  .array(digit, { minLength: 9, maxLength: 9 })
  .map((digits) => digits.join(''))
  .chain((stem) => fc.constantFrom(...'0123456789').map((last) => stem + last))
  .filter(isNip);

describe('a NIP', () => {
  it('is no NIP after any one digit was mistyped', () => {
    fc.assert(
      fc.property(nip, fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 9 }), (right, at, shift) => {
        const wrong = [...right].map((d, i) => (i === at ? String((Number(d) + shift) % 10) : d)).join('');
        expect(isNip(wrong)).toBe(false);
      }),
    );
  });

  it('reads the same however it is written', () => {
    const mark = fc.constantFrom('', ' ', '-', '.', '  ');
    fc.assert(
      fc.property(nip, fc.array(mark, { minLength: 10, maxLength: 10 }), fc.boolean(), (digits, marks, isPrefixed) => {
        const written = (isPrefixed ? 'pl' : '') + [...digits].map((d, i) => (marks[i] ?? '') + d).join('');
        expect(parseTaxId(written)).toEqual({ ok: true, value: `PL${digits}` });
      }),
    );
  });
});

describe('any text', () => {
  it('is a tax id whose form stays, or is refused, and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const read = parseTaxId(text);
        if (!read.ok) return expect(read.refusal.code).toBe('TAX_ID_INVALID');
        expect(parseTaxId(read.value)).toEqual(read);
      }),
      { numRuns: 500 },
    );
  });
});
