/*
 * How a CSV file is written: RFC 4180 describes one way, and spreadsheets of every country write another.
 * Detection looks at a sample and is shown to the person, who may correct it.
 */
import { assertNever } from '@kontor/kernel';

export type Separator = ',' | ';' | '\t' | '|';
export type Encoding = 'utf-8' | 'utf-16le' | 'windows-1250' | 'iso-8859-2';
export type DateOrder = 'YMD' | 'DMY' | 'MDY';

export interface Dialect {
  readonly separator: Separator;
  readonly encoding: Encoding;
  readonly decimalComma: boolean;
  readonly dateOrder: DateOrder;
  readonly hasHeader: boolean;
  /** Lines above the names of the columns: a title, the day of a report, names of groups of columns. */
  readonly titleRows: number;
}

const SEPARATORS: readonly Separator[] = [',', ';', '\t', '|'];
export const isSeparator = (text: string): text is Separator => (SEPARATORS as readonly string[]).includes(text);
export const isEncoding = (text: string): text is Encoding =>
  ['utf-8', 'utf-16le', 'windows-1250', 'iso-8859-2'].includes(text);

/** The encoding of a sample of bytes: by its mark, by being valid UTF-8, or by where the Polish letters are. */
export function detectEncoding(sample: Uint8Array): Encoding {
  if (sample[0] === 0xef && sample[1] === 0xbb && sample[2] === 0xbf) return 'utf-8';
  if (sample[0] === 0xff && sample[1] === 0xfe) return 'utf-16le';
  if (isUtf8(sample)) return 'utf-8';
  const count = (...bytes: number[]) => sample.reduce((sum, byte) => sum + (bytes.includes(byte) ? 1 : 0), 0);
  // 0x80–0x9F are control characters in ISO 8859-2; Windows has ś, ź, Ś and Ź there. ą is B9 here and B1 there.
  if (sample.some((byte) => byte >= 0x80 && byte <= 0x9f)) return 'windows-1250';
  return count(0xb1, 0xb6, 0xbc, 0xa1, 0xa6, 0xac) > count(0xb9, 0xa5) ? 'iso-8859-2' : 'windows-1250';
}

/** Valid UTF-8, allowing for a letter that the end of the sample cuts in two. */
function isUtf8(sample: Uint8Array): boolean {
  for (let cut = 0; cut < 4; cut += 1) {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(sample.subarray(0, sample.length - cut));
      return true;
    } catch {
      // A shorter sample may end between two letters.
    }
  }
  return false;
}

/** Cells of one line, quotes respected; enough to count them, the reader proper does the rest. */
function cellsOf(line: string, separator: Separator): number {
  let quoted = false;
  let cells = 1;
  for (const letter of line) {
    if (letter === '"') quoted = !quoted;
    else if (letter === separator && !quoted) cells += 1;
  }
  return cells;
}

