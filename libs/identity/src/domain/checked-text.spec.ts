import { describe, expect, it } from '@jest/globals';
import { checkEmail, checkName, isTimeZone } from './checked-text.js';

describe('a name', () => {
  it.each([
    ['  Anna   Nowak ', 'Anna Nowak'],
    ['Z\u0307aneta', 'Żaneta'],
    ['O’Brien-Łęcka', 'O’Brien-Łęcka'],
    ["'; DROP TABLE identity.user_account; --", "'; DROP TABLE identity.user_account; --"],
    ['__proto__', '__proto__'],
    ['محمد', 'محمد'],
  ])('%j is kept as %j', (given, kept) => {
    expect(checkName('name', given)).toEqual({ ok: true, value: kept });
  });

  it.each(['', '   ', 'a\u0000b', 'a\nb', '\ud800', 'x'.repeat(201), 'evil\u202Egnp.exe'])('%j is refused', (given) => {
    expect(checkName('name', given)).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  });
});

describe('an e-mail address', () => {
  it.each(['anna@example.com', 'a.b+c@sub.example.pl', 'ANNA@Example.COM', 'zażółć@przykład.pl'])(
    '%s fits',
    (given) => {
      expect(checkEmail('email', given)).toEqual({ ok: true, value: given });
    },
  );

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
  ])('%j does not', (given) => {
    expect(checkEmail('email', given)).toMatchObject({ ok: false, refusal: { code: 'INVALID_INPUT' } });
  });
});

it('knows the zones of the world', () => {
  expect(['Europe/Warsaw', 'America/New_York', 'UTC'].every(isTimeZone)).toBe(true);
  expect(['Europe/Warszawa', '', 'PST8', '../etc/passwd'].some(isTimeZone)).toBe(false);
});
