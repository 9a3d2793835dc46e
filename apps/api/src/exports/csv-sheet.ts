import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';

/** One column of a sheet. Texts may have been written by anybody; numbers and dates are ours, and stay what they are. */
export interface Column<Row> {
  readonly heading: string;
  readonly kind: 'TEXT' | 'NUMBER' | 'DATE';
  readonly value: (row: Row) => string | number | Date | null | undefined;
}

export interface SheetOptions {
  /** Spreadsheets of countries with a decimal comma expect semicolons. */
  readonly separator: ',' | ';';
  /** The mark by which Excel knows that the file is UTF-8. */
  readonly bom: boolean;
}

/** What a spreadsheet would run as a formula: it gets an apostrophe, which spreadsheets hide. */
const FORMULA = /^[=+\-@\t\r\n]/;

const inert = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

function cell<Row>({ kind, value }: Column<Row>, row: Row): string {
  const found = value(row);
  if (found === null || found === undefined) return '';
  if (found instanceof Date) return found.toISOString();
  return kind === 'TEXT' ? inert(String(found)) : String(found);
}

/**
 * Rows as CSV while they are read: one batch is in memory at a time, and the reading ends when nobody listens any more.
 * The first batch is read before this answers, so that what cannot be read at all is still refused in the usual way.
 */
export async function csvSheet<Row>(
  columns: readonly Column<Row>[],
  batches: AsyncGenerator<readonly Row[]>,
  { separator, bom }: SheetOptions,
): Promise<Readable> {
  const first = await batches.next();
  const lines = (rows: readonly (readonly string[])[]): string =>
    stringify([...rows.map((row) => [...row])], { delimiter: separator, record_delimiter: 'windows' });
  const sheet = async function* () {
    try {
      yield (bom ? '\uFEFF' : '') + lines([columns.map(({ heading }) => heading)]);
      for (let next = first; !next.done; next = await batches.next()) {
        yield lines(next.value.map((row) => columns.map((column) => cell(column, row))));
      }
    } finally {
      await batches.return(undefined);
    }
  };
  return Readable.from(sheet(), { objectMode: false });
}
