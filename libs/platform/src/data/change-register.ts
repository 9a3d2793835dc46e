import type { Actor } from '../actor.js';
import { Refused } from '@kontor/kernel';
import type { Clock } from '../time/clock.js';
import type { Ids } from '../time/ids.js';
import type { Change } from './change.js';
import { keepValues, withoutPersonal } from './personal-values.js';
import { sql } from './sql.js';
import type { Tx } from './transactions.js';

export interface RegisterEntry {
  /** Whose register it is: a sale's (`opportunity` id), a customer's, a user's, a process's … */
  readonly stream: { readonly kind: string; readonly id: string };
  /** What was saved, with the version that the save gave it. In a sale's register also its activities, later its offers. */
  readonly subject: { readonly kind: string; readonly id: string; readonly version: number };
  /** Imperative and stable, as in `opportunity.move`: names the use case for filters and for words on the screen. */
  readonly action: string;
  readonly changes: readonly Change[];
  /** Fields that say something of a person: their values are kept apart, under the id of whom they are erased with. */
  readonly personal?: { readonly of: string; readonly fields: readonly string[] };
  readonly reason?: string | null;
  /** When it happened, if that is not now (a stage move entered later). */
  readonly occurredAt?: Date;
}

/**
 * The append-only register: one row per save, in the transaction of the save. The application's database role may
 * add and read rows and nothing else. It also answers which fields a stale editor has missed.
 */
export class ChangeRegister {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * A save that changed nothing is still a version, so it is still an entry. Does not wait: an entry that cannot be
   * added fails the transaction at its commit.
   */
  async record(tx: Tx, actor: Actor, entry: RegisterEntry): Promise<void> {
    const { row, kept } = this.rowOf(actor, entry);
    if (kept.length > 0) tx.send(keepValues(kept));
    tx.send(sql`
      INSERT INTO platform.register_entry
        (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, reason, actor_id, actor_name, channel, occurred_at, recorded_at)
      VALUES (${row.id}, ${row.stream_kind}, ${row.stream_id}, ${row.subject_kind}, ${row.subject_id}, ${row.subject_version}, ${row.action},
        ${JSON.stringify(row.changes)}, ${row.reason}, ${row.actor_id}, ${row.actor_name}, ${row.channel}, ${row.occurred_at}, ${row.recorded_at})`);
  }

  /** Many saves in one statement, for imports and bulk changes. */
  async recordMany(tx: Tx, actor: Actor, entries: readonly RegisterEntry[]): Promise<void> {
    if (entries.length === 0) return;
    const made = entries.map((entry) => this.rowOf(actor, entry));
    const rows = made.map(({ row }) => row);
    const kept = made.flatMap((one) => one.kept);
    if (kept.length > 0) tx.send(keepValues(kept));
    tx.send(sql`
      INSERT INTO platform.register_entry
        (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, reason, actor_id, actor_name, channel, occurred_at, recorded_at)
      SELECT id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, reason, actor_id, actor_name, channel, occurred_at, recorded_at
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, stream_kind text, stream_id uuid, subject_kind text, subject_id uuid,
        subject_version integer, action text, changes jsonb, reason text, actor_id uuid, actor_name text, channel text, occurred_at timestamptz, recorded_at timestamptz)`);
  }

  private rowOf(actor: Actor, entry: RegisterEntry) {
    const now = this.clock.now();
    const { changes, kept } = withoutPersonal(entry.changes, entry.personal, () => this.ids.next());
    const row = {
      id: this.ids.next(),
      stream_kind: entry.stream.kind,
      stream_id: entry.stream.id,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id,
      subject_version: entry.subject.version,
      action: entry.action,
      changes,
      reason: entry.reason ?? null,
      actor_id: actor.userId,
      actor_name: actor.name,
      channel: actor.channel,
      occurred_at: (entry.occurredAt ?? now).toISOString(),
      recorded_at: now.toISOString(),
    };
    return { row, kept };
  }

  /** The fields of a subject that were saved after `version`. */
  async fieldsChangedSince(tx: Tx, subject: { kind: string; id: string }, version: number): Promise<string[]> {
    const rows = await tx.many<{ field: string }>(sql`
      SELECT DISTINCT change ->> 'field' AS field
      FROM platform.register_entry, jsonb_array_elements(changes) AS change
      WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND subject_version > ${version}::bigint
      ORDER BY field`);
    return rows.map((row) => row.field);
  }

  /**
   * Refuses a stale write with `CONFLICT`: `details` carry the current version, who saved it, and the current values
   * of the fields changed since the version that the editor had read.
   */
  async refuseIfStale(
    tx: Tx,
    subject: { kind: string; id: string; version: number },
    expectedVersion: number,
    current: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    if (subject.version === expectedVersion) return;
    const fields = await this.fieldsChangedSince(tx, subject, expectedVersion);
    const last = await tx.one<{ actor_name: string; recorded_at: Date }>(sql`
      SELECT actor_name, recorded_at FROM platform.register_entry
      WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} ORDER BY subject_version DESC LIMIT 1`);
    throw new Refused('CONFLICT', 'Somebody saved this while you were editing. Compare both versions and save again.', {
      currentVersion: subject.version,
      changedBy: last?.actor_name ?? null,
      changedAt: last?.recorded_at.toISOString() ?? null,
      changed: Object.fromEntries(fields.map((field) => [field, current[field] ?? null])),
    });
  }
}

/** The changes between two states of a record, over the named fields only, in their order. */
export function changesBetween<T extends object>(
  before: Partial<T>,
  after: Partial<T>,
  fields: readonly (keyof T & string)[],
): Change[] {
  return fields
    .map((field) => ({ field, from: plain(before[field]), to: plain(after[field]) }))
    .filter(({ from, to }) => JSON.stringify(from) !== JSON.stringify(to));
}

const plain = (value: unknown): unknown =>
  value === undefined ? null : value instanceof Date ? value.toISOString() : value;
