import { afterAll, afterEach, beforeAll, describe, it } from '@jest/globals';
import { eventually, type NodeProcess, type RedisServer, startRedisServer } from '@kontor/testing';
import { Client } from 'pg';
import { Effects } from '../testing/effects.js';

/** Whether a worker stands before a lock that the test holds. */
const isStuck = async (owner: Client, statement: string): Promise<boolean> =>
  (
    await owner.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query ~* $1`,
      [statement],
    )
  ).rowCount !== 0;

describe.each(['postgresql', 'redis'] as const)('a worker on %s that is killed has one effect', (kind) => {
  let redis: RedisServer | null = null;
  let effects: Effects;
  /** Holds locks, each in a transaction of its own. */
  let holder: Client;
  const workers: NodeProcess[] = [];

  beforeAll(async () => {
    redis = kind === 'redis' ? await startRedisServer() : null;
    effects = await Effects.prepare(redis);
    holder = new Client({ connectionString: effects.db.ownerUrl });
    await holder.connect();
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.kill()));
  });

  afterAll(async () => {
    await holder.end();
    await effects.close();
    await redis?.kill();
  });

  const start = async (): Promise<NodeProcess> => {
    const worker = await effects.startWorker();
    workers.push(worker);
    return worker;
  };

  const hold = async (lock: string): Promise<void> => {
    await holder.query('BEGIN');
    await holder.query(lock);
  };

  it('in the middle of a job', async () => {
    await effects.ask();
    await hold('LOCK TABLE public.effect IN SHARE MODE');
    const worker = await start();
    await eventually('the job waits in its effect', () => isStuck(effects.owner, 'INSERT INTO public.effect'));
    await worker.kill();
    await holder.query('COMMIT');
    await start();
    await effects.allOnce();
  });

  it('between the commit of a job and its acknowledgement', async () => {
    await effects.ask();
    // The job is let into its effect, and then kept from telling the queue that it is done.
    await hold('LOCK TABLE public.effect IN SHARE MODE');
    const worker = await start();
    await eventually('the job waits in its effect', () => isStuck(effects.owner, 'INSERT INTO public.effect'));
    const before = await effects.count();
    const unblock = await blockQueue(effects, redis);
    await holder.query('COMMIT');
    await eventually('the effect is committed', async () => (await effects.count()) === before + 1);
    await worker.kill();
    await unblock();
    await start();
    await effects.allOnce();
  });

  it('between the relay adding a job and marking its row', async () => {
    await effects.ask();
    await hold('LOCK TABLE platform.outbox IN SHARE MODE');
    const worker = await start();
    await eventually('the relay waits before its mark', () => isStuck(effects.owner, 'UPDATE platform.outbox AS o'));
    await worker.kill();
    await holder.query('COMMIT');
    await start();
    await effects.allOnce();
  });

  it('at any moment, eight times', async () => {
    for (let round = 0; round < 8; round += 1) {
      const worker = await start();
      const asking = Array.from({ length: 40 }, () => effects.ask());
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 400));
      await worker.kill();
      await Promise.all(asking);
    }
    await start();
    await effects.allOnce(60_000);
  }, 120_000);

  it('and one that was stopped for longer than its hold and goes on', async () => {
    const sleeper = await start();
    const asking = Array.from({ length: 200 }, () => effects.ask());
    await eventually('it has begun', async () => (await effects.count()) > 0);
    sleeper.pause();
    await Promise.all(asking);
    await start();
    // Its hold on jobs lasts two seconds, and its locks in the database until it is taken to be idle too long.
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    sleeper.resume();
    await effects.allOnce(60_000);
  }, 120_000);
});

/** Keeps the queue from taking acknowledgements; answers how to let it go again. */
async function blockQueue(effects: Effects, redis: RedisServer | null): Promise<() => Promise<void>> {
  if (redis) {
    await redis.command('CLIENT', 'PAUSE', '60000', 'WRITE');
    return async () => void (await redis.command('CLIENT', 'UNPAUSE'));
  }
  const client = new Client({ connectionString: effects.db.ownerUrl });
  await client.connect();
  await client.query('BEGIN');
  await client.query('LOCK TABLE jobs.job IN SHARE MODE');
  return async () => {
    // A statement that waits for a lock would go on when it gets it, though the process that sent it is dead.
    await client.query(`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'kontor-jobs'`);
    await client.query('COMMIT');
    await client.end();
  };
}
