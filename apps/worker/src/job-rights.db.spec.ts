import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currencyPermissions } from '@kontor/currency/contract';
import { customersPermissions } from '@kontor/customers/contract';
import { Authentication, identityPermissions } from '@kontor/identity/contract';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import { ImportQuery, RequestImport, UploadImport } from '@kontor/integrations';
import { integrationsPermissions } from '@kontor/integrations/contract';
import { type Actor, AppConfig, type EventHandler, type JobHandler, type Schedule } from '@kontor/platform';
import { salesPermissions } from '@kontor/sales/contract';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Client } from 'pg';
import { allRows } from './contexts.js';
import { ImportJob } from './integrations/import.job.js';
import { HANDLERS, SCHEDULES, WorkerModule } from './worker.module.js';

/** What the installation does without anybody: a job that is added here is a decision. */
const NOBODYS = [
  'currency.fetch-ecb-rates',
  'currency.fetch-nbp-rates',
  'currency.mail-rate-alarm',
  'identity.mail-link',
  'identity.session-clean-up',
  'platform.anchor-register',
  'platform.prune',
  'platform.seal-register',
  'sales.count-process-figures',
  'sales.mail-hand-over',
  'sales.pipeline-snapshot',
];
const PERMISSIONS = ['import.run', 'user.manage'];

let db: TestDatabase;
let folder: string;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kontor-rights-'));
  await anOrganisation(db);
  await aRole(db, { key: 'importer', permissions: PERMISSIONS });
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, KONTOR_DATA_DIR: folder, LOG_LEVEL: 'silent' });
  app = await NestFactory.createApplicationContext(WorkerModule.forRoot({ config, entities: allRows }), {
    logger: false,
    abortOnError: false,
  });
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

type AnyJob = EventHandler | JobHandler | Schedule;

const jobs = (): AnyJob[] => [...HANDLERS, ...SCHEDULES].map((job) => app.get(job as Type<AnyJob>));

describe('every job', () => {
  it('declares with whose rights it works: a permission that there is, or nobody’s and is on the list', () => {
    const catalogue = [
      ...identityPermissions,
      ...customersPermissions,
      ...currencyPermissions,
      ...salesPermissions,
      ...integrationsPermissions,
    ];
    const demanded = jobs().flatMap(({ rights }) => (rights === 'SYSTEM' ? [] : [rights.requester]));
    expect(demanded.length).toBeGreaterThan(0);
    expect(demanded.filter((permission) => !catalogue.some(({ key }) => key === permission))).toEqual([]);
    const nobodys = jobs().filter(({ rights }) => rights === 'SYSTEM');
    expect(nobodys.map(({ name }) => name).filter((name) => !NOBODYS.includes(name))).toEqual([]);
  });
});

describe('an import', () => {
  it.each([
    [
      'may not import any more',
      `UPDATE identity.role SET permissions = '{user.manage}', version = version + 1 WHERE key = 'importer'`,
    ],
    [
      'may not make such records any more',
      `UPDATE identity.role SET permissions = '{import.run}', version = version + 1 WHERE key = 'importer'`,
    ],
    ['has left', `UPDATE identity.user_account SET status = 'DISABLED', version = version + 1 WHERE name = 'Importer'`],
  ])('does nothing for a person who asked for it and %s', async (_, loss) => {
    const actor = await importer();
    const file = Readable.from([Buffer.from('name\nStranger\n')]);
    const { id } = await app
      .get(UploadImport)
      .execute(actor, { kind: 'PERSON', fileName: 'a.csv', sourceName: 'Old', content: file });
    await app.get(RequestImport).execute(actor, { id, expectedVersion: 1, mode: 'CHECK' });
    await ownerDoes(loss);
    const event = {
      id,
      type: 'integrations.import-requested',
      payload: { importId: id, mode: 'CHECK' },
      createdAt: new Date(),
    };
    await app
      .get(ImportJob)
      .run({ event, checkpoint: null, signal: new AbortController().signal, save: async () => undefined });
    expect(await app.get(ImportQuery).find({ ...actor, permissions: new Set(['operations.read']) }, id)).toMatchObject({
      status: 'FAILED',
      rowsRead: 0,
      failure: expect.stringMatching(/permission|may not import/),
    });
    await ownerDoes(
      `UPDATE identity.role SET permissions = '{import.run,user.manage}', version = version + 1 WHERE key = 'importer'`,
    );
  });
});

async function importer(): Promise<Actor> {
  const actor = await app
    .get(Authentication)
    .actorOfUser(await aUser(db, { name: 'Importer', roles: ['importer'] }), 'WEB');
  if (actor === null) throw new Error('nobody may import');
  return actor;
}

async function ownerDoes(text: string): Promise<void> {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}
