import { sql } from '../data/sql.js';
import type { Transactions, Tx } from '../data/transactions.js';
import type { Logger } from '../logging/logger.js';
import type { Clock } from '../time/clock.js';
import type { RetryRule } from './deliverer.js';
import { type JobConnections, type JobData, within } from './job-backend.js';
import type { Subscribers } from './subscribers.js';

interface OutboxRow {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly consumer: string | null;
  readonly created_at: Date;
  readonly awaiting: readonly string[];
}

export interface RelayRule {
  /** What was relayed so long ago and is not handled is relayed again: the queue may have lost it. */
  readonly resendAfterMs: number;
  readonly retry: RetryRule;
}

const BATCH = 200;
const ADD_MS = 5_000;

/**
 * Turns rows of the outbox into jobs, in the order of their ids as far as commits allow. A row is marked only when
 * its jobs are in the queues, and its id is theirs, so that a relay that dies in between adds nothing twice; what
 * a queue has lost is found by what is still awaited and relayed again.
 */
export class OutboxRelay {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly subscribers: Subscribers,
    private readonly rule: RelayRule,
  ) {}

  /** Relays one batch; answers how many rows it had. Rows that another relay holds are left to it. */
  relayNew(connections: JobConnections): Promise<number> {
    return this.transactions.run(async (tx) => {
      const rows = await tx.many<OutboxRow>(sql`
        SELECT id, type, payload, consumer, created_at, awaiting FROM platform.outbox
        WHERE relayed_at IS NULL ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`);
      const addressed = rows.map((row) => ({
        row,
        consumers: row.consumer === null ? this.subscribers.namesFor(row.type) : this.known([row.consumer]),
      }));
      await this.enqueue(connections, addressed);
      this.mark(tx, addressed);
      return rows.length;
    });
  }

  /** Adds again what ought to have been handled by now. A job that still waits or runs is not added twice by its id. */
  relayLost(connections: JobConnections): Promise<number> {
    const before = new Date(this.clock.now().getTime() - this.rule.resendAfterMs);
    return this.transactions.run(async (tx) => {
      const rows = await tx.many<OutboxRow>(sql`
        SELECT id, type, payload, consumer, created_at, awaiting FROM platform.outbox
        WHERE settled_at IS NULL AND relayed_at < ${before} ORDER BY relayed_at LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`);
      const addressed = rows.map((row) => ({ row, consumers: this.known(row.awaiting) }));
      await this.enqueue(connections, addressed);
      this.mark(tx, addressed);
      return rows.length;
    });
  }

  private known(consumers: readonly string[]): readonly string[] {
    return consumers.filter((consumer) => {
      const isKnown = this.subscribers.knows(consumer);
      if (!isKnown) this.logger.warn('an event awaits a consumer that is no more', { consumer });
      return isKnown;
    });
  }

  private async enqueue(connections: JobConnections, addressed: readonly Addressed[]): Promise<void> {
    const { tries, firstDelayMs } = this.rule.retry;
    const jobs = new Map<string, OutboxRow[]>();
    for (const { row, consumers } of addressed) {
      for (const consumer of consumers) jobs.set(consumer, [...(jobs.get(consumer) ?? []), row]);
    }
    const adding = [...jobs].map(([consumer, rows]) =>
      connections.add(
        consumer,
        rows.map((row) => ({
          name: row.type,
          data: toJob(row),
          opts: {
            jobId: row.id,
            // The deliverer puts a job aside after its tries; the queue itself must never be the one to give up.
            attempts: tries + 1_000,
            backoff: { type: 'exponential', delay: firstDelayMs, jitter: 0.3 },
            removeOnComplete: true,
            removeOnFail: true,
          },
        })),
      ),
    );
    await within(ADD_MS, 'adding jobs', Promise.all(adding));
  }

  /** What nobody waits for is settled at once. */
  private mark(tx: Tx, addressed: readonly Addressed[]): void {
    if (addressed.length === 0) return;
    const marks = addressed.map(({ row, consumers }) => ({ id: row.id, awaiting: consumers }));
    tx.send(sql`
      UPDATE platform.outbox AS o SET
        relayed_at = ${this.clock.now()},
        awaiting = m.awaiting,
        settled_at = CASE WHEN m.awaiting = '{}' THEN ${this.clock.now()}::timestamptz END
      FROM jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) AS m(id uuid, awaiting text[])
      WHERE o.id = m.id`);
  }
}

interface Addressed {
  readonly row: OutboxRow;
  readonly consumers: readonly string[];
}

const toJob = (row: OutboxRow): JobData => ({
  id: row.id,
  type: row.type,
  payload: row.payload,
  createdAt: row.created_at.toISOString(),
});