/** The separator that cuts the most lines into the same number of cells, more than one; a comma when none does. */
export function detectSeparator(text: string): Separator {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .slice(0, 50);
  const scored = SEPARATORS.map((separator) => {
    const counts = lines.map((line) => cellsOf(line, separator));
    // The commonest number of cells: the first line may be a title.
    const scores = [...new Set(counts)].filter((count) => count > 1);
    const score = (cells: number) => counts.filter((count) => count === cells).length * 100 + cells;
    return { separator, score: Math.max(0, ...scores.map(score)) };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

const DATE = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T].*)?$/;

/** The order of day, month and year that all dates of a sample allow; as usual where it cannot be told. */
export function detectDateOrder(values: readonly string[], usual: DateOrder = 'DMY'): DateOrder {
  const dates = values.map((value) => DATE.exec(value.trim())).filter((match) => match !== null);
  const parts = dates.map((match) => [Number(match[1]), Number(match[2]), (match[1] ?? '').length] as const);
  if (parts.length > 0 && parts.every(([, , digits]) => digits === 4)) return 'YMD';
  const fits: Record<DateOrder, boolean> = {
    YMD: false,
    DMY: parts.every(([first, second]) => first <= 31 && second <= 12),
    MDY: parts.every(([first, second]) => first <= 12 && second <= 31),
  };
  if (fits[usual]) return usual;
  return fits.MDY && !fits.DMY ? 'MDY' : 'DMY';
}

/** Whether amounts are written `1 234,56` rather than `1,234.56`; as usual where it cannot be told. */
export function detectDecimalComma(values: readonly string[], usual = false): boolean {
  const comma = values.filter(
    (value) => /^-?[\d\s\u00a0\u202f.]*\d,\d{1,4}$/.test(value.trim()) && !/^-?\d{1,3}(,\d{3})+$/.test(value.trim()),
  ).length;
  const point = values.filter((value) => /^-?[\d,]*\d\.\d{1,4}$/.test(value.trim())).length;
  return comma === point ? usual : comma > point;
}

const TITLES_AT_MOST = 10;
const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length;

/**
 * How many lines stand above the names of the columns. Such a line fills at most half of the columns that a line
 * usually fills, as a title does, or leaves gaps where the line below has a name for each, as merged cells do.
 */
export function detectTitleRows(rows: readonly (readonly string[])[]): number {
  const counts = rows.map(filled).sort((a, b) => a - b);
  const usual = counts[Math.floor(counts.length / 2)] ?? 0;
  if (usual < 2) return 0;
  const named = (row: readonly string[]): boolean => detectHeader(row.slice(0, Math.max(filled(row), usual)));
  for (const [at, row] of rows.slice(0, TITLES_AT_MOST).entries()) {
    const below = rows[at + 1];
    const hasGaps = filled(row) < usual && below !== undefined && filled(below) > filled(row) && named(below);
    if (filled(row) * 2 > usual && !hasGaps) return named(row) ? at : 0;
  }
  return 0;
}

/** A first line is a header when its cells are different words, none of them a number or a date. */
export function detectHeader(firstRow: readonly string[]): boolean {
  const cells = firstRow.map((cell) => cell.trim());
  return new Set(cells).size === cells.length && cells.every((cell) => cell !== '' && !/^[-\d\s.,/:%]+$/.test(cell));
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };
const NTH = '([1-4]|iv|i{1,3})';
const MARK = '(?:q|kw(?:arta\u0142|artal|arta\u0142u)?\\.?)';
const QUARTERS: readonly { readonly shape: RegExp; readonly nth: number; readonly year: number }[] = [
  { shape: new RegExp(`^${MARK}\\s*${NTH}[\\s./-]*(\\d{4})(?:\\s*r\\.?)?$`, 'i'), nth: 1, year: 2 },
  { shape: new RegExp(`^${NTH}\\s*${MARK}[\\s./-]*(\\d{4})(?:\\s*r\\.?)?$`, 'i'), nth: 1, year: 2 },
  { shape: new RegExp(`^(\\d{4})[\\s./-]*${MARK}\\s*${NTH}$`, 'i'), nth: 2, year: 1 },
  { shape: new RegExp(`^(\\d{4})[\\s./-]*${NTH}\\s*${MARK}$`, 'i'), nth: 2, year: 1 },
];
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'] as const;

/** The last day of `Q3 2026`, `2026-Q3` or `III kw. 2026`: what is said of a quarter is so by its end. */
function readQuarter(text: string): string | null {
  for (const { shape, nth, year } of QUARTERS) {
    const match = shape.exec(text);
    if (!match) continue;
    const said = (match[nth] ?? '').toLowerCase();
    return `${match[year]}-${LAST_DAYS[(ROMAN[said] ?? Number(said)) - 1]}`;
  }
  return null;
}

/**
 * Day, month and year of a date written in this order, as `YYYY-MM-DD`, or `null`. A time of day after it is dropped;
 * a quarter means its last day.
 */
export function readDate(text: string, order: DateOrder): string | null {
  const match = DATE.exec(text.trim());
  if (!match) return readQuarter(text.trim());
  const [a, b, c] = [match[1] ?? '', match[2] ?? '', match[3] ?? ''];
  // A year of four digits in front is unmistakable whatever the order of the rest of the file.
  const [year, month, day] = a.length === 4 ? [a, b, c] : inOrder(a, b, c, order);
  if (year.length !== 4) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function inOrder(a: string, b: string, c: string, order: DateOrder): [string, string, string] {
  switch (order) {
    case 'YMD':
      return [a, b, c];
    case 'DMY':
      return [c, b, a];
    case 'MDY':
      return [c, a, b];
    default:
      return assertNever(order);
  }
}
