import type { FileStore, ImportField, ImportRow } from '@kontor/platform';
import { readCell } from '../domain/cell.js';
import { ownEntry } from '../domain/own-entry.js';
import { storableText } from '../domain/storable-text.js';
import type { RefusedRow } from '../persistence/import.repository.js';
import type { ImportJobRow } from '../persistence/import.row.js';
import { readCsv } from './csv-reader.js';

/** A row of the file, as a header and its cells say: read, or refused before any context saw it. */
export type ReadRow =
  | { readonly row: ImportRow; readonly cells: readonly string[]; readonly refused: null }
  | { readonly row: null; readonly cells: readonly string[]; readonly refused: RefusedRow };

interface MappedColumn {
  readonly index: number;
  readonly name: string;
  readonly field: ImportField;
}

export type Resolved = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Reads the file of one import with its dialect, its columns and the meaning of its values. */
export class ImportReader {
  private readonly columns: readonly MappedColumn[];

  constructor(
    private readonly files: FileStore,
    private readonly job: Pick<ImportJobRow, 'fileKey' | 'dialect' | 'columnNames' | 'mapping'>,
    fields: readonly ImportField[],
  ) {
    const byKey = new Map(fields.map((field) => [field.key, field]));
    this.columns = job.columnNames.flatMap((name, index) => {
      const field = byKey.get(ownEntry(job.mapping, name) ?? '');
      return field ? [{ index, name, field }] : [];
    });
  }

  columnOf(fieldKey: string | null): string | null {
    return this.columns.find(({ field }) => field.key === fieldKey)?.name ?? null;
  }

  /** The cells of every row with the number it has in the file, titles and header counted. */
  async *rows(): AsyncGenerator<{ rowNumber: number; cells: string[] }> {
    const { titleRows, hasHeader } = this.job.dialect;
    const above = titleRows + (hasHeader ? 1 : 0);
    let rowNumber = 0;
    for await (const cells of readCsv(await this.files.read(this.job.fileKey), this.job.dialect)) {
      rowNumber += 1;
      if (rowNumber > above) yield { rowNumber, cells };
    }
  }

  /** How often each value of each reference column occurs, and how many rows there are. */
  async survey(maxValues: number): Promise<{ rowsTotal: number; values: Map<string, Map<string, number>> }> {
    const values = new Map<string, Map<string, number>>();
    let rowsTotal = 0;
    for await (const { cells } of this.rows()) {
      rowsTotal += 1;
      for (const { index, field } of this.columns) {
        const text = cells[index]?.trim() ?? '';
        const cell = field.kind === 'REFERENCE' && text !== '' ? readCell(field.kind, text, this.job.dialect) : null;
        if (!cell?.ok) continue;
        const counts = values.get(field.key) ?? new Map<string, number>();
        values.set(field.key, counts);
        if (!counts.has(cell.value) && counts.size >= maxValues) continue;
        counts.set(cell.value, (counts.get(cell.value) ?? 0) + 1);
      }
    }
    return { rowsTotal, values };
  }

  /** One row with its references resolved; the first cell that cannot be read refuses it. */
  read(rowNumber: number, cells: readonly string[], resolved: Resolved): ReadRow {
    const values: Record<string, string> = {};
    const refuse = (columnName: string | null, code: string, message: string): ReadRow => ({
      row: null,
      cells,
      refused: { rowNumber, columnName, code, message, cells: cells.map(storableText) },
    });
    for (const { index, name, field } of this.columns) {
      const text = cells[index]?.trim() ?? '';
      if (text === '') {
        if (field.required) return refuse(name, 'CELL_EMPTY', `This row needs a value for ${field.label.en}.`);
        continue;
      }
      const cell = readCell(field.kind, text, this.job.dialect);
      if (!cell.ok) return refuse(name, cell.refusal.code, cell.refusal.message);
      const value = field.kind === 'REFERENCE' ? resolved.get(field.key)?.get(cell.value) : cell.value;
      if (value === undefined) return refuse(name, ...unknownValue(cell.value, field));
      if (value !== '') values[field.key] = value;
    }
    return { row: { rowNumber, values }, cells, refused: null };
  }
}

/** Who may not add what a column names is told so, because mapping the value is then the only way. */
function unknownValue(text: string, field: ImportField): [code: string, message: string] {
  if (field.lacks === undefined) {
    return ['VALUE_UNKNOWN', `"${text}" names nothing here. Say what it means, then check again.`];
  }
  const said = `"${text}" names nothing here, and without the permission ${field.lacks} you cannot have it added.`;
  return ['VALUE_NOT_ADDABLE', `${said} Say what it means, or ask somebody who has it to add it first.`];
}
