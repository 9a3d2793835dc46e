import { Refused } from '@kontor/kernel';
import { CsvError, parse } from 'csv-parse';
import iconv from 'iconv-lite';
import type { Readable } from 'node:stream';
import {
  type Dialect,
  detectDateOrder,
  detectDecimalComma,
  detectEncoding,
  detectHeader,
  detectSeparator,
  detectTitleRows,
} from '../domain/dialect.js';

const MAX_COLUMNS = 200;
const MAX_RECORD_BYTES = 256 * 1024;

/** Reads a file row by row, whatever its size, as cells of text. The header is the first of them. Refusal: `FILE_NOT_CSV`. */
export async function* readCsv(
  file: Readable,
  dialect: Pick<Dialect, 'separator' | 'encoding'>,
): AsyncGenerator<string[]> {
  const decoded = file.pipe(iconv.decodeStream(dialect.encoding));
  const parser = parse({
    delimiter: dialect.separator,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  file.on('error', (error) => parser.destroy(error));
  decoded.on('error', (error: Error) => parser.destroy(error));
  try {
    for await (const cells of decoded.pipe(parser)) {
      yield (cells as string[]).slice(0, MAX_COLUMNS);
    }
  } catch (error) {
    if (error instanceof CsvError) {
      throw new Refused(
        'FILE_NOT_CSV',
        `The file cannot be read as a table: ${error.message} Choose another separator or save it as CSV again.`,
      );
    }
    throw error;
  } finally {
    file.destroy();
  }
}

export interface Sample {
  readonly dialect: Dialect;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What the first bytes of a file say of the rest. Refusals: `FILE_EMPTY`, `FILE_IS_PICTURE`, `FILE_NOT_TEXT`, `FILE_NOT_CSV`. */
export async function sampleCsv(bytes: Buffer, chosen: Partial<Dialect> = {}): Promise<Sample> {
  refuseForeignFile(bytes);
  const encoding = chosen.encoding ?? detectEncoding(bytes);
  const text = wholeLines(iconv.decode(bytes, encoding));
  const separator = chosen.separator ?? detectSeparator(text);
  const rows = await readAll(text, separator);
  const titleRows = chosen.titleRows ?? detectTitleRows(rows);
  const [first = [], ...others] = rows.slice(titleRows);
  const hasHeader = chosen.hasHeader ?? detectHeader(first);
  const data = hasHeader ? others : [first, ...others];
  if (first.every((cell) => cell.trim() === '') || data.length === 0) {
    throw new Refused(
      'FILE_EMPTY',
      'The file holds no rows. Choose a file with a line of column names and at least one row.',
    );
  }
  const values = data.flat();
  return {
    dialect: {
      encoding,
      separator,
      hasHeader,
      titleRows,
      decimalComma: chosen.decimalComma ?? detectDecimalComma(values),
      dateOrder: chosen.dateOrder ?? detectDateOrder(values),
    },
    header: first,
    rows: data,
  };
}

/** Without the last line, which the end of the sample may have cut. */
function wholeLines(text: string): string {
  const bare = text.replace(/^\ufeff/, '');
  const end = bare.lastIndexOf('\n');
  return end > 0 && bare.length > 60_000 ? bare.slice(0, end) : bare;
}

function readAll(text: string, separator: string): Promise<string[][]> {
  return new Promise((resolve, reject) => {
    const options = { delimiter: separator, relax_column_count: true, relax_quotes: true, skip_empty_lines: true };
    parse(text, options, (error, rows: string[][]) => {
      if (error) reject(new Refused('FILE_NOT_CSV', `The file cannot be read as a table: ${error.message}`));
      else resolve(rows.map((cells) => cells.slice(0, MAX_COLUMNS)));
    });
  });
}

const PICTURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x49, 0x49, 0x2a, 0x00], // TIFF
  [0x4d, 0x4d, 0x00, 0x2a], // TIFF
];
const isWebp = (bytes: Buffer): boolean =>
  bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP';

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a spreadsheet or an archive (ZIP)', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel file', [0xd0, 0xcf, 0x11, 0xe0]],
];

function refuseForeignFile(bytes: Buffer): void {
  if (isWebp(bytes) || PICTURES.some((start) => start.every((byte, index) => bytes[index] === byte))) {
    throw new Refused(
      'FILE_IS_PICTURE',
      'This is a picture, not a table. Export the table as CSV or XLSX and choose that.',
    );
  }
  const found = SIGNATURES.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (found)
    throw new Refused(
      'FILE_NOT_TEXT',
      `This is ${found[0]}, not a table of text. Save it as CSV and choose that file.`,
    );
  const isUtf16 = bytes[0] === 0xff && bytes[1] === 0xfe;
  if (!isUtf16 && bytes.includes(0))
    throw new Refused('FILE_NOT_TEXT', 'This file is no text. Save the table as CSV and choose that file.');
}
