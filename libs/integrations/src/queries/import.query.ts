import {
  type Actor,
  Database,
  decodeCursor,
  type ImportKind,
  joinSql,
  type Page,
  pageSize,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { currencyCode } from '@kontor/kernel';
import { Injectable } from '@nestjs/common';
import type { Dialect } from '../domain/dialect.js';
import { maySeeAllImports } from '../domain/import-reach.js';
import type { ImportStatus, UnknownValue, ValueMapping } from '../persistence/import.row.js';

/** An import as its page shows it; `problems` are the first refused rows, all of them are a download. */
export interface ImportView {
  readonly id: string;
  readonly kind: ImportKind;
  readonly sourceName: string;
  readonly fileName: string;
  readonly fileKey: string;
  readonly fileSize: number;
  readonly dialect: Dialect;
  readonly columnNames: readonly string[];
  readonly preview: readonly (readonly string[])[];
  readonly mapping: Readonly<Record<string, string>>;
  readonly mappingKnown: boolean;
  readonly valueMapping: ValueMapping;
  readonly unknownValues: readonly UnknownValue[];
  readonly status: ImportStatus;
  readonly rowsTotal: number | null;
  readonly rowsRead: number;
  readonly rowsCreated: number;
  readonly rowsChanged: number;
  readonly rowsUnchanged: number;
  readonly rowsRefused: number;
  readonly failure: string | null;
  readonly requestedBy: { readonly id: string; readonly name: string };
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly finishedAt: Date | null;
  readonly version: number;
  readonly problems: readonly ImportProblem[];
}

export interface ImportProblem {
  readonly rowNumber: number;
  readonly column: string | null;
  readonly code: string;
  readonly message: string;
  readonly cells: readonly string[];
}

const PROBLEMS_SHOWN = 50;

const columns = sql`
  i.id, i.kind, i.source_name AS "sourceName", i.file_name AS "fileName", i.file_key AS "fileKey", i.file_size::int AS "fileSize", i.dialect,
  i.column_names AS "columnNames", i.preview, i.mapping, i.mapping_known AS "mappingKnown", i.value_mapping AS "valueMapping", i.unknown_values AS "unknownValues", i.status,
  i.rows_total AS "rowsTotal", i.rows_read AS "rowsRead", i.rows_created AS "rowsCreated", i.rows_changed AS "rowsChanged",
  i.rows_unchanged AS "rowsUnchanged", i.rows_refused AS "rowsRefused", i.failure,
  jsonb_build_object('id', u.id, 'name', u.name) AS "requestedBy",
  i.created_at AS "createdAt", i.started_at AS "startedAt", i.finished_at AS "finishedAt", i.version`;

const visibleTo = (actor: Actor): Statement =>
  maySeeAllImports(actor) ? sql`TRUE` : sql`i.requested_by = ${actor.userId}::uuid`;

const oneImport = (actor: Actor, id: string): Statement<ImportView> => sql`
  SELECT ${columns}, coalesce((
    SELECT jsonb_agg(jsonb_build_object('rowNumber', p.row_number, 'column', p.column_name, 'code', p.code, 'message', p.message, 'cells', p.cells) ORDER BY p.row_number)
    FROM (SELECT * FROM integrations.import_refused_row r WHERE r.import_id = i.id ORDER BY r.row_number LIMIT ${PROBLEMS_SHOWN}) p), '[]') AS problems
  FROM integrations.import i JOIN identity.user_account u ON u.id = i.requested_by
  WHERE i.id = ${id}::uuid AND ${visibleTo(actor)}`;

const manyImports = (actor: Actor, first: number, after: string | null): Statement<ImportView> => {
  const conditions = [visibleTo(actor)];
  if (after !== null) {
    const [createdAt, id] = decodeCursor(after, 2);
    conditions.push(sql`(i.created_at, i.id) < (${createdAt}::timestamptz, ${id}::uuid)`);
  }
  return sql`
    SELECT ${columns}, '[]'::jsonb AS problems
    FROM integrations.import i JOIN identity.user_account u ON u.id = i.requested_by
    WHERE ${joinSql(conditions, sql` AND `)}
    ORDER BY i.created_at DESC, i.id DESC LIMIT ${first + 1}`;
};

const refusedRows = (importId: string): Statement<ImportProblem> => sql`
  SELECT row_number AS "rowNumber", column_name AS "column", code, message, cells
  FROM integrations.import_refused_row WHERE import_id = ${importId}::uuid ORDER BY row_number`;

@Injectable()
export class ImportQuery {
  constructor(private readonly database: Database) {}

  find(actor: Actor, id: string): Promise<ImportView | null> {
    return this.database.one(oneImport(actor, id));
  }

  async list(actor: Actor, first: number, after: string | null): Promise<Page<ImportView>> {
    const size = pageSize(first);
    const rows = await this.database.many(manyImports(actor, size, after));
    return toPage(rows, size, after, (row) => [row.createdAt.toISOString(), row.id]);
  }

  /** Every refused row of an import that the actor has been shown. */
  refusedRows(importId: string): AsyncGenerator<ImportProblem[]> {
    return this.database.stream(refusedRows(importId));
  }
}

const ID = '01930000-0000-7000-8000-000000000001';

/** Somebody who sees the imports of their own only. */
const SOMEBODY: Actor = {
  kind: 'USER',
  userId: ID,
  name: 'Example',
  channel: 'WEB',
  permissions: new Set(['import.run']),
  scopes: {},
  teamIds: [],
  homeTeamId: null,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
};

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  'one import': oneImport(SOMEBODY, ID),
  'imports, first page': manyImports(SOMEBODY, 20, null),
  'refused rows': refusedRows(ID),
});
