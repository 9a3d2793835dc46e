import type { Clock } from '../time/clock.js';
import type { Ids } from '../time/ids.js';
import { type Statement, sql } from './sql.js';
import type { Tx } from './transactions.js';

/** Something that happened, for whoever subscribes: `type` is `<context>.<subject>-<past tense>`, as in `sales.opportunity-moved`. */
export interface OutboxEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** PostgreSQL's channel on which the relay listens for word of new rows. */
export const OUTBOX_CHANNEL = 'kontor_outbox';

/** The only way out of a transaction: rows that the worker's relay turns into jobs, each delivered with exactly one effect. */
export class Outbox {
  /**
   * `announce` wakes the relay, once the transaction has held. It is no trigger, because PostgreSQL lets only one
   * transaction that notifies commit at a time.
   */
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly announce: () => void,
  ) {}

  /** Does not wait: a row that cannot be added fails the transaction at its commit. */
  async add(tx: Tx, ...events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    tx.send(events.length === 1 && events[0] ? this.insertOne(events[0]) : this.insertMany(events));
    tx.afterCommit(this.announce);
  }

  /** For one consumer only, whoever else subscribes: to repeat what it could not handle. */
  async addFor(tx: Tx, consumer: string, event: OutboxEvent): Promise<void> {
    tx.send(this.insertOne(event, consumer));
    tx.afterCommit(this.announce);
  }

  private insertOne({ type, payload }: OutboxEvent, consumer: string | null = null): Statement {
    return sql`
      INSERT INTO platform.outbox (id, type, payload, consumer, created_at)
      VALUES (${this.ids.next()}, ${type}, ${JSON.stringify(payload)}, ${consumer}, ${this.clock.now()})`;
  }

  private insertMany(events: readonly OutboxEvent[]): Statement {
    const rows = events.map((event) => ({ id: this.ids.next(), type: event.type, payload: event.payload }));
    return sql`
      INSERT INTO platform.outbox (id, type, payload, created_at)
      SELECT id, type, payload, ${this.clock.now()} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, type text, payload jsonb)`;
  }
}
