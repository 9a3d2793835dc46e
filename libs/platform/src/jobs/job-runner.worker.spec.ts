import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually, type RedisServer, startRedisServer, type TestDatabase, testDatabase } from '@kontor/testing';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { sql } from '../data/sql.js';
import type { Tx } from '../data/transactions.js';
import { OperationsQuery } from '../queries/operations.query.js';
import { OperationsFigures } from '../queries/operations-figures.query.js';
import { systemActor } from '../system-actor.js';
import { ReplayDeadLetter } from '../use-cases/replay-dead-letter.js';
import { type AnyHandler, type DeliveredEvent, EventHandler, JobHandler, type JobRun } from './event-handler.js';
import { JobRunner, type JobTimes } from './job-runner.js';

const QUICK: Partial<JobTimes> = {
  pollMs: 200,
  pingMs: 200,
  resendAfterMs: 1_000,
  lockMs: 1_000,
  graceMs: 3_000,
  retry: { tries: 3, firstDelayMs: 50 },
};

/** Notes each event it gets in a table, and fails when the payload says so. */
class Noting extends EventHandler {
  readonly eventTypes = ['test.happened', 'test.failed'];
  readonly rights = 'SYSTEM';
  override readonly concurrency = 4;
  tries = 0;
  isBroken = true;
  constructor(readonly name: string) {
    super();
  }
  async handle(tx: Tx, event: DeliveredEvent): Promise<void> {
    tx.send(sql`INSERT INTO public.effect (consumer, n) VALUES (${this.name}, ${event.payload['n']})`);
    if (event.type !== 'test.failed' || !this.isBroken) return;
    this.tries += 1;
    throw new Error('this one is poison: postgres://kontor:hunter2@127.0.0.1/kontor');
  }
}

/** Ten steps with a checkpoint after each; `atStep` decides how long one takes. */
class Counting extends JobHandler {
  readonly name = 'test.counting';
  readonly eventTypes = ['test.count-requested'];
  readonly rights = 'SYSTEM';
  readonly started: unknown[] = [];
  givenUp: string | null = null;
  constructor(
    private readonly platform: Platform,
    private readonly atStep: (step: number) => Promise<void>,
  ) {
    super();
  }
  async run(job: JobRun): Promise<void> {
    this.started.push(job.checkpoint);
    for (let step = Number(job.checkpoint ?? 0) + 1; step <= 10; step += 1) {
      job.signal.throwIfAborted();
      await this.platform.transactions.run(async (tx) => {
        await job.save(tx, step);
        tx.send(sql`INSERT INTO public.effect (consumer, n) VALUES (${this.name}, ${step})`);
      });
      await this.atStep(step);
    }
  }
  override async giveUp(_tx: Tx, _event: DeliveredEvent, error: string): Promise<void> {
    this.givenUp = error;
  }
}

