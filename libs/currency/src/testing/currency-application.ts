import { type CurrencyCode, currencyCode } from '@kontor/kernel';
import { type Actor, AppConfig, PlatformModule } from '@kontor/platform';
import { FixedClock, type RateServer, type TestDatabase, testDatabase } from '@kontor/testing';
import type { Abstract, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { CurrencyModule } from '../currency.module.js';

/** The context as an application runs it, on a database of the test's own, with banks on loopback. */
export interface CurrencyApplication {
  readonly db: TestDatabase;
  readonly clock: FixedClock;
  readonly actor: Actor;
  get<T>(type: Type<T> | Abstract<T>): T;
  /** Rows as the database's owner sees them. */
  rows<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export const aKeeper = (base = 'PLN'): Actor => ({
  kind: 'SYSTEM',
  userId: null,
  name: 'Kontor',
  channel: 'JOB',
  permissions: new Set(['rate.manage']),
  scopes: {},
  teamIds: [],
  homeTeamId: null,
  baseCurrency: currencyCode(base) satisfies CurrencyCode,
  timeZone: 'Europe/Warsaw',
});

export async function currencyApplication(
  options: { readonly server?: RateServer; readonly base?: string; readonly now?: string } = {},
): Promise<CurrencyApplication> {
  const db = await testDatabase();
  const owner = new pg.Pool({ connectionString: db.ownerUrl, max: 2 });
  const clock = new FixedClock(new Date(options.now ?? '2025-06-16T18:00:00Z'));
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    LOG_LEVEL: 'silent',
    OUTBOUND_LOOPBACK: 'allowed',
    ...(options.server ? { RATES_NBP_URL: options.server.url, RATES_ECB_URL: options.server.url } : {}),
  });
  class Root {}
  const app: INestApplicationContext = await NestFactory.createApplicationContext(
    { module: Root, imports: [PlatformModule.forRoot({ config, entities: [], clock }), CurrencyModule] },
    { logger: false, abortOnError: false },
  );
  return {
    db,
    clock,
    actor: aKeeper(options.base),
    get: (type) => app.get(type),
    rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    close: async () => {
      await app.close();
      await owner.end();
      await db.drop();
    },
  };
}
