import { AppConfig, PlatformModule } from '@kontor/platform';
import { FixedClock, type TestDatabase } from '@kontor/testing';
import { type INestApplicationContext, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import type { OrganisationDefaults } from '../contract/organisation-defaults.js';
import { identityPermissions, type PermissionInfo } from '../contract/permissions.js';
import { IdentityModule } from '../identity.module.js';
import { identityRows } from '../identity-rows.js';

const ofOthers = (key: string): PermissionInfo => ({ key, group: 'others', description: { pl: key, en: key } });

/** Identity's own and those that its built-in roles name, as the other contexts list them. */
export const TEST_PERMISSIONS: readonly PermissionInfo[] = [
  ...identityPermissions,
  ...'customer.read customer.write customer.delete opportunity.read opportunity.write opportunity.delete activity.read activity.write process.manage rate.manage pick-list.manage import.run export.run'
    .split(' ')
    .map(ofOthers),
];

export interface IdentityApplication {
  readonly clock: FixedClock;
  get<T>(type: abstract new (...args: never[]) => T): T;
  /** Rows as the database's owner sees them. */
  rows<Row extends object>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

export interface IdentityApplicationOptions {
  readonly smtpUrl?: string;
  readonly defaults?: readonly Type<OrganisationDefaults>[];
}

/** The context as an application runs it, on a database of the test's own and with a clock that stands. */
export async function identityApplication(
  db: TestDatabase,
  { smtpUrl, defaults = [] }: IdentityApplicationOptions = {},
): Promise<IdentityApplication> {
  const clock = new FixedClock();
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    LOG_LEVEL: 'silent',
    PUBLIC_URL: 'https://kontor.example.com',
    SMTP_URL: smtpUrl,
    DATABASE_POOL_SIZE: '5',
  });
  @Module({
    imports: [
      PlatformModule.forRoot({ config, entities: identityRows, clock }),
      DefaultsModule.of(defaults),
      IdentityModule.forRoot({ permissions: TEST_PERMISSIONS, organisationDefaults: defaults }),
    ],
  })
  class Root {}
  const app: INestApplicationContext = await NestFactory.createApplicationContext(Root, {
    logger: false,
    abortOnError: false,
  });
  const owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
  return {
    clock,
    get: (type) => app.get(type as never, { strict: false }),
    rows: async <Row extends object>(text: string, values: readonly unknown[] = []) =>
      (await owner.query<Row>(text, [...values])).rows,
    close: async () => {
      await owner.end();
      await app.close();
    },
  };
}

class DefaultsModule {
  static of(classes: readonly Type<OrganisationDefaults>[]) {
    return { module: DefaultsModule, global: true, providers: [...classes], exports: [...classes] };
  }
}
