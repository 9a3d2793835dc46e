import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrganisationFounding } from '@kontor/identity';
import { IDENTITY_EVENTS } from '@kontor/identity/contract';
import { currencyCode } from '@kontor/kernel';
import { AppConfig, Outbox, PlatformModule, Transactions } from '@kontor/platform';
import {
  eventually,
  FixedClock,
  type RedisServer,
  startRedisServer,
  startSmtpServer,
  type TestDatabase,
  type TestSmtpServer,
  testDatabase,
} from '@kontor/testing';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { allRows, contextModules } from './contexts.js';
import { type RunningWorker, startWorker } from './start-worker.js';

describe.each(['postgresql', 'redis'] as const)('the worker on %s', (kind) => {
  let db: TestDatabase;
  let owner: Client;
  let redis: RedisServer | null = null;
  let smtp: TestSmtpServer;
  let config: AppConfig;
  let worker: RunningWorker;
  // Noon of a winter's day in Warsaw: the last whole day is the one before.
  const clock = new FixedClock(new Date('2026-11-23T11:00:00Z'));

  beforeAll(async () => {
    db = await testDatabase();
    owner = new Client({ connectionString: db.ownerUrl });
    await owner.connect();
    redis = kind === 'redis' ? await startRedisServer() : null;
    smtp = await startSmtpServer();
    config = AppConfig.fromEnvironment({
      DATABASE_URL: db.appUrl,
      REDIS_URL: redis?.url,
      SMTP_URL: smtp.url,
      PUBLIC_URL: 'https://kontor.example.com',
      // No bank is asked from here.
      RATES_NBP_URL: 'http://127.0.0.1:1',
      LOG_LEVEL: 'error',
    });
    await foundAndForgetPassword(config);
    worker = await startWorker({ config, clock, tickMs: 200, times: { pollMs: 300, pingMs: 300 } });
  }, 60_000);

  afterAll(async () => {
    await worker?.stop();
    await smtp?.stop();
    await redis?.kill();
    await owner?.end();
    await db?.drop();
  });

  it('mails the link that somebody asked for before it was up', async () => {
    const mail = await smtp.waitFor(({ to }) => to.includes('grazyna@example.com'), 25_000);
    expect(mail.raw.replaceAll('=\r\n', '')).toMatch(/https:\/\/kontor\.example\.com\/link#/);
    const { rows } = await owner.query('SELECT payload::text FROM platform.outbox');
    expect(JSON.stringify(rows)).not.toContain('link#');
  });

  it('runs every schedule once, and again in the next period', async () => {
    const runs = async (): Promise<string[]> =>
      (
        await owner.query<{ run: string }>(
          "SELECT name || ' ' || period AS run FROM platform.job_run WHERE finished_at IS NOT NULL ORDER BY run",
        )
      ).rows.map(({ run }) => run);
    const today = [
      'identity.session-clean-up 2026-11-23T11',
      'platform.anchor-register 2026-11-23',
      'platform.prune 2026-11-23',
      'platform.seal-register 2026-11-23T11:00',
      'sales.count-process-figures 2026-11-23T11:00',
      'sales.pipeline-snapshot 2026-11-22',
    ];
    await eventually('the schedules ran', async () => (await runs()).length === today.length);
    expect(await runs()).toEqual(today);
    // Ten minutes before Warsaw's midnight the day counts as whole; Greenwich still has an hour of it.
    clock.set('2026-11-23T22:51:00Z');
    await eventually('the next period ran', async () => (await runs()).length === today.length + 4);
    expect((await runs()).filter((run) => !today.includes(run))).toEqual([
      'identity.session-clean-up 2026-11-23T22',
      'platform.seal-register 2026-11-23T22:50',
      'sales.count-process-figures 2026-11-23T22:50',
      'sales.pipeline-snapshot 2026-11-23',
    ]);
  });

  it('stops within its twenty seconds and leaves no connection behind', async () => {
    const since = Date.now();
    await worker.stop();
    expect(Date.now() - since).toBeLessThan(20_000);
    await eventually('its connections are gone', async () => {
      const { rowCount } = await owner.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND usename = 'test_app'",
      );
      return rowCount === 0;
    });
  });
});

async function foundAndForgetPassword(config: AppConfig): Promise<void> {
  const module = {
    module: class Founding {},
    imports: [PlatformModule.forRoot({ config, entities: allRows }), ...contextModules],
  };
  const app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  await app.get(Transactions).run(async (tx) => {
    const { administratorId } = await app.get(OrganisationFounding).found(tx, {
      name: 'Pakmasz',
      taxId: null,
      baseCurrency: currencyCode('PLN'),
      timeZone: 'Europe/Warsaw',
      language: 'pl',
      isDemo: false,
      administrator: { name: 'Grażyna Wiśniewska', email: 'grazyna@example.com', passwordHash: 'none' },
    });
    const payload = { userId: administratorId, purpose: 'PASSWORD_RESET' };
    await app.get(Outbox).add(tx, { type: IDENTITY_EVENTS.linkRequested, payload });
  });
  await app.close();
}
