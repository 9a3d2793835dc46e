import { Authentication } from '@kontor/identity/contract';
import { assert, Refused } from '@kontor/kernel';
import {
  type Actor,
  Clock,
  FileStore,
  type ImportField,
  type ImportTarget,
  NEW_REFERENCE,
  sql,
  Transactions,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ownEntry } from '../domain/own-entry.js';
import { storableText } from '../domain/storable-text.js';
import { ImportReader, type ReadRow, type Resolved } from '../files/import-reader.js';
import { ImportsOfContexts } from '../imports-of-contexts.js';
import { ImportRepository, type RefusedRow } from '../persistence/import.repository.js';
import type { ImportJobRow, ImportStatus, UnknownValue } from '../persistence/import.row.js';
import { CREATE_TARGET, EMPTY_TARGET } from './map-import-values.js';

export interface ImportOrder {
  readonly importId: string;
  readonly mode: 'CHECK' | 'WRITE';
}

const BATCH_ROWS = 500;
const MAX_DISTINCT_VALUES = 20_000;
const MAX_UNKNOWN_SHOWN = 300;

const AT_WORK = { CHECK: 'CHECKING', WRITE: 'RUNNING' } as const satisfies Record<ImportOrder['mode'], ImportStatus>;
const AT_END = { CHECK: 'CHECKED', WRITE: 'DONE' } as const satisfies Record<ImportOrder['mode'], ImportStatus>;

interface Work {
  readonly order: ImportOrder;
  readonly actor: Actor;
  readonly target: ImportTarget;
  readonly reader: ImportReader;
  readonly fields: readonly ImportField[];
  readonly resolved: Resolved;
}

/**
 * Carries out a check or a run, batch by batch. Each batch and the job's place in the file are one transaction, so
 * that a worker which was killed goes on after the last whole batch, and no row goes in twice.
 */
@Injectable()
export class ProcessImport {
  constructor(
    private readonly people: Authentication,
    private readonly files: FileStore,
    private readonly targets: ImportsOfContexts,
    private readonly imports: ImportRepository,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** `isStopping` is asked between batches: a worker on its way down leaves the rest to its successor. */
  async execute(order: ImportOrder, isStopping: () => boolean): Promise<'ENDED' | 'INTERRUPTED'> {
    const job = await this.transactions.run((tx) => this.begin(tx, order));
    if (job === null) return 'ENDED';
    try {
      return await this.process(order, job, isStopping);
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'UNAVAILABLE') throw error;
      await this.transactions.run((tx) => this.end(tx, order.importId, { status: 'FAILED', failure: error.message }));
      return 'ENDED';
    }
  }

  /** Marks an import whose job was put aside, so that its page says so instead of waiting for ever. */
  fail(tx: Tx, importId: string, failure: string): Promise<void> {
    return this.end(tx, importId, { status: 'FAILED', failure });
  }

  private async begin(tx: Tx, order: ImportOrder): Promise<ImportJobRow | null> {
    const job = await this.imports.lock(tx, order.importId);
    if (job?.status === 'CANCELLING') await this.end(tx, order.importId, { status: 'CANCELLED' });
    if (job?.status !== AT_WORK[order.mode]) return null;
    return this.imports.keepPlace(tx, job, { startedAt: job.startedAt ?? this.clock.now() });
  }

  private async process(
    order: ImportOrder,
    job: ImportJobRow,
    isStopping: () => boolean,
  ): Promise<'ENDED' | 'INTERRUPTED'> {
    const actor = await this.people.actorOfUser(job.requestedBy, 'IMPORT');
    if (!actor?.permissions.has('import.run')) {
      throw new Refused('FORBIDDEN', 'The person who asked for this import may not import any more.');
    }
    const target = this.targets.allowed(actor, job.kind);
    const fields = await target.fields(actor);
    const reader = new ImportReader(this.files, job, fields);
    const resolved = await this.resolveValues({ order, actor, target, reader, fields }, job);
    const work: Work = { order, actor, target, reader, fields, resolved };

    let place = job.rowsRead;
    for await (const batch of batches(work, place)) {
      const goesOn = await this.transactions.run((tx) => this.applyBatch(tx, work, place, batch));
      place += batch.length;
      if (!goesOn) return 'ENDED';
      if (isStopping()) return 'INTERRUPTED';
    }
    await this.transactions.run((tx) => this.end(tx, order.importId, { status: AT_END[order.mode] }));
    return 'ENDED';
  }

  /** What each value of each reference column means; keeps those that mean nothing for the person to map. */
  private async resolveValues(work: Omit<Work, 'resolved'>, job: ImportJobRow): Promise<Resolved> {
    const { rowsTotal, values } = await work.reader.survey(MAX_DISTINCT_VALUES);
    const resolved = new Map<string, Map<string, string>>();
    const unknown: UnknownValue[] = [];
    for (const [field, counts] of values) {
      const chosen = new Map(Object.entries(ownEntry(job.valueMapping, field) ?? {}));
      const meaning = await this.meanings(work, job, field, [...counts.keys()], chosen);
      resolved.set(field, meaning);
      for (const [value, rows] of counts) {
        const isSettled = meaning.has(value) && (!chosen.has(value) || chosen.get(value) === CREATE_TARGET);
        if (isSettled && !meaning.get(value)?.startsWith(NEW_REFERENCE)) continue;
        if (unknown.length >= MAX_UNKNOWN_SHOWN) break;
        unknown.push({ field, value, rows, suggestions: await work.target.suggest(work.actor, field, value) });
      }
    }
    await this.transactions.run(async (tx) => {
      const row = await this.imports.lock(tx, job.id);
      assert(row, 'an import that is worked on is not deleted');
      await this.imports.keepPlace(tx, row, { rowsTotal, unknownValues: unknown.sort((a, b) => b.rows - a.rows) });
    });
    return resolved;
  }

