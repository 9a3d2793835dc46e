import { Queue, Worker } from 'bullmq';
import { Redis, type RedisOptions } from 'ioredis';
import type { Logger } from '../logging/logger.js';
import {
  type JobBackend,
  type JobConnections,
  type JobData,
  type NewJob,
  within,
  type WorkerSettings,
} from './job-backend.js';

type ClientOptions = Omit<RedisOptions, 'replyMapping'>;

const PING_MS = 2_000;
const COMMAND_MS = 5_000;
const CLOSE_MS = 1_000;

/** Retried for ever, at a steady pace: an outage that lasts an hour is over for us a second after it is over. */
const RECONNECT: ClientOptions = { retryStrategy: (times) => Math.min(times * 100, 1_000), connectTimeout: 3_000 };

export class RedisJobBackend implements JobBackend {
  readonly kind = 'redis';
  private readonly pinger: Redis;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {
    this.pinger = this.client({ commandTimeout: PING_MS, maxRetriesPerRequest: 0, enableOfflineQueue: false });
  }

  /** A write, not only an answer: a Redis that is full answers, and takes no jobs. */
  async ping(): Promise<void> {
    await within(PING_MS, 'Redis', this.pinger.set('kontor:ping', '1', 'EX', 60));
  }

  connect(): JobConnections {
    return new RedisJobConnections((options) => this.client(options), this.logger);
  }

  async close(): Promise<void> {
    this.pinger.disconnect();
  }

  private client(options: ClientOptions): Redis {
    const client = new Redis(this.url, { ...RECONNECT, ...options });
    // Whether Redis is there is told by `ping`; a connection that says so each time it tries would flood the log.
    client.on('error', (error) => this.logger.debug('a Redis connection broke', { error }));
    return client;
  }
}

class RedisJobConnections implements JobConnections {
  private readonly clients: Redis[] = [];
  private readonly open: { close(force?: boolean): Promise<void> }[] = [];
  private readonly queues = new Map<string, Queue<JobData>>();

  constructor(
    private readonly client: (options: ClientOptions) => Redis,
    private readonly logger: Logger,
  ) {}

  async add(queue: string, jobs: readonly NewJob[]): Promise<void> {
    await this.queue(queue).addBulk([...jobs]);
  }

  private queue(name: string): Queue<JobData> {
    let queue = this.queues.get(name);
    if (queue === undefined) {
      const connection = this.track(this.client({ commandTimeout: COMMAND_MS, maxRetriesPerRequest: 1 }));
      queue = new Queue<JobData>(name, { connection, prefix: PREFIX });
      queue.on('error', (error) => this.logger.debug('a job queue had trouble', { queue: name, error }));
      this.queues.set(name, queue);
      this.open.push(queue);
    }
    return queue;
  }

  worker(name: string, { processor, options }: WorkerSettings): Worker<JobData> {
    const connection = this.track(this.client({ maxRetriesPerRequest: null }));
    const worker = new Worker<JobData>(name, processor, { ...options, connection, prefix: PREFIX });
    worker.on('error', (error) => this.logger.debug('a job worker had trouble', { queue: name, error }));
    this.open.push(worker);
    return worker;
  }

  async close(): Promise<void> {
    const closing = this.open.map((one) => within(CLOSE_MS, 'closing', one.close(true)).catch(() => undefined));
    for (const client of this.clients) client.disconnect();
    await Promise.all(closing);
  }

  private track(client: Redis): Redis {
    this.clients.push(client);
    return client;
  }
}

/** The braces keep all keys of Kontor's queues on one node of a Redis Cluster. */
const PREFIX = '{kontor}';
