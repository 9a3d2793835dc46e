/*
 * A file whose columns are known from the last time is read as it was then: the same source, the same meaning of the
 * columns, and, where its own values leave it open, the same order of dates and the same decimal sign.
 */
import { mapColumns, type MappableField, reasonColumns } from './column-mapping.js';
import { type DateOrder, type Dialect, detectDateOrder, detectDecimalComma } from './dialect.js';

export interface KnownHeader {
  readonly sourceName: string;
  readonly mapping: Readonly<Record<string, string>>;
  readonly decimalComma: boolean;
  readonly dateOrder: DateOrder;
}

/** The dialect of a file of a known header. What refused rows hold is no evidence: they are read as the file was. */
export function knownDialect(
  found: Dialect,
  known: KnownHeader,
  columnNames: readonly string[],
  rows: readonly (readonly string[])[],
): Dialect {
  if (reasonColumns(columnNames) > 0) {
    return { ...found, decimalComma: known.decimalComma, dateOrder: known.dateOrder };
  }
  const values = rows.flat();
  return {
    ...found,
    decimalComma: detectDecimalComma(values, known.decimalComma),
    dateOrder: detectDateOrder(values, known.dateOrder),
  };
}

/** What the columns mean by their names alone; why rows were refused before means nothing. */
export const mapOwnColumns = (columns: readonly string[], fields: readonly MappableField[]): Record<string, string> =>
  mapColumns(columns.slice(reasonColumns(columns)), fields);

/** Without fields that are gone since. */
export const stillMapped = (
  mapping: Readonly<Record<string, string>>,
  fields: readonly MappableField[],
): Record<string, string> =>
  Object.fromEntries(Object.entries(mapping).filter(([, key]) => fields.some((field) => field.key === key)));
