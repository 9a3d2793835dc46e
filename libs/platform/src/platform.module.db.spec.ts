import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { loadMigrations, type TestDatabase, testDatabase } from '@kontor/testing';
import { AppConfig } from './app-config.js';
import { Database } from './data/database.js';
import { sql } from './data/sql.js';
import { Transactions } from './data/transactions.js';
import { FileStore } from './files/file-store.js';
import { Logger } from './logging/logger.js';
import { Mailer } from './mail/mailer.js';
import { migrate, schemaStatus } from './migrate.js';
import { PlatformModule } from './platform.module.js';

let db: TestDatabase;
beforeAll(async () => {
  db = await testDatabase();
});
afterAll(() => db.drop());

@Injectable()
class Asker {
  constructor(
    readonly database: Database,
    readonly transactions: Transactions,
    readonly mailer: Mailer,
    readonly files: FileStore,
    readonly logger: Logger,
    readonly config: AppConfig,
  ) {}
}

it('injects its services by their class and ends its connections with the application', async () => {
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  class Root {}
  const app = await NestFactory.createApplicationContext(
    { module: Root, imports: [PlatformModule.forRoot({ config, entities: [] })], providers: [Asker] },
    { logger: false },
  );
  const asker = app.get(Asker);
  expect(await asker.database.one<{ n: number }>(sql`SELECT 1 AS n`)).toEqual({ n: 1 });
  expect(await asker.transactions.run((tx) => tx.one<{ n: number }>(sql`SELECT 2 AS n`))).toEqual({ n: 2 });
  expect(asker.mailer.isConfigured).toBe(false);
  expect(asker.config).toBe(config);
  await app.close();
  await expect(asker.database.one(sql`SELECT 1 AS n`)).rejects.toThrow();
});

it('migrates once, says what is missing before, and lets the application role ask', async () => {
  const migrations = await loadMigrations(process.cwd());
  expect(await migrate({ url: db.ownerUrl, migrations })).toEqual([]);
  const { Pool } = await import('pg');
  const pool = new Pool({ connectionString: db.appUrl });
  expect(await schemaStatus(pool, migrations)).toEqual({ upToDate: true, pending: [] });
  class AddWings1999999999999 {
    up = async (): Promise<void> => undefined;
    down = async (): Promise<void> => undefined;
  }
  expect(await schemaStatus(pool, [...migrations, AddWings1999999999999])).toEqual({
    upToDate: false,
    pending: ['AddWings1999999999999'],
  });
  await pool.end();
});
