import type { Job, Processor, Queue, Worker, WorkerOptions } from 'bullmq';

/** What a queue carries of an event. */
export interface JobData {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

/** The part of BullMQ's queue that the relay needs, of either backend. */
export type JobQueue = Pick<Queue<JobData>, 'addBulk' | 'close'>;
export type JobWorker = Pick<Worker<JobData>, 'close' | 'on' | 'waitUntilReady'>;
export type QueuedJob = Job<JobData>;

export interface WorkerSettings {
  readonly processor: Processor<JobData>;
  readonly options: Omit<WorkerOptions<never>, 'connection'>;
}

/** Queues and workers that share a set of connections, and end with them. */
export interface JobConnections {
  queue(name: string): JobQueue;
  worker(name: string, settings: WorkerSettings): JobWorker;
  /** Lets go of everything at once, whatever the other side does. */
  close(): Promise<void>;
}

/**
 * Where jobs wait: Redis or PostgreSQL. Connections are made anew after every outage, because BullMQ's own do not
 * survive a server that was out of memory or mute when they were made.
 */
export interface JobBackend {
  readonly kind: 'redis' | 'postgresql';
  /** Rejects within seconds when the backend does not take and answer commands. */
  ping(): Promise<void>;
  connect(): JobConnections;
  close(): Promise<void>;
}

/** Rejects when `work` takes longer than it may; `work` itself goes on, and whatever becomes of it is ignored. */
export function within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
  work.catch(() => undefined);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms} ms`)), ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
