import type { ImportProblem, ImportView } from '@kontor/integrations';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';

/** The file's own columns with two more in front, as a stream; written as the file was, so that it can be uploaded again. */
export function refusedRowsCsv(
  view: Pick<ImportView, 'columnNames' | 'dialect'>,
  problems: AsyncGenerator<ImportProblem[]>,
): Readable {
  const rows = async function* () {
    yield ['row', 'problem', ...view.columnNames];
    for await (const batch of problems) {
      for (const { rowNumber, message, cells } of batch) yield [rowNumber, message, ...cells];
    }
  };
  // What a spreadsheet would take for a formula gets an apostrophe; text only, so that -5 stays a number.
  const sheet = stringify({ delimiter: view.dialect.separator, bom: true, escape_formulas: true });
  return Readable.from(rows()).pipe(sheet);
}
