import type { DomainRefusal } from './refused.js';
import { ok, refusal, type Result } from './result.js';

export type TextRefusal = DomainRefusal<'TEXT_INVALID' | 'TEXT_TOO_LONG' | 'TEXT_REQUIRED'>;

export interface TextRule {
  /** Fewest characters after trimming; 1 unless told, 0 for a text that may be empty. */
  readonly min?: number;
  /** Most characters (Unicode code points, as PostgreSQL counts them). */
  readonly max: number;
  /** Allows line breaks and tabs. */
  readonly multiline?: boolean;
}

/** NUL is no text to PostgreSQL, half a surrogate pair none to Unicode; the rest moves a cursor or hides words. */
const NEVER = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/u;
/** Line breaks, and the marks that turn the direction of whatever follows them on a screen. */
const NOT_IN_ONE_LINE = /[\t\n\r\u2028\u2029\u202a-\u202e\u2066-\u2069]/;

/**
 * Reads a text that a person or a program wrote: without blanks around it, line breaks as `\n`, otherwise as it came.
 * Refuses what is no text (`TEXT_INVALID`), too much of it (`TEXT_TOO_LONG`) and too little (`TEXT_REQUIRED`).
 */
export function parseText(value: unknown, { min = 1, max, multiline = false }: TextRule): Result<string, TextRefusal> {
  if (typeof value !== 'string') return invalid(multiline);
  // A code point takes at most two units: a text this long is too long before anybody looks into it.
  if (value.length > max * 2 + 1_000) return tooLong(max);
  if (NEVER.test(value) || (!multiline && NOT_IN_ONE_LINE.test(value))) return invalid(multiline);
  const text = value.replace(/\r\n?/g, '\n').trim();
  const length = codePoints(text);
  if (length > max) return tooLong(max);
  if (length < min) {
    const message = min === 1 ? 'Write something here.' : `Write at least ${min} characters.`;
    return refusal({ code: 'TEXT_REQUIRED', message, details: { min } });
  }
  return ok(text);
}

function invalid(multiline: boolean): Result<string, TextRefusal> {
  const where = multiline ? 'control characters' : 'control characters or line breaks';
  return refusal({ code: 'TEXT_INVALID', message: `Write plain text without ${where}.` });
}

const tooLong = (max: number): Result<string, TextRefusal> =>
  refusal({ code: 'TEXT_TOO_LONG', message: `Use at most ${max} characters.`, details: { max } });

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
