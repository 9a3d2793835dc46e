import { sql } from '../data/sql.js';
import type { Transactions } from '../data/transactions.js';
import type { Clock } from '../time/clock.js';

export interface Pruned {
  readonly idempotencyKeys: number;
  readonly events: number;
}

const DAY_MS = 86_400_000;
/** A client that repeats a request does it within hours. */
const IDEMPOTENCY_DAYS = 3;
/** Events are kept for a look at what happened; inbox entries longer than any queue could deliver again. */
const EVENT_DAYS = 14;
const INBOX_DAYS = 45;
const JOB_RUN_DAYS = 400;
const DEAD_LETTER_DAYS = 180;

/**
 * Deletes what only served to do things once, when nobody can ask for it any more. Called by a schedule; it writes
 * no register entry, because it changes no record.
 */
export class PruneTraces {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  execute(): Promise<Pruned> {
    const before = (days: number): Date => new Date(this.clock.now().getTime() - days * DAY_MS);
    return this.transactions.run(async (tx) => {
      const keys = await tx.many(
        sql`DELETE FROM platform.idempotency WHERE created_at < ${before(IDEMPOTENCY_DAYS)} RETURNING 1 AS pruned`,
      );
      const events = await tx.many(
        sql`DELETE FROM platform.outbox WHERE settled_at < ${before(EVENT_DAYS)} RETURNING 1 AS pruned`,
      );
      tx.send(sql`DELETE FROM platform.inbox WHERE handled_at < ${before(INBOX_DAYS)}`);
      tx.send(sql`DELETE FROM platform.job_run WHERE finished_at < ${before(JOB_RUN_DAYS)}`);
      tx.send(sql`DELETE FROM platform.dead_letter WHERE replayed_at < ${before(DEAD_LETTER_DAYS)}`);
      return { idempotencyKeys: keys.length, events: events.length };
    });
  }
}
