import { parseText, Refused } from '@kontor/kernel';

/** Reads why somebody does something; blank is no reason. Refusals: `TEXT_INVALID`, `TEXT_TOO_LONG`, on their field. */
export function readReason(value: string | null | undefined, path = 'reason'): string | null {
  if (value === undefined || value === null) return null;
  const parsed = parseText(value, { min: 0, max: 2_000, multiline: true });
  if (parsed.ok) return parsed.value === '' ? null : parsed.value;
  const { code, message } = parsed.refusal;
  throw new Refused(code, message, { fields: [{ path, code, message }] });
}
