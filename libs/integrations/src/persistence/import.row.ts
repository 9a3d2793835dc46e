import type { ImportChoice, ImportKind } from '@kontor/platform';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Dialect } from '../domain/dialect.js';

export type ImportStatus =
  | 'UPLOADED'
  | 'CHECKING'
  | 'CHECKED'
  | 'RUNNING'
  | 'CANCELLING'
  | 'CANCELLED'
  | 'DONE'
  | 'FAILED';

/** A value of a reference column that names no record, with what a person said it means: an id, `CREATE` or `EMPTY`. */
export interface UnknownValue {
  readonly field: string;
  readonly value: string;
  readonly rows: number;
  readonly suggestions: readonly ImportChoice[];
}

/** Targets by field and by value of the file. */
export type ValueMapping = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** One file on its way into Kontor, from upload to result. */
@Entity({ schema: 'integrations', name: 'import' })
export class ImportJobRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') kind!: ImportKind;
  @Column('text', { name: 'source_name' }) sourceName!: string;
  @Column('text', { name: 'file_name' }) fileName!: string;
  @Column('text', { name: 'file_key' }) fileKey!: string;
  @Column('bigint', { name: 'file_size' }) fileSize!: string;
  @Column('text', { name: 'file_sha256' }) fileSha256!: string;
  @Column('jsonb') dialect!: Dialect;
  @Column('text', { name: 'column_names', array: true }) columnNames!: string[];
  @Column('jsonb') preview!: string[][];
  @Column('jsonb') mapping!: Record<string, string>;
  /** Whether the columns are proposed as somebody had them in the last file with this header. */
  @Column('boolean', { name: 'mapping_known' }) mappingKnown!: boolean;
  @Column('jsonb', { name: 'value_mapping' }) valueMapping!: ValueMapping;
  @Column('jsonb', { name: 'unknown_values' }) unknownValues!: UnknownValue[];
  @Column('text') status!: ImportStatus;
  @Column('integer', { name: 'rows_total', nullable: true }) rowsTotal!: number | null;
  @Column('integer', { name: 'rows_read' }) rowsRead!: number;
  @Column('integer', { name: 'rows_created' }) rowsCreated!: number;
  @Column('integer', { name: 'rows_changed' }) rowsChanged!: number;
  @Column('integer', { name: 'rows_unchanged' }) rowsUnchanged!: number;
  @Column('integer', { name: 'rows_refused' }) rowsRefused!: number;
  @Column('text', { nullable: true }) failure!: string | null;
  @Column('uuid', { name: 'requested_by' }) requestedBy!: string;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
  @Column('timestamptz', { name: 'started_at', nullable: true }) startedAt!: Date | null;
  @Column('timestamptz', { name: 'finished_at', nullable: true }) finishedAt!: Date | null;
  @Column('integer') version!: number;
}
