import { type ImportProblem, type ImportView, REASON_COLUMNS, reasonColumns } from '@kontor/integrations';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { inertText } from '../edge/inert-text.js';
import type { Language } from '../edge/language.js';
import { rowRefusal } from './row-refusals.js';

/** The file's own columns with two more in front, as a stream; written as the file was, so that it can be uploaded again. The reasons of an earlier time make way. */
export function refusedRowsCsv(
  view: Pick<ImportView, 'columnNames' | 'dialect'>,
  problems: AsyncGenerator<ImportProblem[]>,
  language: Language,
): Readable {
  const ownFrom = reasonColumns(view.columnNames);
  const rows = async function* () {
    yield [...REASON_COLUMNS[language], ...view.columnNames.slice(ownFrom).map(inertText)];
    for await (const batch of problems) {
      for (const problem of batch) {
        const { rowNumber, cells } = problem;
        yield [String(rowNumber), inertText(rowRefusal(problem, language)), ...cells.slice(ownFrom).map(inertText)];
      }
    }
  };
  return Readable.from(rows()).pipe(stringify({ delimiter: view.dialect.separator, bom: true }));
}
