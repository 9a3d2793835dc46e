import { sql } from '../data/sql.js';
import type { Tx } from '../data/transactions.js';
import type { Clock } from '../time/clock.js';

/** A consumer of one message: who handles what. */
export interface Delivery {
  readonly consumer: string;
  readonly messageId: string;
}

/**
 * Notes in the transaction of the effect that the consumer has handled the message. False when it was handled before:
 * then there must be no effect. Two that try at once wait for each other.
 */
export async function enterInbox(tx: Tx, clock: Clock, { consumer, messageId }: Delivery): Promise<boolean> {
  const entered = await tx.many(sql`
    INSERT INTO platform.inbox (consumer, message_id, handled_at) VALUES (${consumer}, ${messageId}, ${clock.now()})
    ON CONFLICT DO NOTHING RETURNING message_id`);
  if (entered.length === 0) return false;
  tx.send(sql`
    UPDATE platform.outbox SET
      awaiting = array_remove(awaiting, ${consumer}),
      settled_at = CASE WHEN awaiting <@ ARRAY[${consumer}::text] THEN ${clock.now()}::timestamptz END
    WHERE id = ${messageId}`);
  return true;
}

/** Thrown in a run of a long job that another run has replaced. */
export class JobTakenOver extends Error {
  override readonly name = 'JobTakenOver';
  constructor() {
    super('another run of this job has taken over');
  }
}

/** Begins a run of a long job, which ends the right of every earlier run to go on. Answers the last checkpoint. */
export async function beginRun(tx: Tx, clock: Clock, { consumer, messageId }: Delivery, run: string): Promise<unknown> {
  const state = await tx.one<{ checkpoint: unknown }>(sql`
    INSERT INTO platform.job_state (consumer, message_id, run, saved_at) VALUES (${consumer}, ${messageId}, ${run}, ${clock.now()})
    ON CONFLICT (consumer, message_id) DO UPDATE SET run = EXCLUDED.run
    RETURNING checkpoint`);
  return state?.checkpoint ?? null;
}

export async function saveRun(
  tx: Tx,
  clock: Clock,
  { consumer, messageId }: Delivery,
  run: string,
  checkpoint: unknown,
): Promise<void> {
  const saved = await tx.many(sql`
    UPDATE platform.job_state SET checkpoint = ${JSON.stringify(checkpoint ?? null)}::jsonb, saved_at = ${clock.now()}
    WHERE consumer = ${consumer} AND message_id = ${messageId} AND run = ${run} RETURNING run`);
  if (saved.length === 0) throw new JobTakenOver();
}

/** Ends a long job whose last step is done. */
export async function endRun(tx: Tx, clock: Clock, delivery: Delivery, run: string): Promise<void> {
  const { consumer, messageId } = delivery;
  const ended = await tx.many(sql`
    DELETE FROM platform.job_state WHERE consumer = ${consumer} AND message_id = ${messageId} AND run = ${run} RETURNING run`);
  if (ended.length === 0) throw new JobTakenOver();
  await enterInbox(tx, clock, delivery);
}

export async function isInInbox(tx: Tx, { consumer, messageId }: Delivery): Promise<boolean> {
  const found = await tx.one(
    sql`SELECT 1 AS found FROM platform.inbox WHERE consumer = ${consumer} AND message_id = ${messageId}`,
  );
  return found !== null;
}
