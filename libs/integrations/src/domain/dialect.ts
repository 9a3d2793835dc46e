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
    const first = counts[0] ?? 1;
    const same = counts.filter((count) => count === first).length;
    return { separator, score: first > 1 ? same * 100 + first : 0 };
  });
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).separator;
}

const DATE = /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T].*)?$/;

/** The order of day, month and year that all dates of a sample allow; day first where it cannot be told. */
export function detectDateOrder(values: readonly string[]): DateOrder {
  const dates = values.map((value) => DATE.exec(value.trim())).filter((match) => match !== null);
  const parts = dates.map((match) => [Number(match[1]), Number(match[2]), (match[1] ?? '').length] as const);
  if (parts.length > 0 && parts.every(([, , digits]) => digits === 4)) return 'YMD';
  const fits: Record<DateOrder, boolean> = {
    YMD: false,
    DMY: parts.every(([first, second]) => first <= 31 && second <= 12),
    MDY: parts.every(([first, second]) => first <= 12 && second <= 31),
  };
  return fits.MDY && !fits.DMY ? 'MDY' : 'DMY';
}

/** Whether amounts are written `1 234,56` rather than `1,234.56`. */
export function detectDecimalComma(values: readonly string[]): boolean {
  const comma = values.filter(
    (value) => /^-?[\d\s\u00a0\u202f.]*\d,\d{1,4}$/.test(value.trim()) && !/^-?\d{1,3}(,\d{3})+$/.test(value.trim()),
  ).length;
  const point = values.filter((value) => /^-?[\d,]*\d\.\d{1,4}$/.test(value.trim())).length;
  return comma > point;
}

/** A first line is a header when its cells are different words, none of them a number or a date. */
export function detectHeader(firstRow: readonly string[]): boolean {
  const cells = firstRow.map((cell) => cell.trim());
  return new Set(cells).size === cells.length && cells.every((cell) => cell !== '' && !/^[-\d\s.,/:%]+$/.test(cell));
}

/** Day, month and year of a date written in this order, as `YYYY-MM-DD`, or `null`. A time of day after it is dropped. */
export function readDate(text: string, order: DateOrder): string | null {
  const match = DATE.exec(text.trim());
  if (!match) return null;
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