  /** By name what has one, as it was chosen what was, and made what is to be made, if that is still the person's right. */
  private async meanings(
    { order, actor, target, fields }: Omit<Work, 'resolved'>,
    job: ImportJobRow,
    field: string,
    values: readonly string[],
    chosen: ReadonlyMap<string, string>,
  ): Promise<Map<string, string>> {
    const meaning = new Map(await target.resolve(actor, field, values, job.sourceName));
    const known = await this.targets.known(actor, job.kind, field, [...new Set(chosen.values())]);
    for (const value of values) {
      const choice = chosen.get(value);
      if (choice === EMPTY_TARGET) meaning.set(value, '');
      else if (choice !== undefined && known.has(choice)) meaning.set(value, choice);
    }
    const isCreatable = fields.some(({ key, creatable }) => key === field && creatable);
    const missing = values.filter((value) => chosen.get(value) === CREATE_TARGET && !meaning.has(value));
    if (!isCreatable || missing.length === 0) return meaning;
    const made = await this.create(order, actor, target, field, missing, job.sourceName);
    for (const [value, id] of made) meaning.set(value, id);
    return meaning;
  }

  /** Values that differ in case and marks only are one record, as they are whenever somebody looks for it. */
  private async create(
    order: ImportOrder,
    actor: Actor,
    target: ImportTarget,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    if (order.mode === 'CHECK') return new Map(values.map((value) => [value, `${NEW_REFERENCE}${value}`]));
    return this.transactions.run(async (tx) => {
      const folded = await tx.many<{ value: string; first: string }>(sql`
        SELECT value, first_value(value) OVER (PARTITION BY platform.folded(value) ORDER BY place) AS first
        FROM unnest(${values}::text[]) WITH ORDINALITY AS asked (value, place) ORDER BY place`);
      this.imports.takeTurn(tx, source);
      const made = await target.createMissing(tx, actor, field, [...new Set(folded.map(({ first }) => first))], source);
      return new Map(
        folded.flatMap(({ value, first }) => (made.has(first) ? [[value, made.get(first) as string]] : [])),
      );
    });
  }

  /** One batch and the place after it. Answers whether the work goes on. */
  private async applyBatch(tx: Tx, work: Work, place: number, batch: readonly ReadRow[]): Promise<boolean> {
    const job = await this.imports.lock(tx, work.order.importId);
    if (job?.status === 'CANCELLING') {
      await this.end(tx, job.id, { status: 'CANCELLED' });
      return false;
    }
    // Somebody else carries it out: this worker was thought dead, and its batch went in already.
    if (job?.status !== AT_WORK[work.order.mode] || job.rowsRead !== place) return false;

    this.imports.takeTurn(tx, job.sourceName);
    const rows = batch.flatMap(({ row }) => (row ? [row] : []));
    const outcomes = await work.target.apply(tx, work.actor, { source: job.sourceName, mode: work.order.mode, rows });
    assert(outcomes.length === rows.length, 'one outcome for each row');
    const refusedByContext = outcomes.flatMap((outcome, index): RefusedRow[] => {
      const row = rows[index];
      if (outcome.kind !== 'REFUSED' || !row) return [];
      const cells = batch.find((read) => read.row === row)?.cells ?? [];
      return [
        {
          rowNumber: row.rowNumber,
          columnName: work.reader.columnOf(outcome.field),
          code: outcome.code,
          message: outcome.message,
          cells: cells.map(storableText),
        },
      ];
    });
    const refused = [...batch.flatMap((read) => (read.refused ? [read.refused] : [])), ...refusedByContext];
    await this.imports.addRefused(tx, job.id, refused);
    const count = (kind: string) => outcomes.filter((outcome) => outcome.kind === kind).length;
    await this.imports.keepPlace(tx, job, {
      rowsRead: place + batch.length,
      rowsCreated: job.rowsCreated + count('CREATED'),
      rowsChanged: job.rowsChanged + count('CHANGED'),
      rowsUnchanged: job.rowsUnchanged + count('UNCHANGED'),
      rowsRefused: job.rowsRefused + refused.length,
    });
    return true;
  }

  private async end(
    tx: Tx,
    importId: string,
    patch: Pick<ImportJobRow, 'status'> & Partial<ImportJobRow>,
  ): Promise<void> {
    const job = await this.imports.lock(tx, importId);
    assert(job, 'an import that is worked on is not deleted');
    await this.imports.keepPlace(tx, job, { ...patch, finishedAt: this.clock.now() });
  }
}

/** The rows after `place`, in batches whose rows are of different records: what comes twice is applied twice, in order. */
async function* batches({ reader, resolved, target }: Work, place: number): AsyncGenerator<ReadRow[]> {
  let batch: ReadRow[] = [];
  let keys = new Set<string>();
  let index = 0;
  for await (const { rowNumber, cells } of reader.rows()) {
    index += 1;
    if (index <= place) continue;
    const read = reader.read(rowNumber, cells, resolved);
    const key = read.row ? target.keyOf(read.row.values) : null;
    if (batch.length >= BATCH_ROWS || (key !== null && keys.has(key))) {
      yield batch;
      batch = [];
      keys = new Set();
    }
    batch.push(read);
    if (key !== null) keys.add(key);
  }
  if (batch.length > 0) yield batch;
}
