import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authentication } from '@kontor/identity/contract';
import {
  ImportQuery,
  type ImportView,
  MapImportValues,
  ProcessImport,
  RequestImport,
  UploadImport,
} from '@kontor/integrations';
import { type Actor, AppConfig, Database, type ImportKind, PlatformModule, sql } from '@kontor/platform';
import { SalesSummaryQuery } from '@kontor/sales';
import { crmSalesOpportunities, type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allRows, contextModules } from '../contexts.js';
import { prepareOrganisation } from '../demo/prepare-organisation.js';

let db: TestDatabase;
let folder: string;
let app: INestApplicationContext;
let actor: Actor;

const never = () => false;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, KONTOR_DATA_DIR: folder, LOG_LEVEL: 'error' });
  await prepareOrganisation({ config, demo: true });
  const module = {
    module: class Test {},
    imports: [PlatformModule.forRoot({ config, entities: allRows }), ...contextModules],
  };
  app = await NestFactory.createApplicationContext(module, { logger: ['error'], abortOnError: false });
  const admin = await app
    .get(Database)
    .one<{ id: string }>(sql`SELECT id FROM identity.user_account WHERE email = 'irena.kogut@demo.example'`);
  const found = await app.get(Authentication).actorOfUser(admin?.id ?? '', 'WEB');
  if (!found) throw new Error('the demo has an administrator');
  actor = found;
}, 90_000);

afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const view = async (id: string): Promise<ImportView> => {
  const found = await app.get(ImportQuery).find(actor, id);
  if (!found) throw new Error('no such import');
  return found;
};

async function upload(kind: ImportKind, content: Readable, sourceName = 'Maven'): Promise<ImportView> {
  const { id } = await app.get(UploadImport).execute(actor, { kind, fileName: `${kind}.csv`, sourceName, content });
  return view(id);
}

async function carryOut(id: string, mode: 'CHECK' | 'WRITE'): Promise<ImportView> {
  const { version } = await view(id);
  await app.get(RequestImport).execute(actor, { id, expectedVersion: version, mode });
  await app.get(ProcessImport).execute({ importId: id, mode }, never);
  return view(id);
}

/** Says of every unknown value what `decide` says, and checks again. */
async function map(
  id: string,
  decide: (field: string, value: string, suggestions: readonly { id: string; label: string }[]) => string,
): Promise<ImportView> {
  const { version, unknownValues } = await view(id);
  const values = unknownValues.map(({ field, value, suggestions }) => ({
    field,
    value,
    target: decide(field, value, suggestions),
  }));
  await app.get(MapImportValues).execute(actor, { id, expectedVersion: version, values });
  return carryOut(id, 'CHECK');
}

const STAGES: Record<string, string> = {
  Engaging: 'New business · Need agreed',
  Prospecting: 'New business · Qualified',
};

