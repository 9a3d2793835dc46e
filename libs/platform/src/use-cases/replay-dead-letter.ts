import { Refused } from '@kontor/kernel';
import type { Actor } from '../actor.js';
import type { ChangeRegister } from '../data/change-register.js';
import type { Outbox } from '../data/outbox.js';
import { notFound } from '../data/row-scope.js';
import { sql } from '../data/sql.js';
import type { Transactions } from '../data/transactions.js';
import type { Clock } from '../time/clock.js';
import type { DeadLetter } from '../queries/operations.query.js';

interface Row {
  readonly id: string;
  readonly queue: string;
  readonly job_name: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly error: string;
  readonly attempts: number;
  readonly failed_at: Date;
  readonly replayed_at: Date | null;
}

/** Gives a dead letter back to the consumer that could not handle it, and to no other. Once. */
export class ReplayDeadLetter {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `NOT_FOUND`, `CONFLICT` when it was replayed before. */
  execute(actor: Actor, input: { readonly id: string }): Promise<DeadLetter> {
    return this.transactions.run(async (tx) => {
      const row = await tx.one<Row>(sql`SELECT * FROM platform.dead_letter WHERE id = ${input.id} FOR UPDATE`);
      if (row === null) throw notFound('dead letter');
      if (row.replayed_at !== null) {
        throw new Refused('CONFLICT', 'This was replayed before. If it failed again, replay the newer dead letter.');
      }
      const replayedAt = this.clock.now();
      tx.send(sql`UPDATE platform.dead_letter SET replayed_at = ${replayedAt} WHERE id = ${row.id}`);
      await this.outbox.addFor(tx, row.queue, { type: row.job_name, payload: row.payload });
      await this.register.record(tx, actor, {
        stream: { kind: 'operations', id: row.id },
        subject: { kind: 'dead-letter', id: row.id, version: 2 },
        action: 'dead-letter.replay',
        changes: [{ field: 'replayedAt', from: null, to: replayedAt.toISOString() }],
      });
      const { id, queue, error, attempts } = row;
      return { id, queue, jobName: row.job_name, error, attempts, failedAt: row.failed_at, replayedAt };
    });
  }
}
