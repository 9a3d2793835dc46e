import { Refused } from '@kontor/kernel';
import { type Actor, FileStore, type ImportField, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { nameColumns } from '../domain/column-mapping.js';
import { mapOwnColumns } from '../domain/known-header.js';
import { type DateOrder, type Dialect, isEncoding, isSeparator } from '../domain/dialect.js';
import { firstBytes } from '../files/first-bytes.js';
import { sampleCsv } from '../files/csv-reader.js';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { EMPTY_PROGRESS, ImportRepository } from '../persistence/import.repository.js';
import type { ImportJobRow, ImportStatus } from '../persistence/import.row.js';
import { previewOf, readSourceName } from './upload-import.js';

export interface PrepareInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly sourceName?: string | null;
  readonly dialect?: {
    separator?: string | null;
    encoding?: string | null;
    decimalComma?: boolean | null;
    dateOrder?: DateOrder | null;
    titleRows?: number | null;
  } | null;
  readonly columns?: readonly { readonly column: string; readonly field?: string | null }[] | null;
}

const BUSY: readonly ImportStatus[] = ['CHECKING', 'RUNNING', 'CANCELLING'];

/** Refusal: `IMPORT_BUSY` while a job works on it. */
export function refuseWhileBusy(row: ImportJobRow): void {
  if (!BUSY.includes(row.status)) return;
  throw new Refused('IMPORT_BUSY', 'This import is being worked on. Wait for it to end, or cancel it.', {
    status: row.status,
  });
}

/**
 * Corrects how the file is read and which column means what; a check made before is void then.
 * Refusals: `IMPORT_BUSY`, `IMPORT_DIALECT_UNKNOWN`, `IMPORT_COLUMN_UNKNOWN`, `IMPORT_FIELD_TWICE`, `CONFLICT`, `NOT_FOUND`.
 */
@Injectable()
export class PrepareImport {
  constructor(
    private readonly files: FileStore,
    private readonly targets: ImportsOfContexts,
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
  ) {}

  execute(actor: Actor, input: PrepareInput): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const row = await this.imports.getForUpdate(tx, actor, input.id, input.expectedVersion);
      refuseWhileBusy(row);
      const fields = await this.targets.allowed(actor, row.kind).fields(actor);
      const read = input.dialect ? await this.readAgain(row, chosenDialect(row.dialect, input.dialect)) : null;
      const columnNames = read?.columnNames ?? row.columnNames;
      const mapping = input.columns
        ? chosenMapping(input.columns, columnNames, fields)
        : keptMapping(row.mapping, columnNames, fields);
      const mappingKnown = row.mappingKnown && !input.columns && !read;
      const sourceName = input.sourceName ? readSourceName(input.sourceName) : row.sourceName;
      await this.imports.clearRefused(tx, row.id);
      await this.imports.change(tx, actor, row, 'import.prepare', {
        ...(read ?? {}),
        ...EMPTY_PROGRESS,
        mapping,
        mappingKnown,
        sourceName,
        status: 'UPLOADED',
        unknownValues: [],
        rowsTotal: null,
      });
      return { id: row.id };
    });
  }

  private async readAgain(
    row: ImportJobRow,
    dialect: Partial<Dialect>,
  ): Promise<Pick<ImportJobRow, 'dialect' | 'columnNames' | 'preview'>> {
    const sample = await sampleCsv(await firstBytes(await this.files.read(row.fileKey)), dialect);
    return {
      dialect: sample.dialect,
      columnNames: nameColumns(sample.header, sample.dialect.hasHeader),
      preview: previewOf(sample.rows),
    };
  }
}

/** Where the names of the columns stand is found again when the cells or the lines are others now. */
function chosenDialect(now: Dialect, chosen: NonNullable<PrepareInput['dialect']>): Partial<Dialect> {
  const separator = chosen.separator ?? now.separator;
  const encoding = chosen.encoding ?? now.encoding;
  if (!isSeparator(separator) || !isEncoding(encoding)) {
    throw new Refused(
      'IMPORT_DIALECT_UNKNOWN',
      'Choose a comma, semicolon, tab or bar, and UTF-8, UTF-16, Windows-1250 or ISO 8859-2.',
    );
  }
  const { hasHeader, titleRows } = now;
  const isCutAnew = separator !== now.separator || encoding !== now.encoding;
  return {
    ...(typeof chosen.titleRows === 'number'
      ? { titleRows: chosen.titleRows }
      : isCutAnew
        ? {}
        : { hasHeader, titleRows }),
    separator,
    encoding,
    decimalComma: chosen.decimalComma ?? now.decimalComma,
    dateOrder: chosen.dateOrder ?? now.dateOrder,
  };
}

function chosenMapping(
  chosen: NonNullable<PrepareInput['columns']>,
  columnNames: readonly string[],
  fields: readonly ImportField[],
): Record<string, string> {
  const mapping = new Map<string, string>();
  for (const { column, field } of chosen) {
    if (!columnNames.includes(column))
      throw new Refused('IMPORT_COLUMN_UNKNOWN', `The file has no column "${column}". Reload the page.`, { column });
    if (field === null || field === undefined) continue;
    if (!fields.some(({ key }) => key === field))
      throw new Refused('IMPORT_COLUMN_UNKNOWN', `There is no field "${field}". Reload the page.`, { field });
    if ([...mapping.values()].includes(field)) {
      throw new Refused('IMPORT_FIELD_TWICE', 'Two columns mean the same field. Leave one of them out.', {
        field,
        column,
      });
    }
    mapping.set(column, field);
  }
  return Object.fromEntries(mapping);
}

/** What was chosen for columns that are still there; when all of them have other names now, what those say. */
function keptMapping(
  mapping: Record<string, string>,
  columnNames: readonly string[],
  fields: readonly ImportField[],
): Record<string, string> {
  const kept = Object.entries(mapping).filter(([column]) => columnNames.includes(column));
  return kept.length === 0 ? mapOwnColumns(columnNames, fields) : Object.fromEntries(kept);
}
