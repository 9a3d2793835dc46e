import { Refused } from '@kontor/kernel';
import { DelayedError } from 'bullmq';
import { sql } from '../data/sql.js';
import type { Transactions } from '../data/transactions.js';
import type { Logger } from '../logging/logger.js';
import { redactText } from '../logging/redact.js';
import { requestScope } from '../request-scope.js';
import type { Clock } from '../time/clock.js';
import type { Ids } from '../time/ids.js';
import { type AnyHandler, type DeliveredEvent, EventHandler, type JobHandler } from './event-handler.js';
import { beginRun, endRun, enterInbox, isInInbox, JobTakenOver, saveRun } from './inbox.js';
import type { QueuedJob } from './job-backend.js';

export interface RetryRule {
  /** After so many tries a job becomes a dead letter. */
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly firstDelayMs: number;
}

/** A job whose worker died while it had it, so often, is what kills the worker. */
const MOST_STALLS = 5;
const UNAVAILABLE_DELAY_MS = 3_000;

/** Brings an event to its handler, with one effect however often the queue delivers it. */
export class Deliverer {
  private readonly running = new Set<Promise<void>>();

  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly ids: Ids,
    private readonly logger: Logger,
    private readonly retry: RetryRule,
    private readonly stopping: AbortSignal,
  ) {}

  /** Resolves when no job is running. */
  async idle(): Promise<void> {
    while (this.running.size > 0) await Promise.allSettled(this.running);
  }

  processorFor(handler: AnyHandler): (job: QueuedJob, token?: string) => Promise<void> {
    return (job, token) => {
      const run = this.process(handler, job, token).finally(() => this.running.delete(run));
      this.running.add(run);
      return run;
    };
  }

  private process(handler: AnyHandler, job: QueuedJob, token: string | undefined): Promise<void> {
    return requestScope.run({ requestId: job.data.id }, async () => {
      const event: DeliveredEvent = { ...job.data, createdAt: new Date(job.data.createdAt) };
      if (job.stalledCounter >= MOST_STALLS) {
        return this.bury(handler, event, job, new Error(`the worker died ${job.stalledCounter} times in this job`));
      }
      try {
        await this.deliver(handler, event);
      } catch (error) {
        await this.afterFailure(handler, event, job, token, error);
      }
    });
  }

  private async deliver(handler: AnyHandler, event: DeliveredEvent): Promise<void> {
    const delivery = { consumer: handler.name, messageId: event.id };
    if (handler instanceof EventHandler) {
      await this.transactions.run(async (tx) => {
        if (await enterInbox(tx, this.clock, delivery)) await handler.handle(tx, event);
      });
      return;
    }
    const run = this.ids.next();
    const begun = await this.transactions.run(async (tx) =>
      (await isInInbox(tx, delivery)) ? null : { checkpoint: await beginRun(tx, this.clock, delivery, run) },
    );
    if (begun === null) return;
    await handler.run({
      event,
      checkpoint: begun.checkpoint,
      signal: this.stopping,
      save: (tx, checkpoint) => saveRun(tx, this.clock, delivery, run, checkpoint),
    });
    await this.transactions.run((tx) => endRun(tx, this.clock, delivery, run));
  }

  private async afterFailure(
    handler: AnyHandler,
    event: DeliveredEvent,
    job: QueuedJob,
    token: string | undefined,
    error: unknown,
  ): Promise<void> {
    if (error instanceof JobTakenOver) return;
    if (this.stopping.aborted) return this.putBack(job, token, 0);
    if (error instanceof Refused && error.code === 'UNAVAILABLE') return this.putBack(job, token, UNAVAILABLE_DELAY_MS);
    const attempt = job.attemptsMade + 1;
    const fields = { consumer: handler.name, eventType: event.type, attempt, of: this.retry.tries };
    if (attempt < this.retry.tries) {
      this.logger.warn('a job failed and will be tried again', { ...fields, error });
      throw error;
    }
    this.logger.error('a job failed for the last time and was put aside', error, fields);
    await this.bury(handler, event, job, error);
  }

  /** Not the job's fault: does not count as a try. */
  private async putBack(job: QueuedJob, token: string | undefined, delayMs: number): Promise<never> {
    await job.moveToDelayed(Date.now() + delayMs, token);
    throw new DelayedError();
  }

  private async bury(handler: AnyHandler, event: DeliveredEvent, job: QueuedJob, error: unknown): Promise<void> {
    const words = redactText(error instanceof Error ? `${error.name}: ${error.message}` : String(error)).replaceAll(
      '\0',
      '',
    );
    await this.transactions.run(async (tx) => {
      if (!(await enterInbox(tx, this.clock, { consumer: handler.name, messageId: event.id }))) return;
      tx.send(sql`DELETE FROM platform.job_state WHERE consumer = ${handler.name} AND message_id = ${event.id}`);
      tx.send(sql`
        INSERT INTO platform.dead_letter (id, queue, job_name, payload, message_id, attempts, error, failed_at)
        VALUES (${this.ids.next()}, ${handler.name}, ${event.type}, ${JSON.stringify(event.payload)}, ${event.id},
          ${job.attemptsMade + 1}, ${words}, ${this.clock.now()})`);
      await (handler as Partial<JobHandler>).giveUp?.(tx, event, words);
    });
  }
}