describe.each(['postgresql', 'redis'] as const)('jobs on %s', (kind) => {
  let db: TestDatabase;
  let owner: Client;
  let redis: RedisServer | null = null;
  let platform: Platform;
  let runners: JobRunner[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    redis = kind === 'redis' ? await startRedisServer() : null;
    owner = new Client({ connectionString: db.ownerUrl });
    await owner.connect();
    await owner.query(
      'CREATE TABLE public.effect (consumer text, n integer); GRANT ALL ON public.effect TO kontor_app',
    );
    platform = await createPlatform({
      config: AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, REDIS_URL: redis?.url, LOG_LEVEL: 'silent' }),
      entities: [],
    });
  });

  beforeEach(async () => {
    await owner.query(
      'TRUNCATE public.effect, platform.outbox, platform.inbox, platform.dead_letter, platform.job_state',
    );
    await emptyQueues();
  });

  afterEach(async () => {
    await Promise.all(runners.map((runner) => runner.stop()));
    runners = [];
  });

  afterAll(async () => {
    await platform.close();
    await redis?.kill();
    await owner.end();
    await db.drop();
  });

  const run = (...handlers: AnyHandler[]): JobRunner => {
    const runner = new JobRunner({ platform, handlers, times: QUICK });
    runner.start();
    runners.push(runner);
    return runner;
  };

  const tell = (type: string, ...numbers: number[]): Promise<void> =>
    platform.transactions.run((tx) => platform.outbox.add(tx, ...numbers.map((n) => ({ type, payload: { n } }))));

  const effects = async (consumer: string): Promise<number[]> =>
    (await owner.query<{ n: number }>('SELECT n FROM public.effect WHERE consumer = $1', [consumer])).rows.map(
      (row) => row.n,
    );

  const unsettled = async (): Promise<number> =>
    (await owner.query<{ n: number }>('SELECT count(*)::int AS n FROM platform.outbox WHERE settled_at IS NULL'))
      .rows[0]?.n ?? -1;

  const settled = (timeoutMs?: number) =>
    eventually('everything is settled', async () => (await unsettled()) === 0, timeoutMs);

  /** What a flushed Redis or a truncated table does. */
  async function emptyQueues(): Promise<void> {
    if (redis) {
      const client = new Redis(redis.url);
      await client.flushall();
      client.disconnect();
    } else {
      await owner.query('TRUNCATE jobs.job CASCADE');
    }
  }

  it('gives each event to each subscriber, once, and settles what nobody waits for', async () => {
    run(new Noting('test.first'), new Noting('test.second'));
    const numbers = Array.from({ length: 500 }, (_, index) => index);
    await tell('test.happened', ...numbers);
    await tell('test.nobody-listens', 1);
    await settled();
    expect((await effects('test.first')).sort((a, b) => a - b)).toEqual(numbers);
    expect((await effects('test.second')).sort((a, b) => a - b)).toEqual(numbers);
  });

  it('is told of an event in well under the time between two looks', async () => {
    run(new Noting('test.first'));
    await tell('test.happened', 0);
    await settled();
    const since = Date.now();
    await tell('test.happened', 1);
    await eventually('the effect is there', async () => (await effects('test.first')).includes(1));
    expect(Date.now() - since).toBeLessThan(180);
  });

  it('shares the work between two workers without doing any of it twice', async () => {
    run(new Noting('test.first'));
    run(new Noting('test.first'));
    const numbers = Array.from({ length: 300 }, (_, index) => index);
    for (const n of numbers) await tell('test.happened', n);
    await settled();
    expect((await effects('test.first')).sort((a, b) => a - b)).toEqual(numbers);
  });

  it('has one effect of an event that is delivered again', async () => {
    const runner = run(new Noting('test.first'));
    await tell('test.happened', 7);
    await settled();
    await runner.stop();
    await owner.query("UPDATE platform.outbox SET relayed_at = NULL, settled_at = NULL, awaiting = '{}'");
    run(new Noting('test.first'));
    await eventually(
      'it was relayed again',
      async () => (await owner.query('SELECT 1 FROM platform.outbox WHERE relayed_at IS NOT NULL')).rowCount === 1,
    );
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await effects('test.first')).toEqual([7]);
  });

  it('finds what a queue has lost', async () => {
    const first = run();
    await first.stop();
    await tell('test.happened', 1, 2, 3);
    await owner.query("UPDATE platform.outbox SET relayed_at = now() - interval '1 minute', awaiting = '{test.first}'");
    run(new Noting('test.first'));
    await settled();
    expect((await effects('test.first')).sort()).toEqual([1, 2, 3]);
  });

  it('puts poison aside after its tries, lets the others pass, and replays it to its consumer only', async () => {
    const sick = new Noting('test.sick');
    const well = new Noting('test.well');
    well.isBroken = false;
    run(sick, well);
    await tell('test.failed', 13);
    await tell('test.happened', 14);
    await settled();
    expect(sick.tries).toBe(3);
    expect(await effects('test.sick')).toEqual([14]);
    expect(new Set(await effects('test.well'))).toEqual(new Set([13, 14]));

    const [letter, ...more] = await new OperationsQuery(platform.database).deadLetters(20);
    expect(more).toEqual([]);
    expect(letter).toMatchObject({ queue: 'test.sick', jobName: 'test.failed', attempts: 3, replayedAt: null });
    expect(letter?.error).toContain('this one is poison');
    expect(letter?.error).not.toContain('hunter2');
    const figures = new OperationsFigures(platform.database, platform.dataSource);
    expect(await figures.jobs()).toMatchObject({ deadLetters: 1, outboxWaiting: 0, jobsWaiting: 0 });

    sick.isBroken = false;
    const { transactions, outbox, register, clock } = platform;
    const replay = new ReplayDeadLetter(transactions, outbox, register, clock);
    const actor = systemActor({ name: 'test', baseCurrency: 'PLN' as never, timeZone: 'Europe/Warsaw' });
    const input = { id: letter?.id ?? '' };
    expect((await replay.execute(actor, input)).replayedAt).toBeInstanceOf(Date);
    await eventually('it was handled', async () => (await effects('test.sick')).includes(13));
    expect((await effects('test.well')).length).toBe(2);
    await expect(replay.execute(actor, input)).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await figures.jobs()).toMatchObject({ deadLetters: 0 });
    await expect(replay.execute(actor, { id: platform.ids.next() })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('goes on with a long job where a stopped worker has left it', async () => {
    const reached = gate();
    const first = new Counting(platform, async (step) => {
      if (step === 4) reached.open();
      await new Promise((resolve) => setTimeout(resolve, 30));
    });
    const runner = run(first);
    await tell('test.count-requested', 0);
    await reached.opened;
    await runner.stop();
    const second = new Counting(platform, async () => undefined);
    run(second);
    await settled();
    expect(await effects('test.counting')).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(Number(second.started[0])).toBeGreaterThanOrEqual(4);
    expect((await owner.query('SELECT 1 FROM platform.job_state')).rowCount).toBe(0);
  });

  it('does no step twice when a worker comes back that was thought dead', async () => {
    const asleep = gate();
    const awake = gate();
    const sleeper = new Counting(platform, async (step) => {
      if (step !== 3) return;
      asleep.open();
      await awake.opened;
    });
    const { transactions } = platform;
    run(sleeper);
    await tell('test.count-requested', 0);
    await asleep.opened;
    // Its hold on the job is what another worker waits for; here the other one begins at once.
    await transactions.run(async (tx) => tx.many(sql`UPDATE platform.job_state SET run = ${platform.ids.next()}`));
    awake.open();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await effects('test.counting')).toEqual([1, 2, 3]);
  });

  it('tells a long job that it has failed for good', async () => {
    const failing = new Counting(platform, async () => {
      throw new Error('the file is gone');
    });
    run(failing);
    await tell('test.count-requested', 0);
    await settled();
    expect(failing.givenUp).toContain('the file is gone');
    expect(await effects('test.counting')).toEqual([1, 2, 3]);
    expect((await owner.query('SELECT 1 FROM platform.dead_letter')).rowCount).toBe(1);
  });

  it('stops within its grace though a job will not end', async () => {
    const stuck = gate();
    const forever = gate();
    const runner = run(
      new Counting(platform, async () => {
        stuck.open();
        await forever.opened;
      }),
    );
    await tell('test.count-requested', 0);
    await stuck.opened;
    const since = Date.now();
    await runner.stop();
    expect(Date.now() - since).toBeLessThan(6_000);
    forever.open();
  });
});

function gate(): { opened: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}
