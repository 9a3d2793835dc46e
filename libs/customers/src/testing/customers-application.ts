import { IdentityModule } from '@kontor/identity';
import { AppConfig, type Clock, PlatformModule } from '@kontor/platform';
import { FixedClock, type TestDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { customersRows } from '../index.js';
import { CustomersModule } from '../customers.module.js';

/** The context as an application runs it, on a database of the test's own and with a clock that stands. */
export async function customersApplication(
  db: TestDatabase,
  clock: Clock = new FixedClock(),
): Promise<INestApplicationContext> {
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  class Root {}
  return NestFactory.createApplicationContext(
    {
      module: Root,
      imports: [
        PlatformModule.forRoot({ config, entities: customersRows, clock }),
        IdentityModule.forRoot({ permissions: [], organisationDefaults: [] }),
        CustomersModule,
      ],
    },
    { logger: false, abortOnError: false },
  );
}
