import { describe, expect, it } from '@jest/globals';
import { FieldProblems } from '@kontor/kernel';
import { optionalText, parseCountry, parseEmail, parseWebsite } from './customer-text.js';

describe('the texts of a customer', () => {
  it.each([
    ['example.com', 'https://example.com'],
    ['http://Example.com/Oferta', 'http://example.com/Oferta'],
    ['zażółć.pl', 'https://xn--za-5ja5e6h8a.pl'],
  ])('keep a web address that opens: %s', (written, kept) => {
    const read = parseWebsite(written);
    expect(read.ok ? read.value.replace(/xn--[^.]+/, 'xn--za-5ja5e6h8a') : read.refusal).toBe(kept);
  });

  it.each([
    'javascript:alert(1)',
    'ftp://example.com',
    'https://user@example.com',
    'example',
    'data:text/html,x',
    '',
    `https://example.com/${'x'.repeat(500)}`,
  ])('refuse an address that is none: %s', (written) => {
    expect(parseWebsite(written)).toMatchObject({ ok: false, refusal: { code: 'WEBSITE_INVALID' } });
  });

  it('know an e-mail address by its shape', () => {
    expect(parseEmail(' anna.nowak+oferty@żółw.example ')).toEqual({
      ok: true,
      value: 'anna.nowak+oferty@żółw.example',
    });
    for (const wrong of [
      'anna',
      'anna@',
      '@example.com',
      'a b@example.com',
      'a@b',
      'a@@b.pl',
      `${'x'.repeat(250)}@b.pl`,
    ])
      expect(parseEmail(wrong)).toMatchObject({ refusal: { code: 'EMAIL_INVALID' } });
  });

  it('know countries by their two letters', () => {
    expect(parseCountry(' pl ')).toEqual({ ok: true, value: 'PL' });
    expect(parseCountry('Polska')).toMatchObject({ refusal: { code: 'COUNTRY_UNKNOWN' } });
    expect(parseCountry('ZZ')).toMatchObject({ refusal: { code: 'COUNTRY_UNKNOWN' } });
  });

  it('treat an empty text as none', () => {
    const problems = new FieldProblems();
    expect(optionalText(problems, 'notes', '  ', 10)).toBeNull();
    expect(optionalText(problems, 'notes', null, 10)).toBeNull();
    expect(optionalText(problems, 'notes', ' a\nb ', 10, true)).toBe('a\nb');
    problems.refuseIfAny();
  });
});
