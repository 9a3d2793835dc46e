// What a new password must be like: long, and not of pieces that anybody would try first. There are no rules of
// composition. Source: OWASP ASVS 5.0 V6.2, NIST SP 800-63B-4 §3.1.1.
import { type DomainRefusal, ok, type Result, refusal } from '@kontor/kernel';
import { COMMON_WORDS, WALKS } from './common-words.js';

export const MIN_PASSWORD_CHARACTERS = 12;
export const MAX_PASSWORD_BYTES = 1_000;

/** A password must have at least this much that is no known word, walk, year or repetition. */
const LEAST_OWN_CHARACTERS = 6;

const PRODUCT_WORDS = ['kontor'];

export type PasswordRefusal = DomainRefusal<'PASSWORD_TOO_SHORT' | 'PASSWORD_TOO_LONG' | 'PASSWORD_GUESSABLE'>;

/** The same password typed on another keyboard or system must be the same bytes. */
export const normalPassword = (password: string): string => password.normalize('NFC');

/**
 * Checks a new password. `context` are words that belong to the person and the organisation (names, e-mail): whoever
 * attacks knows them. Lengths count characters as people see them, at most 1 000 bytes of UTF-8.
 */
export function checkPassword(password: string, context: readonly string[]): Result<string, PasswordRefusal> {
  const normal = normalPassword(password);
  if ([...normal].length < MIN_PASSWORD_CHARACTERS) {
    return refusal({
      code: 'PASSWORD_TOO_SHORT',
      message: `Use at least ${MIN_PASSWORD_CHARACTERS} characters; a few unrelated words are easy to remember.`,
      details: { characters: MIN_PASSWORD_CHARACTERS },
    });
  }
  if (Buffer.byteLength(normal) > MAX_PASSWORD_BYTES) {
    return refusal({
      code: 'PASSWORD_TOO_LONG',
      message: `Use at most ${MAX_PASSWORD_BYTES} bytes.`,
      details: { bytes: MAX_PASSWORD_BYTES },
    });
  }
  if (ownCharacters(normal, context) < LEAST_OWN_CHARACTERS) {
    return refusal({
      code: 'PASSWORD_GUESSABLE',
      message:
        'This is made of common words, names of this organisation, years or a pattern. Use a few unrelated words instead.',
    });
  }
  return ok(normal);
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const folded = (text: string): string =>
  text.toLowerCase().replaceAll('ł', 'l').normalize('NFD').replace(/\p{M}/gu, '');

/**
 * How many characters remain when everything that a guesser would begin with is taken out. Digits are read both as
 * themselves and as the letters they stand for; the reading that explains more counts.
 */
function ownCharacters(password: string, context: readonly string[]): number {
  const plain = folded(password);
  const spoken = plain.replace(/[013457@$!]/g, (sign) => LEET[sign] ?? sign);
  const words = [...contextWords(context), ...FOLDED_COMMON];
  return Math.min(remainder(plain, words), remainder(spoken, words));
}

const FOLDED_COMMON = [...new Set(COMMON_WORDS.map(folded))];

/** Splits names, addresses and domains into the words of three letters or more that somebody would try. */
function contextWords(context: readonly string[]): string[] {
  const words = [...PRODUCT_WORDS, ...context]
    .map(folded)
    .flatMap((text) => [text.replace(/[^\p{L}\p{N}]/gu, ''), ...text.split(/[^\p{L}\p{N}]+/u)]);
  return [...new Set(words)].filter((word) => word.length >= 3).sort((a, b) => b.length - a.length);
}

const GAP = '\u0000';

function remainder(text: string, words: readonly string[]): number {
  let left = text.replace(/[^\p{L}\p{N}]+/gu, (run) => (/^(.)\1*$/u.test(run) || run.length < 3 ? GAP : run));
  for (const word of words) left = left.replaceAll(word, GAP);
  left = left.replace(/(?:19|20)\d\d/g, GAP);
  left = withoutWalks(left);
  left = left.replace(/(.)\1{2,}/gu, GAP);
  return distinctLength(left.replaceAll(GAP, ''));
}

/** Takes out runs of four or more neighbours on a keyboard row or in the alphabet, in either direction. */
function withoutWalks(text: string): string {
  let left = text;
  for (const walk of WALKS) {
    const row = walk + walk;
    for (const line of [row, [...row].reverse().join('')]) {
      for (let length = walk.length; length >= 4; length -= 1) {
        for (let start = 0; start < walk.length; start += 1) {
          left = left.replaceAll(line.slice(start, start + length), GAP);
        }
      }
    }
  }
  return left;
}

/** A piece that is written again and again counts once. */
function distinctLength(text: string): number {
  const repeated = /^(.+?)\1+$/su.exec(text);
  return [...(repeated?.[1] ?? text)].length;
}
