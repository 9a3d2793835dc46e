import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  eventually,
  type NodeProcess,
  type RedisServer,
  freePort,
  startMuteServer,
  startRedisServer,
} from '@kontor/testing';
import { Effects } from '../testing/effects.js';

const REQUESTS_PER_SECOND = 50;
const PATIENCE_MS = 1_000;

let port: number;
let redis: RedisServer;
let effects: Effects;
let worker: NodeProcess;

beforeEach(async () => {
  port = await freePort();
  redis = await startRedisServer({ port });
  effects = await Effects.prepare({ url: redis.url, command: (...words) => redis.command(...words) });
  worker = await effects.startWorker();
});

afterEach(async () => {
  await worker.kill();
  await redis.kill();
  await effects.close();
});

/** Asks at a steady pace while `meanwhile` goes on; answers which part was served in time. */
async function servedWhile(meanwhile: () => Promise<void>): Promise<number> {
  let isOver = false;
  const ended = meanwhile().finally(() => {
    isOver = true;
  });
  const asked: Promise<boolean>[] = [];
  while (!isOver) {
    const since = Date.now();
    asked.push(
      effects.ask().then(
        () => Date.now() - since <= PATIENCE_MS,
        () => false,
      ),
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000 / REQUESTS_PER_SECOND));
  }
  await ended;
  const served = await Promise.all(asked);
  return served.filter(Boolean).length / served.length;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const outboxHolds = async (atLeast: number): Promise<boolean> =>
  ((await effects.owner.query('SELECT 1 FROM platform.outbox WHERE settled_at IS NULL')).rowCount ?? 0) >= atLeast;

describe('requests are served and nothing is lost when Redis', () => {
  it('is down under load', async () => {
    const served = await servedWhile(async () => {
      await pause(500);
      await redis.kill();
      await pause(3_000);
      redis = await startRedisServer({ port });
    });
    expect(served).toBeGreaterThanOrEqual(0.95);
    await effects.allOnce();
  }, 90_000);

  it('is not there when the worker starts', async () => {
    await worker.kill();
    await redis.kill();
    worker = await effects.startWorker();
    expect(await servedWhile(() => pause(2_000))).toBeGreaterThanOrEqual(0.95);
    expect(await outboxHolds(50)).toBe(true);
    redis = await startRedisServer({ port });
    await effects.allOnce();
  }, 90_000);

  it('is flushed', async () => {
    const served = await servedWhile(async () => {
      for (let round = 0; round < 10; round += 1) {
        await pause(200);
        await redis.command('FLUSHALL');
      }
    });
    expect(served).toBeGreaterThanOrEqual(0.95);
    await effects.allOnce();
  }, 90_000);

  it('is out of memory', async () => {
    const served = await servedWhile(async () => {
      await pause(500);
      await redis.command('CONFIG', 'SET', 'maxmemory', '1mb');
      await expect(redis.command('SET', 'x', 'y')).rejects.toThrow('OOM');
      await pause(3_000);
      expect(await outboxHolds(50)).toBe(true);
      await redis.command('CONFIG', 'SET', 'maxmemory', '0');
    });
    expect(served).toBeGreaterThanOrEqual(0.95);
    await effects.allOnce();
  }, 90_000);

  it('takes connections and never answers', async () => {
    const served = await servedWhile(async () => {
      await pause(500);
      await redis.kill();
      const mute = await startMuteServer(port);
      await pause(4_000);
      await mute.stop();
      redis = await startRedisServer({ port });
    });
    expect(served).toBeGreaterThanOrEqual(0.95);
    await effects.allOnce();
  }, 90_000);

  it('was mute from the start', async () => {
    await worker.kill();
    await redis.kill();
    const mute = await startMuteServer(port);
    worker = await effects.startWorker();
    expect(await servedWhile(() => pause(4_000))).toBeGreaterThanOrEqual(0.95);
    await mute.stop();
    redis = await startRedisServer({ port });
    await effects.allOnce();
  }, 90_000);

  it('hangs with everything in it, and goes on', async () => {
    const served = await servedWhile(async () => {
      await pause(500);
      redis.pause();
      await pause(4_000);
      redis.resume();
    });
    expect(served).toBeGreaterThanOrEqual(0.95);
    await effects.allOnce();
  }, 90_000);

  it('is gone while the worker stops, which it does in time', async () => {
    await effects.ask();
    await effects.allOnce();
    await redis.kill();
    const since = Date.now();
    expect(await worker.stop()).toBe(0);
    expect(Date.now() - since).toBeLessThan(20_000);
    redis = await startRedisServer({ port });
    await effects.ask();
    worker = await effects.startWorker();
    await eventually('the next worker does it', async () => (await effects.count()) === 2);
  }, 90_000);
});
