import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { Language } from '../edge/language.js';
import { inertText } from '../edge/inert-text.js';
import type { SheetColumn } from './sheet-column.js';

export interface SheetOptions {
  /** Of the headings and of the words that stand for closed values. */
  readonly language: Language;
  /** Spreadsheets of countries with a decimal comma expect semicolons. */
  readonly separator: ',' | ';';
  /** The mark by which Excel knows that the file is UTF-8. */
  readonly bom: boolean;
}

function cell<Row>({ kind, value }: SheetColumn<Row>, row: Row, language: Language): string {
  const found = value(row, language);
  if (found === null || found === undefined) return '';
  if (found instanceof Date) return found.toISOString();
  return kind === 'TEXT' ? inertText(String(found)) : String(found);
}

/**
 * Rows as CSV while they are read: one batch is in memory at a time, and the reading ends when nobody listens any more.
 * The first batch is read before this answers, so that what cannot be read at all is still refused in the usual way.
 */
export async function csvSheet<Row>(
  columns: readonly SheetColumn<Row>[],
  batches: AsyncGenerator<readonly Row[]>,
  { language, separator, bom }: SheetOptions,
): Promise<Readable> {
  const first = await batches.next();
  const lines = (rows: readonly (readonly string[])[]): string =>
    stringify([...rows.map((row) => [...row])], { delimiter: separator, record_delimiter: 'windows' });
  const sheet = async function* () {
    try {
      yield (bom ? '\uFEFF' : '') + lines([columns.map(({ heading }) => heading[language])]);
      for (let next = first; !next.done; next = await batches.next()) {
        yield lines(next.value.map((row) => columns.map((column) => cell(column, row, language))));
      }
    } finally {
      await batches.return(undefined);
    }
  };
  return Readable.from(sheet(), { objectMode: false });
}
