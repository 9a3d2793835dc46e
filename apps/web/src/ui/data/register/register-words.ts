import { CUSTOM } from '../custom/custom-value.js';

/** What the register calls a field, brought to the field's name on the screen: `ownerId` and `owner` are one thing. */
export const plainField = (field: string): string =>
  field.startsWith(CUSTOM) ? field : (field.replace(/(?<!tax)Ids?$/u, '').split(/[.[]/u)[0] ?? field);

/** A value of the register as text for a reader: amounts, lists and names, never `[object Object]`. */
export function plainValue(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? '✓' : '–';
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map((entry) => plainValue(entry) ?? '–').join(', ');
  return plainObject(value as Record<string, unknown>);
}

function plainObject(value: Readonly<Record<string, unknown>>): string | null {
  const { amount, currency, name, share } = value;
  if (typeof amount === 'string') return [amount, currency].filter(Boolean).join(' ');
  if (typeof name === 'string') return typeof share === 'string' ? `${name} ${share} %` : name;
  const parts = Object.values(value)
    .map(plainValue)
    .filter((part) => part !== null);
  return parts.length === 0 ? null : parts.join(' ');
}

export type ValueKind = 'date' | 'instant' | 'text';

/** Dates and instants come as ISO text and are shown as people write them. */
export function kindOfValue(value: unknown): ValueKind {
  if (typeof value !== 'string') return 'text';
  if (/^\d{4}-\d{2}-\d{2}$/u.test(value)) return 'date';
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/u.test(value) ? 'instant' : 'text';
}
