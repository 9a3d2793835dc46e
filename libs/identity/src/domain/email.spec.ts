import { expect, it } from '@jest/globals';
import { parseEmail } from './email.js';

it.each([
  ['anna@example.com', 'anna@example.com'],
  [' a.b+c@sub.example.pl ', 'a.b+c@sub.example.pl'],
  ['ANNA@Example.COM', 'ANNA@Example.COM'],
  ['zażółć@przykład.pl', 'zażółć@przykład.pl'],
])('%j is kept as %j', (given, kept) => {
  expect(parseEmail(given)).toEqual({ ok: true, value: kept });
});

it.each([
  '',
  'anna',
  'anna@',
  '@example.com',
  'anna@example',
  'anna@@example.com',
  'anna nowak@example.com',
  'anna@exa mple.com',
  'anna@example.com\r\nBcc: all@example.com',
  'anna@example.com\u0000',
  'Anna <anna@example.com>',
  'a@b.com,c@d.com',
  `${'x'.repeat(65)}@example.com`,
  `a@${'x.'.repeat(200)}com`,
  '\ud800@example.com',
])('%j is refused', (given) => {
  expect(parseEmail(given)).toMatchObject({ ok: false, refusal: { code: 'EMAIL_INVALID' } });
});
