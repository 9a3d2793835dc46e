import type { Clock } from '../time/clock.js';
import type { Ids } from '../time/ids.js';
import { sql } from './sql.js';
import type { Tx } from './transactions.js';

/** Something that happened, for whoever subscribes: `type` is `<context>.<subject>-<past tense>`, as in `sales.opportunity-moved`. */
export interface OutboxEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The only way out of a transaction: rows that the worker's relay turns into jobs, each delivered with exactly one effect. */
export class Outbox {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async add(tx: Tx, ...events: readonly OutboxEvent[]): Promise<void> {
    if (events.length === 0) return;
    const rows = events.map((event) => ({ id: this.ids.next(), type: event.type, payload: event.payload }));
    await tx.many(sql`
      INSERT INTO platform.outbox (id, type, payload, created_at)
      SELECT id, type, payload, ${this.clock.now()} FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, type text, payload jsonb)`);
  }
}
