import type { Actor } from '@kontor/platform';
import { Injectable, StreamableFile } from '@nestjs/common';
import { ReaderLanguage } from '../edge/reader-language.js';
import { csvSheet } from './csv-sheet.js';
import { ExportInputs, type ExportQuery } from './export-inputs.js';
import type { SheetColumn, SheetWords } from './sheet-column.js';
import { xlsxSheet } from './xlsx-sheet.js';

/** A list that can be taken away: its columns, and its rows a batch at a time. */
export interface Exported<Row> {
  readonly columns: readonly SheetColumn<Row>[];
  readonly rows: AsyncGenerator<readonly Row[]>;
}

/** Lists as files, in the language and at the clock of whoever asks. */
@Injectable()
export class SheetFiles {
  constructor(
    private readonly inputs: ExportInputs,
    private readonly language: ReaderLanguage,
  ) {}

  /** Refusal: `INVALID_INPUT`. */
  async asCsv<Row>(actor: Actor, query: ExportQuery, { columns, rows }: Exported<Row>): Promise<StreamableFile> {
    const options = this.inputs.sheet(query, await this.language.of(actor));
    return new StreamableFile(await csvSheet(columns, rows, options));
  }

  /** Refusal: `INVALID_INPUT`. */
  async asXlsx<Row>(
    actor: Actor,
    query: ExportQuery,
    { columns, rows }: Exported<Row>,
    name: SheetWords,
  ): Promise<StreamableFile> {
    const { language } = this.inputs.sheet(query, await this.language.of(actor));
    return new StreamableFile(
      await xlsxSheet(columns, rows, { language, timeZone: actor.timeZone, name: name[language] }),
    );
  }
}
