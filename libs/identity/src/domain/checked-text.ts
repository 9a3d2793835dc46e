// Names and addresses as they are kept: in one Unicode form, without outer blanks, and without the control characters
// and lone surrogates that no name has and that PostgreSQL, mail headers and terminals each trip over differently.
import { type DomainRefusal, ok, type Result, refusal } from '@kontor/kernel';

export type TextRefusal = DomainRefusal<'INVALID_INPUT'>;

const UNFIT = /[\p{Cc}\p{Cs}\u2028\u2029\u202A-\u202E\u2066-\u2069]/u;

const invalid = (path: string, code: string, message: string): Result<never, TextRefusal> =>
  refusal({ code: 'INVALID_INPUT', message, details: { fields: [{ path, code, message }] } });

/** A name of 1 to `longest` characters. Refused with `INVALID_INPUT` that names `path`. */
export function checkName(path: string, text: string, longest = 200): Result<string, TextRefusal> {
  const name = text.normalize('NFC').trim().replace(/ {2,}/g, ' ');
  if (name === '') return invalid(path, 'REQUIRED', 'Write a name.');
  if ([...name].length > longest) return invalid(path, 'TOO_LONG', `Use at most ${longest} characters.`);
  if (UNFIT.test(name)) return invalid(path, 'UNFIT', 'Leave out control characters.');
  return ok(name);
}

const EMAIL = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

/** An e-mail address, kept as written; addresses that differ in case only are the same account. */
export function checkEmail(path: string, text: string): Result<string, TextRefusal> {
  const email = text.normalize('NFC').trim();
  if (email.length > 254 || UNFIT.test(email) || !EMAIL.test(email)) {
    return invalid(path, 'EMAIL', 'Write an e-mail address such as anna@example.com.');
  }
  return ok(email);
}

/** An IANA zone that this installation knows, such as Europe/Warsaw. */
export function isTimeZone(name: string): boolean {
  return name === 'UTC' || KNOWN_ZONES.has(name);
}

const KNOWN_ZONES = new Set(Intl.supportedValuesOf('timeZone'));
