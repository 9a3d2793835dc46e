/** What a spreadsheet would run as a formula, its full-width letters among it. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;
const NEGATIVE_NUMBER = /^-\d+([.,]\d+)?$/;

/**
 * Text for a cell of a spreadsheet: a formula gets an apostrophe, which spreadsheets hide. A plain negative number
 * stays one, so that it can be counted with, and read again from a file that is corrected and sent back.
 */
export const inertText = (text: string): string =>
  FORMULA.test(text) && !NEGATIVE_NUMBER.test(text) ? `'${text}` : text;
