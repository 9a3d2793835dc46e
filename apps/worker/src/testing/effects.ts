import { fileURLToPath } from 'node:url';
import { AppConfig, createPlatform, type Platform } from '@kontor/platform';
import {
  eventually,
  type NodeProcess,
  type RedisServer,
  startNodeProcess,
  type TestDatabase,
  testDatabase,
} from '@kontor/testing';
import { Client } from 'pg';

/** Jobs in any state, of a queue of BullMQ's on Redis. */
const REDIS_QUEUED = `
  local queue = '{kontor}:fault.note-effect:'
  return redis.call('LLEN', queue .. 'active') + redis.call('LLEN', queue .. 'wait') + redis.call('ZCARD', queue .. 'delayed')`;

/** The Redis that holds the queues; the one behind it may change. */
type Queues = Pick<RedisServer, 'url' | 'command'>;

/** A database in which a worker of `effect-worker.ts` leaves countable effects, and the means to ask for them. */
export class Effects {
  private asked = 0;

  private constructor(
    private readonly redis: Queues | null,
    readonly db: TestDatabase,
    readonly owner: Client,
    readonly platform: Platform,
  ) {}

  static async prepare(redis: Queues | null = null): Promise<Effects> {
    const db = await testDatabase();
    const owner = new Client({ connectionString: db.ownerUrl });
    await owner.connect();
    await owner.query('CREATE TABLE public.effect (n integer NOT NULL); GRANT ALL ON public.effect TO kontor_app');
    const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
    return new Effects(redis, db, owner, await createPlatform({ config, entities: [] }));
  }

  startWorker(): Promise<NodeProcess> {
    return startNodeProcess({
      file: fileURLToPath(new URL('./effect-worker.ts', import.meta.url)),
      environment: { DATABASE_URL: this.db.appUrl, REDIS_URL: this.redis?.url ?? '', LOG_LEVEL: 'error' },
      readyLine: 'at work',
    });
  }

  /** What a request does: something written and an event told, in one transaction. */
  async ask(): Promise<void> {
    this.asked += 1;
    const event = { type: 'fault.happened', payload: { n: this.asked } };
    await this.platform.transactions.run((tx) => this.platform.outbox.add(tx, event));
  }

  async count(): Promise<number> {
    const { rows } = await this.owner.query<{ count: number }>('SELECT count(*)::int FROM public.effect');
    return rows[0]?.count ?? -1;
  }

  /** Resolves when nothing waits any more; refuses when an effect is missing or was had twice. */
  async allOnce(timeoutMs = 30_000): Promise<void> {
    await eventually(
      'the outbox is drained',
      async () =>
        (await this.owner.query('SELECT 1 FROM platform.outbox WHERE settled_at IS NULL LIMIT 1')).rowCount === 0,
      timeoutMs,
    );
    // A job that was done and not acknowledged is delivered once more: only then has it had its chance to do harm.
    await eventually('the queue is empty', async () => (await this.queued()) === 0, timeoutMs);
    const { rows } = await this.owner.query<{ n: number; times: number }>(`
      SELECT asked.n, count(effect.n)::int AS times FROM generate_series(1, ${this.asked}) AS asked(n)
      LEFT JOIN public.effect ON effect.n = asked.n GROUP BY asked.n HAVING count(effect.n) <> 1`);
    if (rows.length > 0) throw new Error(`of ${this.asked} effects these were not had once: ${JSON.stringify(rows)}`);
  }

  private async queued(): Promise<number> {
    if (this.redis) return Number((await this.redis.command('EVAL', REDIS_QUEUED, '0')).replace(':', ''));
    const { rows } = await this.owner.query<{ count: number }>('SELECT count(*)::int FROM jobs.job');
    return rows[0]?.count ?? -1;
  }

  async close(): Promise<void> {
    await this.platform.close();
    await this.owner.end();
    await this.db.drop();
  }
}
