import { describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD } from './demo-password.js';
import { checkPassword } from './password-policy.js';

const CONTEXT = ['Pakmasz Sp. z o.o.', 'Grażyna Wiśniewska', 'g.wisniewska@pakmasz.pl'];
const codeOf = (password: string): string => {
  const result = checkPassword(password, CONTEXT);
  return result.ok ? 'accepted' : result.refusal.code;
};

describe('a new password', () => {
  it.each([
    ['correct horse staple battery', 'four unrelated words'],
    ['żółw-ogryza-parasol', 'Polish letters'],
    ['gT7#kQ2!vX9$', 'twelve random characters'],
    ['839201746352', 'twelve random digits: composition is free'],
    ['aaaaBBxkqwplmz', 'lower case only for the most part'],
    [`${'long words and more of them '.repeat(4)}`.slice(0, 64), 'sixty-four characters'],
    ['🐙🦑🐙🦀🐡🦞🐚🐳🐬🦈🦭🐟', 'twelve signs that are no letters'],
    ['kwadrans przed dwunastą', 'a phrase'],
    [`${'xkqj vbzw '.repeat(99)}ąćęł`.slice(0, 990), 'nearly a thousand bytes'],
  ])('is accepted: %s (%s)', (password) => {
    expect(codeOf(password)).toBe('accepted');
  });

  it.each([
    ['', 'PASSWORD_TOO_SHORT'],
    ['gT7#kQ2!vX9', 'PASSWORD_TOO_SHORT'],
    ['🐙🦑🐙🦀🐡🦞', 'PASSWORD_TOO_SHORT'],
    ['x7'.repeat(501), 'PASSWORD_TOO_LONG'],
    ['ą'.repeat(501), 'PASSWORD_TOO_LONG'],
    ['123456789012', 'PASSWORD_GUESSABLE'],
    ['passwordpassword', 'PASSWORD_GUESSABLE'],
    ['P@ssw0rd1234', 'PASSWORD_GUESSABLE'],
    ['Password2026!', 'PASSWORD_GUESSABLE'],
    ['qwertyuiop12', 'PASSWORD_GUESSABLE'],
    ['1q2w3e4r5t6y', 'PASSWORD_GUESSABLE'],
    ['qazwsxedcrfv', 'PASSWORD_GUESSABLE'],
    ['poiuytrewq12', 'PASSWORD_GUESSABLE'],
    ['zaq12wsxcde3', 'PASSWORD_GUESSABLE'],
    ['aaaaaaaaaaaa', 'PASSWORD_GUESSABLE'],
    ['abababababab', 'PASSWORD_GUESSABLE'],
    ['abcdefghijkl', 'PASSWORD_GUESSABLE'],
    ['iloveyou1234', 'PASSWORD_GUESSABLE'],
    ['kochamcie123', 'PASSWORD_GUESSABLE'],
    ['Haslo12345678', 'PASSWORD_GUESSABLE'],
    ['mojehaslo2026!', 'PASSWORD_GUESSABLE'],
    ['Dragon-Monkey-Football', 'PASSWORD_GUESSABLE'],
    ['Lato2026Lato2026', 'PASSWORD_GUESSABLE'],
    ['Warszawa!2025', 'PASSWORD_GUESSABLE'],
    [DEMO_PASSWORD, 'PASSWORD_GUESSABLE'],
    ['Kontor123456', 'PASSWORD_GUESSABLE'],
    ['PAKMASZ2026!!', 'PASSWORD_GUESSABLE'],
    ['grazynawisniewska', 'PASSWORD_GUESSABLE'],
    ['Grażyna.Wiśniewska1', 'PASSWORD_GUESSABLE'],
    ['g.wisniewska@pakmasz.pl', 'PASSWORD_GUESSABLE'],
    ['!!!!????....', 'PASSWORD_GUESSABLE'],
    ['            ', 'PASSWORD_GUESSABLE'],
  ])('%j: %s', (password, code) => {
    expect(codeOf(password)).toBe(code);
  });

  it('is the same however its marks were typed', () => {
    const typed = checkPassword('z\u0307o\u0301łw parasol rower', []);
    expect(typed).toEqual({ ok: true, value: 'żółw parasol rower' });
  });
});
