import type { Tx } from '../data/transactions.js';
import type { JobRights } from './job-rights.js';

/** An event as its subscriber gets it; `id` is the outbox row's, the same however often it is delivered. */
export interface DeliveredEvent {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: Date;
}

/** What everybody who waits for events declares. Each has a queue of its own: one that is stuck holds up no other. */
interface Subscriber {
  /** Stable, as in `sales.notify-owner`: names the queue, and the inbox entries by which an event has one effect. */
  readonly name: string;
  readonly eventTypes: readonly string[];
  readonly rights: JobRights;
  /** How many events it handles at a time; one unless told, which keeps their order as far as retries allow. */
  readonly concurrency?: number;
}

/**
 * Called by the worker for each event of its types. The work is done in the transaction that also notes the event as
 * handled, so it has exactly one effect; it must end well within the statement time-out and touch nothing but the
 * database. A throw is tried again with growing waits, and becomes a dead letter after the last try.
 */
export abstract class EventHandler implements Subscriber {
  abstract readonly name: string;
  abstract readonly eventTypes: readonly string[];
  abstract readonly rights: JobRights;
  readonly concurrency?: number;
  abstract handle(tx: Tx, event: DeliveredEvent): Promise<void>;
}

/** One run of a long job. Another run may have come before it and been cut off. */
export interface JobRun {
  readonly event: DeliveredEvent;
  /** What the last run that was cut off has saved; `null` in the first. */
  readonly checkpoint: unknown;
  /** Aborts when the worker is stopping: call `signal.throwIfAborted()` between steps; the job then runs on elsewhere. */
  readonly signal: AbortSignal;
  /**
   * To be called first in the transaction of every step: says where the job will be when the step has held. Throws
   * when another run has taken over because this one was thought dead, so that no step is done twice.
   */
  save(tx: Tx, checkpoint: unknown): Promise<void>;
}

/**
 * Called by the worker for each event of its types, outside any transaction: for work that takes longer than one
 * transaction may, such as an import, or that leaves the process, such as a mail. Steps that were saved are done
 * once; what leaves the process is done at least once, and twice only if the worker dies just then.
 */
export abstract class JobHandler implements Subscriber {
  abstract readonly name: string;
  abstract readonly eventTypes: readonly string[];
  abstract readonly rights: JobRights;
  readonly concurrency?: number;
  abstract run(job: JobRun): Promise<void>;
  /** Called in the transaction that puts the job aside after its last try: to show on a screen that it has failed. */
  giveUp?(tx: Tx, event: DeliveredEvent, error: string): Promise<void>;
}

export type AnyHandler = EventHandler | JobHandler;
