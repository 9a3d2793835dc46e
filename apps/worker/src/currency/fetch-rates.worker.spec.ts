import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import { AppConfig } from '@kontor/platform';
import {
  eventually,
  FixedClock,
  type RateServer,
  type RedisServer,
  startRateServer,
  startRedisServer,
  startSmtpServer,
  type TestDatabase,
  type TestSmtpServer,
  testDatabase,
} from '@kontor/testing';
import { Client } from 'pg';
import { type RunningWorker, startWorker } from '../start-worker.js';

describe.each(['postgresql', 'redis'] as const)('rates every night, on %s', (kind) => {
  let db: TestDatabase;
  let owner: Client;
  let redis: RedisServer | null = null;
  let smtp: TestSmtpServer;
  let banks: RateServer;
  let worker: RunningWorker;
  const clock = new FixedClock(new Date('2025-03-28T16:00:00Z'));

  const start = async () => {
    const config = AppConfig.fromEnvironment({
      DATABASE_URL: db.appUrl,
      REDIS_URL: redis?.url,
      SMTP_URL: smtp.url,
      RATES_NBP_URL: banks.url,
      RATES_ECB_URL: banks.url,
      OUTBOUND_LOOPBACK: 'allowed',
      LOG_LEVEL: 'fatal',
    });
    worker = await startWorker({ config, clock, tickMs: 100, times: { pollMs: 300, pingMs: 300 } });
  };

  beforeAll(async () => {
    db = await testDatabase();
    owner = new Client({ connectionString: db.ownerUrl });
    await owner.connect();
    redis = kind === 'redis' ? await startRedisServer() : null;
    smtp = await startSmtpServer();
    banks = await startRateServer();
    banks.publishUpTo('2025-03-28');
    await anOrganisation(db);
    await aRole(db, { key: 'keeper', permissions: ['rate.manage'] });
    await aUser(db, { name: 'Ewa', email: 'ewa@example.com', roles: ['keeper'] });
    await start();
  }, 60_000);

  afterAll(async () => {
    await worker?.stop();
    await banks?.stop();
    await smtp?.stop();
    await redis?.kill();
    await owner?.end();
    await db?.drop();
  });

  const periods = async (): Promise<string[]> =>
    (
      await owner.query<{ period: string }>(
        "SELECT period FROM platform.job_run WHERE name = 'currency.fetch-nbp-rates' AND finished_at IS NOT NULL ORDER BY period",
      )
    ).rows.map(({ period }) => period);
  /** Sets the clock, waits until the schedules have run at that time, and says which periods are new. */
  const at = async (instant: string): Promise<string[]> => {
    const before = await periods();
    banks.publishUpTo(instant.slice(0, 10));
    clock.set(instant);
    await owner.query("DELETE FROM platform.job_run WHERE name = 'sales.count-process-figures'");
    // Two rounds: one may have been under way already.
    for (const round of [1, 2]) {
      await eventually(`round ${round} of the schedules`, async () => {
        const { rowCount } = await owner.query(
          "DELETE FROM platform.job_run WHERE name = 'sales.count-process-figures' AND finished_at IS NOT NULL",
        );
        return rowCount === 1;
      });
    }
    await eventually('nothing is being fetched', async () => {
      const { rowCount } = await owner.query(
        "SELECT 1 FROM platform.job_run WHERE name LIKE 'currency.%' AND finished_at IS NULL AND outcome IS NULL",
      );
      return rowCount === 0;
    });
    return (await periods()).filter((period) => !before.includes(period));
  };

  it('are fetched once between one evening and the next, over changes of the clocks and of the year', async () => {
    await eventually('the present period ran', async () => (await periods()).length === 1);
    expect(await periods()).toEqual(['2025-03-27']);
    expect(await at('2025-03-28T16:29:59Z')).toEqual([]);
    expect(await at('2025-03-28T16:30:00Z')).toEqual(['2025-03-28']);
    expect(await at('2025-03-29T16:30:00Z')).toEqual(['2025-03-29']);
    // The night in which Warsaw's clocks go forward: half past five in the afternoon comes an hour sooner.
    expect(await at('2025-03-30T15:29:00Z')).toEqual([]);
    expect(await at('2025-03-30T15:30:00Z')).toEqual(['2025-03-30']);
    expect(await at('2025-10-25T15:30:00Z')).toEqual(['2025-10-25']);
    expect(await at('2025-10-26T15:30:00Z')).toEqual([]);
    expect(await at('2025-10-26T16:30:00Z')).toEqual(['2025-10-26']);
    expect(await at('2025-12-31T23:30:00Z')).toEqual(['2025-12-31']);
    expect(await at('2026-01-01T16:00:00Z')).toEqual([]);
  }, 60_000);

  it('are caught up with once by a worker that was down over midnight', async () => {
    clock.set('2025-06-02T16:00:00Z');
    await worker.stop();
    await owner.query(
      'TRUNCATE currency.rate_in_force, currency.exchange_rate, currency.rate_table, currency.quarantined_rate, currency.feed CASCADE',
    );
    await owner.query("DELETE FROM platform.job_run WHERE name LIKE 'currency.%'");
    clock.set('2025-06-10T01:00:00Z');
    banks.publishUpTo('2025-06-09');
    await start();
    await eventually('it caught up', async () => (await periods()).length > 0);
    expect(await periods()).toEqual(['2025-06-09']);
    const { rows } = await owner.query<{ day: string }>(
      'SELECT rate_date::text AS day FROM currency.rate_table ORDER BY day',
    );
    expect(rows.map(({ day }) => day)).toEqual([
      '2025-06-02',
      '2025-06-03',
      '2025-06-04',
      '2025-06-05',
      '2025-06-06',
      '2025-06-09',
    ]);
  }, 60_000);

  it('tell those who keep them by mail when one waits for a person', async () => {
    banks.change('2025-06-10', 'USD', 1.2);
    expect(await at('2025-06-10T15:30:00Z')).toEqual(['2025-06-10']);
    const mail = await smtp.waitFor(({ to }) => to.includes('ewa@example.com'), 25_000);
    expect(mail.raw).toMatch(/USD/);
    const { rows } = await owner.query(
      "SELECT 1 FROM currency.rate_in_force WHERE currency = 'USD' AND rate_date = '2025-06-10'",
    );
    expect(rows).toEqual([]);
  }, 60_000);

  it('are asked for again after a failure, and the period is not done until they came', async () => {
    banks.misbehave('HTML');
    clock.set('2025-06-11T15:30:00Z');
    const failing = async () =>
      (
        await owner.query<{ failures: number; problem: string }>(
          "SELECT failures, problem FROM currency.feed WHERE source = 'NBP'",
        )
      ).rows[0];
    await eventually('it failed', async () => (await failing())?.problem === 'FEED_UNREADABLE');
    expect(await periods()).not.toContain('2025-06-11');
    banks.misbehave(null);
    banks.publishUpTo('2025-06-11');
    // A worker that is started again does not wait for what the last one put off.
    await worker.stop();
    await start();
    await eventually('it came to its senses', async () => (await periods()).includes('2025-06-11'));
    expect(await failing()).toMatchObject({ failures: 0, problem: null });
  }, 60_000);
});
