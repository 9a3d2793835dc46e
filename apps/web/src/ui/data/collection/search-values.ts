import { isPeriod, type Period } from '../time/periods.js';
import type { Direction, Sort } from './column.js';

/**
 * Reading an address. Whatever a person or an old link wrote there, the page opens: what cannot be read is left out,
 * never an error and never a value that breaks the way back.
 */

/** The router reads `?q=123` as a number; an address is text all the same. */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Lists are written with commas: `?stage=a,b`. */
export function listOf(value: unknown): readonly string[] | undefined {
  const text = textOf(value);
  const items = text?.split(',').filter((item) => item !== '') ?? [];
  return items.length === 0 ? undefined : items;
}

export const listText = (items: readonly string[]): string | undefined =>
  items.length === 0 ? undefined : items.join(',');

export function oneOf<T extends string>(value: unknown, allowed: readonly T[]): T | undefined {
  return allowed.find((one) => one === value);
}

export function periodOf(value: unknown): Period | undefined {
  return typeof value === 'string' && isPeriod(value) ? value : undefined;
}

/** `AMOUNT.desc`; a field that the list does not know is no order. */
export function sortOf(value: unknown, fields: readonly string[]): Sort | undefined {
  const [field = '', direction] = (textOf(value) ?? '').split('.');
  if (!fields.includes(field)) return undefined;
  return { field, direction: direction === 'desc' ? 'DESC' : 'ASC' };
}

export const sortText = (sort: { readonly field: string; readonly direction: Direction }): string =>
  `${sort.field}.${sort.direction.toLowerCase()}`;

/** The same search without what is not set, so that addresses stay short and equal searches look equal. */
export function withoutGaps<T extends object>(search: T): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
