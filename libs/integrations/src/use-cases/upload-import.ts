import { Refused } from '@kontor/kernel';
import { type Actor, FileStore, type ImportKind, type StoredFile, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { nameColumns } from '../domain/column-mapping.js';
import { knownDialect, mapOwnColumns, stillMapped } from '../domain/known-header.js';
import { storableText } from '../domain/storable-text.js';
import { firstBytes } from '../files/first-bytes.js';
import { sampleCsv } from '../files/csv-reader.js';
import { looksLikeWorkbook, MAX_WORKBOOK_BYTES, workbookAsCsv, workbookTooBig } from '../files/workbook.js';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { ImportRepository } from '../persistence/import.repository.js';

/** The largest file that is taken: half a million rows of two hundred letters. */
export const MAX_IMPORT_BYTES = 100 * 1024 * 1024;
const PREVIEW_ROWS = 5;
const UNNAMED_SOURCE = 'CSV';

export interface UploadInput {
  readonly kind: ImportKind;
  readonly fileName: string;
  /** Names the system the file comes from; files of one source share external ids and what their words mean. */
  readonly sourceName: string | null;
  readonly content: Readable;
}

/**
 * Takes a file, finds out how it is written and which columns mean what; nothing is imported yet. One whose columns
 * are known from the last time is read as it was then, refused rows that come back corrected too.
 * Refusals: `FILE_EMPTY`, `FILE_IS_PICTURE`, `FILE_NOT_TEXT`, `FILE_NOT_CSV`, `FILE_NOT_WORKBOOK`, `FILE_TOO_BIG`, `IMPORT_SOURCE_INVALID`, `FORBIDDEN`.
 */
@Injectable()
export class UploadImport {
  constructor(
    private readonly files: FileStore,
    private readonly targets: ImportsOfContexts,
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
  ) {}

  async execute(actor: Actor, input: UploadInput): Promise<{ id: string }> {
    const target = this.targets.allowed(actor, input.kind);
    const named = input.sourceName === null ? null : readSourceName(input.sourceName);
    const file = await this.keep(input.content);
    try {
      const sample = await sampleCsv(await firstBytes(await this.files.read(file.key)));
      const columnNames = nameColumns(sample.header, sample.dialect.hasHeader);
      const fields = await target.fields(actor);
      return await this.transactions.run(async (tx) => {
        const known = sample.dialect.hasHeader
          ? await this.imports.knownHeader(tx, actor, input.kind, columnNames)
          : null;
        const sourceName = named ?? known?.sourceName ?? UNNAMED_SOURCE;
        const remembered = known
          ? stillMapped(known.mapping, fields)
          : await this.imports.rememberedMapping(tx, input.kind, sourceName);
        const { id } = await this.imports.insert(tx, actor, {
          kind: input.kind,
          sourceName,
          fileName: readFileName(input.fileName),
          fileKey: file.key,
          fileSize: String(file.sizeBytes),
          fileSha256: file.sha256,
          dialect: known ? knownDialect(sample.dialect, known, columnNames, sample.rows) : sample.dialect,
          columnNames,
          preview: previewOf(sample.rows),
          mapping: onlyOf(columnNames, remembered) ?? mapOwnColumns(columnNames, fields),
          mappingKnown: known !== null,
          valueMapping: await this.imports.rememberedValues(tx, input.kind, sourceName),
          requestedBy: actor.userId as string,
        });
        return { id };
      });
    } catch (error) {
      await this.files.remove(file.key);
      throw error;
    }
  }

  /** Of a workbook its first visible sheet is kept, as CSV: from here on there is one kind of file. */
  private async keep(content: Readable): Promise<StoredFile> {
    const file = await this.files.write('imports', content, MAX_IMPORT_BYTES);
    if (!looksLikeWorkbook(await firstBytes(await this.files.read(file.key)))) return file;
    try {
      if (file.sizeBytes > MAX_WORKBOOK_BYTES) throw workbookTooBig();
      const sheet = workbookAsCsv(await buffer(await this.files.read(file.key)));
      return { ...file, key: (await this.files.write('imports', sheet, MAX_IMPORT_BYTES)).key };
    } finally {
      await this.files.remove(file.key);
    }
  }
}

export const previewOf = (rows: readonly (readonly string[])[]): string[][] =>
  rows.slice(0, PREVIEW_ROWS).map((cells) => cells.map(storableText));

/** What the file is called, for people to know it again: it never names a place on our side. */
export function readFileName(given: string): string {
  const name = given.split(/[\\/]/).at(-1) ?? '';
  const shown = name.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, '').slice(-200);
  return storableText(shown).trim() || 'file.csv';
}

/** A remembered mapping, if this file has all of its columns. */
function onlyOf(columns: readonly string[], remembered: Record<string, string> | null): Record<string, string> | null {
  return remembered && Object.keys(remembered).every((column) => columns.includes(column)) ? remembered : null;
}

export function readSourceName(name: string): string {
  const trimmed = name.trim();
  if (/^[\p{L}\p{N} ._-]{1,60}$/u.test(trimmed)) return trimmed;
  throw new Refused('IMPORT_SOURCE_INVALID', 'Name the source in up to 60 letters, digits, blanks, points or dashes.', {
    fields: [
      { path: 'sourceName', code: 'IMPORT_SOURCE_INVALID', message: 'Use letters, digits, blanks, points or dashes.' },
    ],
  });
}
