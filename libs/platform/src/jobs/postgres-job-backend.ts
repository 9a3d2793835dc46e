import {
  assertSchemaCompatibility,
  type BackendFactory,
  PostgresConnection,
  PostgresQueueBackend,
  type Queue,
  withBackend,
  type Worker,
} from 'bullmq';
import { Pool } from 'pg';
import type { Logger } from '../logging/logger.js';
import { JOBS_SCHEMA } from '../migrate.js';
import {
  type JobBackend,
  type JobConnections,
  type JobData,
  type NewJob,
  within,
  type WorkerSettings,
} from './job-backend.js';

const PING_MS = 3_000;
const CLOSE_MS = 1_000;

/** Each worker keeps one to listen on; the others are made when they are needed and shared. */
const MOST_CONNECTIONS = 40;

/**
 * BullMQ's connection on a pool that all queues share. BullMQ takes a foreign pool to be in the schema `bullmq`, and
 * never asks again after a first failure; both are put right here.
 */
class SharedConnection extends PostgresConnection {
  override readonly schema = JOBS_SCHEMA;
  private checked: Promise<void> | null = null;

  override waitUntilReady(): Promise<void> {
    this.checked ??= this.check().catch((error: unknown) => {
      this.checked = null;
      throw error;
    });
    return this.checked;
  }

  private async check(): Promise<void> {
    const client = await this.pool.connect();
    try {
      await assertSchemaCompatibility(client, JOBS_SCHEMA);
    } finally {
      client.release();
    }
    setImmediate(() => this.emit('ready'));
  }
}

const createSharedBackend: BackendFactory<PostgresQueueBackend, Pool> = (name, options) =>
  new PostgresQueueBackend(new SharedConnection(options.connection as never), name, options as never, true);

const classes = withBackend(createSharedBackend);

export class PostgresJobBackend implements JobBackend {
  readonly kind = 'postgresql';
  private readonly pinger: Pool;

  constructor(
    private readonly url: string,
    private readonly logger: Logger,
  ) {
    this.pinger = this.pool(1);
  }

  async ping(): Promise<void> {
    await within(PING_MS, 'PostgreSQL', this.pinger.query('SELECT 1'));
  }

  connect(): JobConnections {
    return new PostgresJobConnections(this.pool(MOST_CONNECTIONS), this.logger);
  }

  async close(): Promise<void> {
    await this.pinger.end();
  }

  private pool(max: number): Pool {
    const pool = new Pool({
      connectionString: this.url,
      max,
      options: `-c search_path=${JOBS_SCHEMA}`,
      application_name: 'kontor-jobs',
      connectionTimeoutMillis: PING_MS,
      statement_timeout: 15_000,
      keepAlive: true,
    });
    pool.on('error', (error) => this.logger.debug('an idle connection of the jobs broke', { error }));
    // Each queue and worker listens for the pool's errors.
    pool.setMaxListeners(0);
    return pool;
  }
}

class PostgresJobConnections implements JobConnections {
  private readonly open: { close(force?: boolean): Promise<void> }[] = [];
  private readonly queues = new Map<string, Promise<Queue<JobData>>>();

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  async add(queue: string, jobs: readonly NewJob[]): Promise<void> {
    const opened = this.queues.get(queue) ?? this.openQueue(queue);
    this.queues.set(queue, opened);
    await (await opened).addBulk([...jobs]);
  }

  /** The sequence that numbers a queue's jobs is made by a function of the owner's, before BullMQ would make it itself. */
  private async openQueue(name: string): Promise<Queue<JobData>> {
    const queue = new classes.Queue<JobData>(name, { connection: this.pool }) as unknown as Queue<JobData>;
    queue.on('error', (error) => this.logger.debug('a job queue had trouble', { queue: name, error }));
    this.open.push(queue);
    try {
      await this.pool.query('SELECT next_job_id($1)', [name]);
    } catch (error) {
      this.queues.delete(name);
      throw error;
    }
    return queue;
  }

  worker(name: string, { processor, options }: WorkerSettings): Worker<JobData> {
    const made = new classes.Worker<JobData>(name, processor as never, { ...options, connection: this.pool });
    const worker = made as unknown as Worker<JobData>;
    worker.on('error', (error) => this.logger.debug('a job worker had trouble', { queue: name, error }));
    this.open.push(worker);
    return worker;
  }

  async close(): Promise<void> {
    await Promise.all(this.open.map((one) => within(CLOSE_MS, 'closing', one.close(true)).catch(() => undefined)));
    await within(CLOSE_MS, 'closing', this.pool.end()).catch(() => undefined);
  }
}
