import { CustomersModule, customersRows } from '@kontor/customers';
import { IdentityModule } from '@kontor/identity';
import { anActor } from '@kontor/identity/testing';
import { type Actor, AppConfig, PlatformModule, Transactions } from '@kontor/platform';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import type { Abstract, INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import pg from 'pg';
import { salesPermissions } from '../contract/permissions.js';
import { SalesDefaults } from '../defaults/sales-defaults.js';
import { salesRows } from '../persistence/sales-rows.js';
import { SalesModule } from '../sales.module.js';

/** The context as an application runs it, on a database of the test's own, with the lists of a new organisation. */
export interface SalesApplication {
  readonly db: TestDatabase;
  readonly clock: FixedClock;
  get<T>(type: Type<T> | Abstract<T>): T;
  /** Rows as the database's owner sees them, past every scope. */
  rows<Row extends object = Record<string, unknown>>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export async function salesApplication(
  clock = new FixedClock(),
  env: Readonly<Record<string, string>> = {},
): Promise<SalesApplication> {
  const db = await testDatabase();
  const owner = new pg.Pool({ connectionString: db.ownerUrl, max: 2 });
  const app = await applicationOn(db, clock, env);
  await app.get(Transactions).run((tx) => app.get(SalesDefaults).lay(tx, setUp(), { since: clock.now() }));
  return {
    db,
    clock,
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

const setUp = (): Actor => anActor({ kind: 'SYSTEM', userId: null, name: 'Set-up', channel: 'SETUP' });

function applicationOn(
  db: TestDatabase,
  clock: FixedClock,
  env: Readonly<Record<string, string>>,
): Promise<INestApplicationContext> {
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent', ...env });
  class Root {}
  return NestFactory.createApplicationContext(
    {
      module: Root,
      imports: [
        PlatformModule.forRoot({ config, entities: [...customersRows, ...salesRows], clock }),
        IdentityModule.forRoot({ permissions: salesPermissions, organisationDefaults: [] }),
        CustomersModule,
        SalesModule,
      ],
    },
    { logger: false, abortOnError: false },
  );
}
