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
import { type JobBackend, type JobConnections, type JobData, within, type WorkerSettings } from './job-backend.js';

const PING_MS = 3_000;

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
  private readonly queues = new Map<string, Queue<JobData>>();

  constructor(
    private readonly pool: Pool,
    private readonly logger: Logger,
  ) {}

  queue(name: string): Queue<JobData> {
    let queue = this.queues.get(name);
    if (queue === undefined) {
      queue = new classes.Queue<JobData>(name, { connection: this.pool }) as unknown as Queue<JobData>;
      queue.on('error', (error) => this.logger.debug('a job queue had trouble', { queue: name, error }));
      this.queues.set(name, queue);
      this.open.push(queue);
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
    await Promise.all(this.open.map((one) => within(PING_MS, 'closing', one.close(true)).catch(() => undefined)));
    await within(PING_MS, 'closing', this.pool.end()).catch(() => undefined);
  }
}
