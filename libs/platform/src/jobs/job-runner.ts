import type { Platform } from '../create-platform.js';
import type { Logger } from '../logging/logger.js';
import { Alarm } from './alarm.js';
import { Deliverer, type RetryRule } from './deliverer.js';
import type { AnyHandler } from './event-handler.js';
import { type JobBackend, type JobConnections, type JobWorker, within } from './job-backend.js';
import { OutboxListener } from './outbox-listener.js';
import { OutboxRelay } from './outbox-relay.js';
import { PostgresJobBackend } from './postgres-job-backend.js';
import { RedisJobBackend } from './redis-job-backend.js';
import { Subscribers } from './subscribers.js';

export interface JobTimes {
  /** How often the relay looks for rows that it was not told of. */
  readonly pollMs: number;
  /** How often it is asked whether the queues are there. */
  readonly pingMs: number;
  readonly resendAfterMs: number;
  /** A job whose worker has not renewed its hold for so long is given to another. */
  readonly lockMs: number;
  /** How long running jobs may take to end when the worker stops. */
  readonly graceMs: number;
  readonly retry: RetryRule;
}

export const JOB_TIMES: JobTimes = {
  pollMs: 2_000,
  pingMs: 3_000,
  resendAfterMs: 60_000,
  lockMs: 20_000,
  graceMs: 15_000,
  retry: { tries: 8, firstDelayMs: 1_000 },
};

export interface JobRunnerOptions {
  readonly platform: Platform;
  readonly handlers: readonly AnyHandler[];
  readonly times?: Partial<JobTimes>;
}

/** For the queues to hear that jobs are done. */
const FAREWELL_MS = 2_000;

/**
 * Relay and workers over whatever carries the jobs. It makes their connections when the queues answer and drops them
 * when these do not, so it starts, and stays, whether they are there or not; meanwhile events wait in the outbox.
 */
export class JobRunner {
  private readonly logger: Logger;
  private readonly times: JobTimes;
  private readonly backend: JobBackend;
  private readonly relay: OutboxRelay;
  private readonly deliverer: Deliverer;
  private readonly subscribers: Subscribers;
  private readonly listener: OutboxListener;
  private readonly stopping = new AbortController();
  private readonly relayAlarm = new Alarm();
  private readonly pingAlarm = new Alarm();
  private connections: JobConnections | null = null;
  private workers: JobWorker[] = [];
  private loops: Promise<void>[] = [];
  private stopped: Promise<void> | null = null;
  private isInTrouble = false;

  constructor(options: JobRunnerOptions) {
    const { config, transactions, clock, ids, logger } = options.platform;
    this.times = { ...JOB_TIMES, ...options.times };
    this.logger = logger;
    this.subscribers = new Subscribers(options.handlers);
    this.backend = config.redisUrl
      ? new RedisJobBackend(config.redisUrl, logger)
      : new PostgresJobBackend(config.databaseUrl, logger);
    const { retry, resendAfterMs } = this.times;
    this.relay = new OutboxRelay(transactions, clock, logger, this.subscribers, { retry, resendAfterMs });
    this.deliverer = new Deliverer(transactions, clock, ids, logger, retry, this.stopping.signal);
    this.listener = new OutboxListener(config.databaseUrl, logger, this.relayAlarm.wake);
  }

  start(): void {
    this.listener.start();
    this.loops = [this.keepConnected(), this.relayAsTold(), this.relayLost()];
  }

  /** Takes no more jobs, lets running ones end or save where they are, then lets go of everything. */
  stop(): Promise<void> {
    this.stopped ??= this.end();
    return this.stopped;
  }

  private async end(): Promise<void> {
    this.stopping.abort(new Error('the worker is stopping'));
    this.pingAlarm.wake();
    this.relayAlarm.wake();
    const ended = Promise.all(this.workers.map((worker) => worker.close()));
    // A queue that does not answer never lets a worker end: then what counts is that no job is running.
    const idle = this.deliverer.idle().then(() => within(FAREWELL_MS, 'leaving the queues', ended));
    await within(this.times.graceMs, 'ending jobs', idle).catch((error: unknown) =>
      this.logger.warn('the queues were left without a farewell; another worker takes up what is there', { error }),
    );
    await Promise.all(this.loops);
    await this.listener.stop();
    await this.disconnect();
    await this.backend.close();
  }

  private get isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async keepConnected(): Promise<void> {
    while (!this.isStopping) {
      const isThere = await this.backend.ping().then(
        () => true,
        (error: unknown) => {
          if (this.connections) this.logger.error('the job queues do not answer; events wait in the outbox', error);
          return false;
        },
      );
      if (isThere && !this.connections && !this.isStopping) this.connect();
      if (!isThere && this.connections) await this.disconnect();
      await this.pingAlarm.wait(this.times.pingMs);
    }
  }

  private connect(): void {
    this.logger.info('the job queues answer', { backend: this.backend.kind });
    const connections = this.backend.connect();
    this.connections = connections;
    const { lockMs } = this.times;
    this.workers = this.subscribers.all.map((handler) =>
      connections.worker(handler.name, {
        processor: this.deliverer.processorFor(handler),
        options: {
          concurrency: handler.concurrency ?? 1,
          lockDuration: lockMs,
          stalledInterval: Math.ceil(lockMs / 2),
          // How often a job may lose its worker is for the deliverer to say, which then puts it aside.
          maxStalledCount: 1_000,
          runRetryDelay: 1_000,
        },
      }),
    );
    this.relayAlarm.wake();
  }

  private async disconnect(): Promise<void> {
    const connections = this.connections;
    this.connections = null;
    this.workers = [];
    await connections?.close();
  }

  private async relayAsTold(): Promise<void> {
    while (!this.isStopping) {
      const relayed = await this.tryToRelay((connections) => this.relay.relayNew(connections));
      if (relayed === 0) await this.relayAlarm.wait(this.times.pollMs);
    }
  }

  private async relayLost(): Promise<void> {
    const alarm = new Alarm();
    this.stopping.signal.addEventListener('abort', alarm.wake);
    while (!this.isStopping) {
      await alarm.wait(this.times.resendAfterMs / 2);
      if (!this.isStopping) await this.tryToRelay((connections) => this.relay.relayLost(connections));
    }
  }

  private async tryToRelay(work: (connections: JobConnections) => Promise<number>): Promise<number> {
    if (!this.connections) return 0;
    try {
      const relayed = await work(this.connections);
      if (this.isInTrouble) this.logger.info('events are relayed again');
      this.isInTrouble = false;
      return relayed;
    } catch (error) {
      // Said once, not at every try.
      if (!this.isInTrouble) this.logger.error('events cannot be relayed and stay in the outbox', error);
      this.isInTrouble = true;
      this.pingAlarm.wake();
      return 0;
    }
  }
}
