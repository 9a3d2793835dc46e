import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText } from './text.js';

const one = { max: 200 };
const many = { max: 10_000, multiline: true };
const codeOf = (value: unknown, rule = one): string => {
  const parsed = parseText(value, rule);
  return parsed.ok ? 'ok' : parsed.refusal.code;
};

describe('parseText', () => {
  it('keeps what it takes exactly as it came, and takes its own answers', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const parsed = parseText(text, { min: 0, max: 200 });
        fc.pre(parsed.ok);
        if (!parsed.ok) return;
        expect(parsed.value).toBe(text.trim());
        expect(parseText(parsed.value, { min: 0, max: 200 })).toEqual(parsed);
        expect(Buffer.from(parsed.value, 'utf8').toString('utf8')).toBe(parsed.value);
      }),
    );
  });

  it.each([
    'Zażółć gęślą jaźń',
    '株式会社',
    'שלום',
    'مرحبا',
    '👩‍👩‍👧',
    'O’Brien & Söhne "GmbH"',
    '<script>',
    "'; DROP TABLE",
    '__proto__',
    '1e308',
    '=1+1',
  ])('takes %s', (text) => expect(parseText(text, one)).toEqual({ ok: true, value: text }));

  it.each([
    '\0',
    'a\0b',
    'a\u0007b',
    'a\u007fb',
    'a\u0085b',
    'a\ud800b',
    'a\udc00',
    'a\ufffeb',
    42,
    null,
    undefined,
    {},
    ['a'],
    Number.NaN,
  ])('refuses %j as no text', (value) => {
    expect(codeOf(value)).toBe('TEXT_INVALID');
    expect(codeOf(value, many)).toBe('TEXT_INVALID');
  });

  it('allows line breaks where there may be lines, and writes them one way', () => {
    expect(codeOf('a\nb')).toBe('TEXT_INVALID');
    expect(codeOf('a\u202eb')).toBe('TEXT_INVALID');
    expect(codeOf('a\u2028b')).toBe('TEXT_INVALID');
    expect(parseText('a\r\nb\rc\td', many)).toEqual({ ok: true, value: 'a\nb\nc\td' });
  });

  it('counts characters as the database does', () => {
    expect(codeOf('👍'.repeat(200))).toBe('ok');
    expect(codeOf('👍'.repeat(201))).toBe('TEXT_TOO_LONG');
    expect(codeOf('x'.repeat(1_000_000))).toBe('TEXT_TOO_LONG');
    expect(codeOf(' '.repeat(1_000_000), many)).toBe('TEXT_TOO_LONG');
  });

  it('wants something unless nothing is allowed', () => {
    expect(codeOf(' \u00a0 ')).toBe('TEXT_REQUIRED');
    expect(codeOf('')).toBe('TEXT_REQUIRED');
    expect(parseText('', { min: 0, max: 5 })).toEqual({ ok: true, value: '' });
    expect(parseText('abc', { min: 12, max: 64 })).toMatchObject({
      refusal: { code: 'TEXT_REQUIRED', details: { min: 12 } },
    });
  });
});
