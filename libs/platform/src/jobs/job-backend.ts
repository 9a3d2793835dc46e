import type { Job, JobsOptions, Processor, Worker, WorkerOptions } from 'bullmq';

/** What a queue carries of an event. */
export interface JobData {
  readonly id: string;
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
}

export interface NewJob {
  readonly name: string;
  readonly data: JobData;
  readonly opts: JobsOptions;
}

export type JobWorker = Pick<Worker<JobData>, 'close' | 'on' | 'waitUntilReady'>;
export type QueuedJob = Job<JobData>;

export interface WorkerSettings {
  readonly processor: Processor<JobData>;
  readonly options: Omit<WorkerOptions<never>, 'connection'>;
}

/** Queues and workers that share a set of connections, and end with them. */
export interface JobConnections {
  /** A job whose id the queue has is not added again. */
  add(queue: string, jobs: readonly NewJob[]): Promise<void>;
  worker(queue: string, settings: WorkerSettings): JobWorker;
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
