/*
 * Which column of a file means which field: by the fields' names in both languages and by the names that other
 * systems give their columns. Every field is taken at most once; what is left over is left out and said so.
 */
import { storableText } from './storable-text.js';

export interface MappableField {
  readonly key: string;
  readonly label: { readonly pl: string; readonly en: string };
  readonly aliases: readonly string[];
}

/** Lower case, without marks, punctuation and blanks: `Data zamknięcia` and `data_zamkniecia` are the same. */
export const foldName = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

export function mapColumns(columns: readonly string[], fields: readonly MappableField[]): Record<string, string> {
  const byName = new Map(
    fields.flatMap((field) =>
      [field.key, field.label.pl, field.label.en, ...field.aliases].map((name) => [foldName(name), field.key] as const),
    ),
  );
  const taken = new Set<string>();
  const mapping = new Map<string, string>();
  for (const column of columns) {
    const field = byName.get(foldName(column));
    if (field === undefined || taken.has(field)) continue;
    taken.add(field);
    mapping.set(column, field);
  }
  return Object.fromEntries(mapping);
}

/** Columns need names that differ: the second `Name` becomes `Name (2)`, an empty one `Column 3`. */
export function nameColumns(cells: readonly string[], hasHeader: boolean): string[] {
  const seen = new Map<string, number>();
  return cells.map((cell, index) => {
    const name = (hasHeader && storableText(cell.trim().slice(0, 100))) || `Column ${index + 1}`;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** What stands in front of a file of refused rows, by language; it is no part of the table. */
export const REASON_COLUMNS = {
  pl: ['Kontor: wiersz', 'Kontor: problem'],
  en: ['Kontor: row', 'Kontor: problem'],
} as const satisfies Record<string, readonly [row: string, problem: string]>;

/** How many columns in front say why rows were refused before: their number is none or two. */
export const reasonColumns = (columns: readonly string[]): number =>
  Object.values(REASON_COLUMNS).some((names) => names.every((name, at) => columns[at] === name)) ? 2 : 0;

/** By what a file is known again: its columns in their order, without the reasons of refused rows. */
export const headerOf = (columns: readonly string[]): string => JSON.stringify(columns.slice(reasonColumns(columns)));
