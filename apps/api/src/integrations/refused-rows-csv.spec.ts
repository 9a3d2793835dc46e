import { expect, it } from '@jest/globals';
import type { ImportProblem } from '@kontor/integrations';
import { parse } from 'csv-parse/sync';
import { refusedRowsCsv } from './refused-rows-csv.js';

const dialect = {
  separator: ';',
  encoding: 'windows-1250',
  decimalComma: true,
  dateOrder: 'DMY',
  hasHeader: true,
  titleRows: 0,
} as const;

async function written(cells: readonly string[], language: 'pl' | 'en'): Promise<string[][]> {
  const problems = async function* () {
    const problem = { rowNumber: 3, column: 'kwota', code: 'CELL_NOT_A_NUMBER', message: 'Write a number.', cells };
    yield [problem as unknown as ImportProblem];
  };
  const columnNames = cells.map((_, index) => `kolumna ${index + 1}`);
  const chunks: Buffer[] = [];
  const file = refusedRowsCsv({ columnNames, dialect: { ...dialect } }, problems(), language);
  for await (const chunk of file) chunks.push(Buffer.from(chunk as Uint8Array));
  return parse(Buffer.concat(chunks), { bom: true, delimiter: ';' });
}

it('is headed and explained in the reader’s language, and written as the file was', async () => {
  expect(await written(['żółw; "a"'], 'pl')).toEqual([
    ['Kontor: wiersz', 'Kontor: problem', 'kolumna 1'],
    ['3', 'kwota: To nie jest liczba.', 'żółw; "a"'],
  ]);
  expect(await written(['żółw; "a"'], 'en')).toEqual([
    ['Kontor: row', 'Kontor: problem', 'kolumna 1'],
    ['3', 'kwota: Write a number.', 'żółw; "a"'],
  ]);
});

it('runs nothing in a spreadsheet, and leaves negative numbers to be corrected', async () => {
  const hostile = ['=1+1', '+48 58 000', '-1+1', '@SUM(A1)', '\t=x', '\r=x', '＝1'];
  const numbers = ['-5', '-5,25', '-0.5'];
  const [, row] = await written([...hostile, ...numbers], 'en');
  expect(row?.slice(2)).toEqual([...hostile.map((text) => `'${text}`), ...numbers]);
});
