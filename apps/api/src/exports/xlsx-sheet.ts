import { Readable } from 'node:stream';
import { type CellValue, type ColumnDef, writeXlsxStream } from 'hucre/xlsx';
import type { Language } from '../edge/language.js';
import type { SheetColumn } from './sheet-column.js';

export interface XlsxOptions {
  readonly language: Language;
  /** A moment stands in a cell as the reader's clock shows it: cells know no zone. */
  readonly timeZone: string;
  readonly name: string;
}

const FORMATS: Readonly<Record<SheetColumn<unknown>['kind'], Partial<ColumnDef>>> = {
  TEXT: { width: 24 },
  NUMBER: { width: 14 },
  DATE: { width: 12, numFmt: 'yyyy-mm-dd' },
  INSTANT: { width: 17, numFmt: 'yyyy-mm-dd hh:mm' },
};

/** A workbook's number is a double: fifteen digits it always keeps. */
const EXACT_DIGITS = 15;

/** The number itself where a workbook keeps all of its digits, otherwise its text: never a number that is nearly right. */
export function exactNumber(text: string): number | string {
  const digits = text.replace(/^-?0*\.?0*|\./gu, '');
  return digits.length <= EXACT_DIGITS && Number.isFinite(Number(text)) ? Number(text) : text;
}

/**
 * The wall clock of `timeZone` at an instant, as the UTC fields of a date: how a workbook writes it, to the second.
 */
export function wallClock(instant: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant);
  return new Date(`${parts.replace(' ', 'T')}Z`);
}

function cell<Row>({ kind, value }: SheetColumn<Row>, row: Row, { language, timeZone }: XlsxOptions): CellValue {
  const found = value(row, language);
  if (found === null || found === undefined) return null;
  if (kind === 'NUMBER') return exactNumber(String(found));
  if (kind === 'DATE') return new Date(`${String(found)}T00:00:00Z`);
  if (kind === 'INSTANT') return wallClock(found instanceof Date ? found : new Date(found), timeZone);
  // A cell of text is text, whatever it begins with: nothing in it runs.
  return String(found);
}

/**
 * Rows as a workbook while they are read, a batch in memory at a time; beyond a sheet's 1 048 576 rows the next sheet
 * follows. The first batch is read before this answers, so that what cannot be read is refused in the usual way.
 */
export async function xlsxSheet<Row>(
  columns: readonly SheetColumn<Row>[],
  batches: AsyncGenerator<readonly Row[]>,
  options: XlsxOptions,
): Promise<Readable> {
  const first = await batches.next();
  const rows = async function* () {
    try {
      for (let next = first; !next.done; next = await batches.next()) {
        for (const row of next.value) yield columns.map((column) => cell(column, row, options));
      }
    } finally {
      await batches.return(undefined);
    }
  };
  const stream = writeXlsxStream(rows(), {
    name: options.name,
    columns: columns.map(({ heading, kind }) => ({ header: heading[options.language], ...FORMATS[kind] })),
    freezePane: { rows: 1 },
  });
  return Readable.fromWeb(stream);
}
