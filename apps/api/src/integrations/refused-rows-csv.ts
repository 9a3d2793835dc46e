import type { ImportProblem, ImportView } from '@kontor/integrations';
import { stringify } from 'csv-stringify';
import { Readable } from 'node:stream';
import { inertText } from '../edge/inert-text.js';
import type { Language } from '../edge/language.js';

const HEADINGS: Readonly<Record<Language, readonly [row: string, problem: string]>> = {
  pl: ['wiersz', 'problem'],
  en: ['row', 'problem'],
};

/** The file's own columns with two more in front, as a stream; written as the file was, so that it can be uploaded again. */
export function refusedRowsCsv(
  view: Pick<ImportView, 'columnNames' | 'dialect'>,
  problems: AsyncGenerator<ImportProblem[]>,
  language: Language,
): Readable {
  const rows = async function* () {
    yield [...HEADINGS[language], ...view.columnNames.map(inertText)];
    for await (const batch of problems) {
      for (const { rowNumber, message, cells } of batch) {
        yield [String(rowNumber), inertText(message), ...cells.map(inertText)];
      }
    }
  };
  return Readable.from(rows()).pipe(stringify({ delimiter: view.dialect.separator, bom: true }));
}