describe('the import of a real file', () => {
  let importId: string;

  it('finds how the file is written and which columns mean what', async () => {
    const uploaded = await upload('OPPORTUNITY', createReadStream(crmSalesOpportunities('sales_pipeline.csv')));
    importId = uploaded.id;
    expect(uploaded.dialect).toEqual({
      separator: ',',
      encoding: 'utf-8',
      decimalComma: false,
      dateOrder: 'MDY',
      hasHeader: true,
      titleRows: 0,
    });
    expect(uploaded.mapping).toEqual({
      opportunity_id: 'externalId',
      sales_agent: 'owner',
      product: 'dimension:product',
      account: 'customer',
      deal_stage: 'stage',
      engage_date: 'openedOn',
      close_date: 'closedOn',
      close_value: 'amount',
    });
  });

  it('shows what it does not know, and nothing is lost', async () => {
    const checked = await carryOut(importId, 'CHECK');
    expect(checked).toMatchObject({
      status: 'CHECKED',
      rowsTotal: 8_800,
      rowsRead: 8_800,
      rowsCreated: 0,
      rowsRefused: 8_800,
    });
    const unknown = checked.unknownValues.map(({ value }) => value);
    for (const value of ['GTXPro', 'Moses Frase', 'Cancity', 'Engaging', 'Prospecting'])
      expect(unknown).toContain(value);
    expect(checked.unknownValues.some(({ value }) => value === 'Won')).toBe(false);
  });

  it('takes all 8 800 rows once their words are mapped, those without an account too', async () => {
    const checked = await map(importId, (field, value, suggestions) => {
      if (field === 'stage')
        return suggestions.find(({ label }) => label === STAGES[value])?.id ?? suggestions[0]?.id ?? '';
      return 'CREATE';
    });
    expect(checked).toMatchObject({ rowsCreated: 8_800, rowsRefused: 0 });
    const started = Date.now();
    const done = await carryOut(importId, 'WRITE');
    expect(done).toMatchObject({ status: 'DONE', rowsCreated: 8_800, rowsRefused: 0, failure: null });
    // 20 000 rows in a minute, with room to spare for a busy machine.
    expect(Date.now() - started).toBeLessThan(26_000);
    const without = await app.get(Database).one<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM sales.opportunity WHERE external_source = 'Maven' AND customer_id IS NULL`);
    expect(without?.count).toBe(1_425);
  }, 120_000);

  it('comes to the figures that were counted from the file', async () => {
    const owners = await app
      .get(Database)
      .many<{ id: string }>(sql`SELECT DISTINCT owner_id AS id FROM sales.opportunity WHERE external_source = 'Maven'`);
    const summary = await app.get(SalesSummaryQuery).of(actor, { ownerIds: owners.map(({ id }) => id) });
    expect(summary.won).toMatchObject({ count: 4_238, inBase: { amount: '10005534.00', currency: 'PLN' } });
    expect(summary.lost.count).toBe(2_473);
    expect(summary.open.count).toBe(1_589 + 500);
    expect(summary.winRate).toBe('63.15');
  });

  it('changes nothing when it is run again, also as another upload', async () => {
    expect(await carryOut(importId, 'WRITE')).toMatchObject({
      status: 'DONE',
      rowsCreated: 0,
      rowsChanged: 0,
      rowsUnchanged: 8_800,
    });
    const again = await upload('OPPORTUNITY', createReadStream(crmSalesOpportunities('sales_pipeline.csv')));
    expect(await carryOut(again.id, 'CHECK')).toMatchObject({ rowsUnchanged: 8_800, rowsRefused: 0 });
  }, 120_000);

  it('has put every sale on record, by the channel it came through', async () => {
    const entries = await app.get(Database).one<{ count: number }>(sql`
      SELECT count(*)::int AS count FROM platform.register_entry e JOIN sales.opportunity o ON o.id = e.subject_id AND e.subject_version = o.version
      WHERE o.external_source = 'Maven' AND e.channel = 'IMPORT' AND e.actor_id = ${actor.userId}::uuid`);
    expect(entries?.count).toBe(8_800);
  });
});

describe('an import that is cut off', () => {
  const rows = (count: number) =>
    `id;etap;tytuł;wartość\n${Array.from({ length: count }, (_, n) => `X${n};Zakwalifikowana;Sprzedaż ${n};${n},50`).join('\n')}\n`;

  it('goes on after its last batch, and nothing goes in twice', async () => {
    const { id } = await upload('OPPORTUNITY', Readable.from([Buffer.from(rows(1_700))]), 'Cut off');
    await carryOut(id, 'CHECK');
    const { version } = await view(id);
    await app.get(RequestImport).execute(actor, { id, expectedVersion: version, mode: 'WRITE' });
    let batches = 0;
    const interrupted = await app
      .get(ProcessImport)
      .execute({ importId: id, mode: 'WRITE' }, () => (batches += 1) >= 2);
    expect(interrupted).toBe('INTERRUPTED');
    expect(await view(id)).toMatchObject({ status: 'RUNNING', rowsRead: 1_000, rowsCreated: 1_000 });
    // Two workers take it up at once, because the first was thought dead.
    await Promise.all([1, 2].map(() => app.get(ProcessImport).execute({ importId: id, mode: 'WRITE' }, never)));
    expect(await view(id)).toMatchObject({ status: 'DONE', rowsRead: 1_700, rowsCreated: 1_700, rowsRefused: 0 });
    const there = await app
      .get(Database)
      .one<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM sales.opportunity WHERE external_source = 'Cut off'`,
      );
    expect(there?.count).toBe(1_700);
  }, 60_000);

  it('keeps what is wrong with each row, and takes the others', async () => {
    const file =
      'id;etap;data zamknięcia;wartość\nA1;Zakwalifikowana;;12,5\nA2;Zakwalifikowana;;zwölf\nA3;Nonsens;;1\n;Zakwalifikowana;;1\nA5;Wygrana;31.02.2026;1\n';
    const { id } = await upload('OPPORTUNITY', Readable.from([Buffer.from(file)]), 'Dirty');
    const checked = await carryOut(id, 'CHECK');
    expect(checked).toMatchObject({ rowsCreated: 1, rowsRefused: 4 });
    expect(checked.problems.map(({ rowNumber, column, code }) => ({ rowNumber, column, code }))).toEqual([
      { rowNumber: 3, column: 'wartość', code: 'CELL_NOT_A_NUMBER' },
      { rowNumber: 4, column: 'etap', code: 'VALUE_UNKNOWN' },
      { rowNumber: 5, column: 'id', code: 'CELL_EMPTY' },
      { rowNumber: 6, column: expect.any(String), code: expect.stringMatching(/CELL_NOT_A_DATE|VALUE_UNKNOWN/) },
    ]);
  });
});
