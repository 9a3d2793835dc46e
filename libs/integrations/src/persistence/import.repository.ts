import { type Actor, ChangeRegister, changesBetween, Clock, Ids, notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { headerOf } from '../domain/column-mapping.js';
import { maySeeAllImports } from '../domain/import-reach.js';
import type { KnownHeader } from '../domain/known-header.js';
import { ImportJobRow } from './import.row.js';

export interface RefusedRow {
  readonly rowNumber: number;
  readonly columnName: string | null;
  readonly code: string;
  readonly message: string;
  readonly cells: readonly string[];
}

export type NewImport = Pick<
  ImportJobRow,
  | 'kind'
  | 'sourceName'
  | 'fileName'
  | 'fileKey'
  | 'fileSize'
  | 'fileSha256'
  | 'dialect'
  | 'columnNames'
  | 'preview'
  | 'mapping'
  | 'mappingKnown'
  | 'valueMapping'
  | 'requestedBy'
>;

export const EMPTY_PROGRESS = {
  rowsRead: 0,
  rowsCreated: 0,
  rowsChanged: 0,
  rowsUnchanged: 0,
  rowsRefused: 0,
  failure: null,
  startedAt: null,
  finishedAt: null,
} as const;

const RECORDED = ['fileName', 'sourceName', 'dialect', 'mapping', 'valueMapping', 'status'] as const;

@Injectable()
export class ImportRepository {
  constructor(
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, actor: Actor, facts: NewImport): Promise<ImportJobRow> {
    const row: ImportJobRow = {
      ...facts,
      ...EMPTY_PROGRESS,
      id: this.ids.next(),
      status: 'UPLOADED',
      unknownValues: [],
      rowsTotal: null,
      createdAt: this.clock.now(),
      version: 1,
    };
    await tx.manager.insert(ImportJobRow, row);
    await this.record(tx, actor, row, 'import.upload', {});
    return row;
  }

  /** Locks the import for one change. Refusals: `NOT_FOUND`, `CONFLICT`. */
  async getForUpdate(tx: Tx, actor: Actor, id: string, expectedVersion?: number): Promise<ImportJobRow> {
    const row = await this.lock(tx, id);
    if (!row || (row.requestedBy !== actor.userId && !maySeeAllImports(actor))) throw notFound('import');
    if (expectedVersion !== undefined) {
      await this.register.refuseIfStale(tx, { kind: 'import', id, version: row.version }, expectedVersion, {
        status: row.status,
      });
    }
    return row;
  }

  /** For the job, which acts for the requester. */
  lock(tx: Tx, id: string): Promise<ImportJobRow | null> {
    return tx.manager.findOne(ImportJobRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** Writes the patch onto a row that this transaction has locked, as its next version, and records what a person did. */
  async change(
    tx: Tx,
    actor: Actor,
    row: ImportJobRow,
    action: string,
    patch: Partial<ImportJobRow>,
  ): Promise<ImportJobRow> {
    const before = { ...row };
    const after = await this.keepPlace(tx, row, patch);
    await this.record(tx, actor, after, action, before);
    return after;
  }

  /** The same without an entry: how far a job has come is no decision of anybody's. */
  async keepPlace(tx: Tx, row: ImportJobRow, patch: Partial<ImportJobRow>): Promise<ImportJobRow> {
    const version = row.version + 1;
    await tx.manager.update(
      ImportJobRow,
      { id: row.id, version: row.version },
      {
        ...patch,
        version,
      },
    );
    return Object.assign(row, patch, { version });
  }

  private record(
    tx: Tx,
    actor: Actor,
    row: ImportJobRow,
    action: string,
    before: Partial<ImportJobRow>,
  ): Promise<void> {
    const subject = { kind: 'import', id: row.id, version: row.version };
    return this.register.record(tx, actor, {
      stream: subject,
      subject,
      action,
      changes: changesBetween(before, row, RECORDED),
    });
  }

  /** Until the end of the transaction: two files of one source may hold one record, which neither finds while the other makes it. */
  takeTurn(tx: Tx, source: string): void {
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`integrations.source ${source}`}, 0))`);
  }

  async clearRefused(tx: Tx, importId: string): Promise<void> {
    await tx.many(sql`DELETE FROM integrations.import_refused_row WHERE import_id = ${importId}`);
  }

  async addRefused(tx: Tx, importId: string, rows: readonly RefusedRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.many(sql`
      INSERT INTO integrations.import_refused_row (import_id, row_number, column_name, code, message, cells)
      SELECT ${importId}, "rowNumber", "columnName", code, message, ARRAY(SELECT jsonb_array_elements_text(cells))
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r("rowNumber" integer, "columnName" text, code text, message text, cells jsonb)
      ON CONFLICT (import_id, row_number) DO NOTHING`);
  }

  /** What values of this source meant the last time. */
  async rememberedValues(tx: Tx, kind: string, source: string): Promise<Record<string, Record<string, string>>> {
    const rows = await tx.many<{ field: string; source_value: string; target: string }>(sql`
      SELECT field, source_value, target FROM integrations.import_value_memory
      WHERE kind = ${kind} AND source_name = ${source} AND target IS NOT NULL LIMIT 20000`);
    const memory = new Map<string, [value: string, target: string][]>();
    for (const { field, source_value, target } of rows) {
      const ofField = memory.get(field) ?? [];
      memory.set(field, ofField);
      ofField.push([source_value, target]);
    }
    return Object.fromEntries([...memory].map(([field, targets]) => [field, Object.fromEntries(targets)]));
  }

  async rememberValues(
    tx: Tx,
    kind: string,
    source: string,
    values: readonly { field: string; value: string; target: string | null }[],
  ): Promise<void> {
    await tx.many(sql`
      INSERT INTO integrations.import_value_memory (kind, source_name, field, source_value, target)
      SELECT ${kind}, ${source}, field, value, target FROM jsonb_to_recordset(${JSON.stringify(values)}::jsonb) AS r(field text, value text, target text)
      ON CONFLICT (kind, source_name, field, source_value) DO UPDATE SET target = excluded.target`);
  }

  async rememberedMapping(tx: Tx, kind: string, source: string): Promise<Record<string, string> | null> {
    const row = await tx.one<{ mapping: Record<string, string> }>(sql`
      SELECT mapping FROM integrations.import_mapping_memory WHERE kind = ${kind} AND source_name = ${source}`);
    return row?.mapping ?? null;
  }

  async rememberMapping(tx: Tx, kind: string, source: string, mapping: Record<string, string>): Promise<void> {
    await tx.many(sql`
      INSERT INTO integrations.import_mapping_memory (kind, source_name, mapping) VALUES (${kind}, ${source}, ${JSON.stringify(mapping)}::jsonb)
      ON CONFLICT (kind, source_name) DO UPDATE SET mapping = excluded.mapping`);
  }

  /** How a file with these columns was read the last time: by the actor, else by whoever brought one last. */
  async knownHeader(tx: Tx, actor: Actor, kind: string, columns: readonly string[]): Promise<KnownHeader | null> {
    return tx.one<KnownHeader>(sql`
      SELECT source_name AS "sourceName", mapping, decimal_comma AS "decimalComma", date_order AS "dateOrder"
      FROM integrations.import_header_memory
      WHERE kind = ${kind} AND header_hash = sha256(convert_to(${headerOf(columns)}, 'UTF8'))
      ORDER BY remembered_by = ${actor.userId}::uuid DESC, remembered_at DESC LIMIT 1`);
  }

  async rememberHeader(tx: Tx, actor: Actor, job: ImportJobRow): Promise<void> {
    const { kind, columnNames, sourceName, mapping, dialect } = job;
    await tx.many(sql`
      INSERT INTO integrations.import_header_memory
        (kind, header_hash, remembered_by, remembered_at, source_name, mapping, decimal_comma, date_order)
      VALUES (${kind}, sha256(convert_to(${headerOf(columnNames)}, 'UTF8')), ${actor.userId}::uuid, ${this.clock.now()},
        ${sourceName}, ${JSON.stringify(mapping)}::jsonb, ${dialect.decimalComma}, ${dialect.dateOrder})
      ON CONFLICT (kind, header_hash, remembered_by) DO UPDATE SET remembered_at = excluded.remembered_at,
        source_name = excluded.source_name, mapping = excluded.mapping, decimal_comma = excluded.decimal_comma,
        date_order = excluded.date_order`);
  }
}
