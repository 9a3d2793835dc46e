// An e-mail address as an account's name and as a place for letters: one address, without a display name, of a form
// that every mail server takes (RFC 5321 §4.5.3.1 for its lengths). Addresses that differ in case only are one account.
import { type DomainRefusal, ok, parseText, type Result, refusal } from '@kontor/kernel';

const SHAPE = /^[^\s@<>()[\]\\,;:"]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[\p{L}]{2,63}$/u;

export function parseEmail(text: string): Result<string, DomainRefusal<'EMAIL_INVALID'>> {
  const line = parseText(text, { max: 254 });
  if (line.ok && SHAPE.test(line.value)) return ok(line.value.normalize('NFC'));
  return refusal({ code: 'EMAIL_INVALID', message: 'Write an e-mail address such as anna@example.com.' });
}
