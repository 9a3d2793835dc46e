import { Refused } from '@kontor/kernel';

/** One page of a list that is read in the order of its keys, with a cursor for each row. */
export interface Page<Row> {
  readonly rows: readonly { readonly cursor: string; readonly row: Row }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A position in a list: the values that the list is sorted by, the id last. */
export type Keys = readonly (string | number | null)[];

export const encodeCursor = (keys: Keys): string => Buffer.from(JSON.stringify(keys)).toString('base64url');

/** Reads a cursor that `encodeCursor` made for the same sort. Refusal: `CURSOR_INVALID`. */
export function decodeCursor(cursor: string, length: number): Keys {
  try {
    const keys: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(keys) &&
      keys.length === length &&
      keys.every((key) => key === null || ['string', 'number'].includes(typeof key));
    if (fits && cursor.length < 2_000) return keys as Keys;
  } catch {
    // Falls through to the refusal: whatever is wrong with it, the client must start the list anew.
  }
  throw new Refused(
    'CURSOR_INVALID',
    'This position is not one of this list in this order. Read the list from its beginning.',
  );
}

/** Pages hold 1–100 rows. Refusal: `PAGE_SIZE_INVALID`. */
export function pageSize(first: number): number {
  if (Number.isInteger(first) && first >= 1 && first <= 100) return first;
  throw new Refused('PAGE_SIZE_INVALID', 'Ask for 1 to 100 rows a page.');
}

/** Makes a page of the `first + 1` rows that were read: the extra one only says that there is more. */
export function toPage<Row>(
  rows: readonly Row[],
  first: number,
  after: string | null,
  keysOf: (row: Row) => Keys,
): Page<Row> {
  return {
    rows: rows.slice(0, first).map((row) => ({ cursor: encodeCursor(keysOf(row)), row })),
    hasNextPage: rows.length > first,
    hasPreviousPage: after !== null,
  };
}
