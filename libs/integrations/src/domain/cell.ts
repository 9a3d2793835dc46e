/*
 * What one cell of a file means, given its field's kind and the file's dialect.
 * A cell that cannot be read is refused in words that name what was expected; nothing is guessed or cut.
 */
import {
  type DomainRefusal,
  isCurrencyCode,
  isLocalDate,
  ok,
  parseDecimal,
  type Result,
  refusal,
} from '@kontor/kernel';
import { type Dialect, readDate } from './dialect.js';

export type CellKind = 'TEXT' | 'DECIMAL' | 'DATE' | 'REFERENCE' | 'CURRENCY' | 'EMAIL';
export type CellRefusal = DomainRefusal<
  | 'CELL_NOT_A_NUMBER'
  | 'CELL_NOT_A_DATE'
  | 'CELL_NOT_A_CURRENCY'
  | 'CELL_NOT_AN_EMAIL'
  | 'CELL_TOO_LONG'
  | 'CELL_UNREADABLE'
>;

const LONGEST = 20_000;
/** Of a name: what is longer names no record, and none is made of it. */
const LONGEST_NAME = 200;
/** Control characters other than tab and line ends, and halves of letters: they come from broken files only. */
const UNREADABLE =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

export function readCell(
  kind: CellKind,
  text: string,
  dialect: Pick<Dialect, 'decimalComma' | 'dateOrder'>,
): Result<string, CellRefusal> {
  const trimmed = withoutApostrophe(text.trim());
  if (UNREADABLE.test(trimmed))
    return refuse('CELL_UNREADABLE', 'This cell holds characters that are no text. Check the encoding of the file.');
  if (trimmed.length > LONGEST) return refuse('CELL_TOO_LONG', `Keep a cell within ${LONGEST} characters.`);
  if (kind === 'REFERENCE') {
    return trimmed.length > LONGEST_NAME || /[\n\r]/.test(trimmed)
      ? refuse('CELL_TOO_LONG', `Name one record here, in one line of at most ${LONGEST_NAME} characters.`)
      : ok(trimmed);
  }
  if (kind === 'DECIMAL') return readNumber(trimmed, dialect.decimalComma);
  if (kind === 'DATE') {
    const date = readDate(trimmed, dialect.dateOrder);
    return date !== null && isLocalDate(date)
      ? ok(date)
      : refuse('CELL_NOT_A_DATE', 'Write a date of the calendar in the order chosen for this file.');
  }
  if (kind === 'CURRENCY') {
    const code = trimmed.toUpperCase() === 'ZŁ' ? 'PLN' : trimmed.toUpperCase();
    return isCurrencyCode(code)
      ? ok(code)
      : refuse('CELL_NOT_A_CURRENCY', 'Use a currency code of ISO 4217, such as PLN or EUR.');
  }
  if (kind === 'EMAIL') {
    return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(trimmed) && trimmed.length <= 254
      ? ok(trimmed)
      : refuse('CELL_NOT_AN_EMAIL', 'Write one e-mail address, such as anna@example.com.');
  }
  return ok(trimmed);
}

/** Spreadsheets, and our own exports, put it before what would run as a formula, and show the text without it. */
const withoutApostrophe = (text: string): string =>
  /^'[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(text) ? text.slice(1) : text;

function readNumber(text: string, decimalComma: boolean): Result<string, CellRefusal> {
  const bare = text.replace(/[\s\u00a0\u202f]/g, '');
  const shape = decimalComma ? /^-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?$/ : /^-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?$/;
  const plain = decimalComma ? bare.replaceAll('.', '').replace(',', '.') : bare.replaceAll(',', '');
  const parsed = shape.test(bare) ? parseDecimal(plain.replace(/^(-?)0+(?=\d)/, '$1'), 4) : null;
  const example = decimalComma ? '12 500,50' : '12,500.50';
  return parsed?.ok
    ? ok(parsed.value.toFixed())
    : refuse('CELL_NOT_A_NUMBER', `Write a number such as ${example}, with at most 4 digits after the point.`);
}

const refuse = <Code extends CellRefusal['code']>(code: Code, message: string) => refusal({ code, message });
