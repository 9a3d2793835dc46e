import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Authentication } from '@kontor/identity/contract';
import { anOrganisation, aRole, aUser } from '@kontor/identity/testing';
import {
  ImportQuery,
  type ImportView,
  MapImportValues,
  ProcessImport,
  RequestImport,
  UploadImport,
} from '@kontor/integrations';
import { type Actor, AppConfig, Database, type ImportKind, PlatformModule, sql, Transactions } from '@kontor/platform';
import { SalesDefaults } from '@kontor/sales';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allRows, contextModules } from '../contexts.js';

const ALL = { read: 'ALL', write: 'ALL' } as const;
const SELLING = ['import.run', 'opportunity.read', 'opportunity.write', 'customer.read', 'customer.write'];

let db: TestDatabase;
let folder: string;
let app: INestApplicationContext;
let chief: Actor;
let administrator: Actor;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
  await anOrganisation(db);
  const scopes = { customer: ALL, opportunity: ALL };
  await aRole(db, { key: 'chief', permissions: SELLING, scopes });
  await aRole(db, {
    key: 'keeper',
    permissions: [...SELLING, 'user.manage', 'team.manage', 'pick-list.manage'],
    scopes,
  });
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, KONTOR_DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const module = {
    module: class Test {},
    imports: [PlatformModule.forRoot({ config, entities: allRows }), ...contextModules],
  };
  app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  const of = async (role: string) => {
    const actor = await app
      .get(Authentication)
      .actorOfUser(await aUser(db, { name: `The ${role}`, roles: [role] }), 'WEB');
    if (!actor) throw new Error(`nobody is ${role}`);
    return actor;
  };
  [chief, administrator] = [await of('chief'), await of('keeper')];
  await app.get(Transactions).run((tx) => app.get(SalesDefaults).lay(tx, administrator, { since: new Date() }));
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const view = async (id: string, actor: Actor): Promise<ImportView> =>
  (await app.get(ImportQuery).find(actor, id)) ?? Promise.reject(new Error('no such import'));

async function upload(
  actor: Actor,
  content: string | Buffer,
  { kind = 'OPPORTUNITY', sourceName = 'Old', fileName = 'sales.csv' } = {},
) {
  const file = { kind: kind as ImportKind, fileName, sourceName, content: Readable.from([Buffer.from(content)]) };
  return view((await app.get(UploadImport).execute(actor, file)).id, actor);
}

async function carryOut(id: string, actor: Actor, mode: 'CHECK' | 'WRITE'): Promise<ImportView> {
  const { version } = await view(id, actor);
  await app.get(RequestImport).execute(actor, { id, expectedVersion: version, mode });
  await app.get(ProcessImport).execute({ importId: id, mode }, () => false);
  return view(id, actor);
}

async function map(
  id: string,
  actor: Actor,
  field: string,
  targets: Readonly<Record<string, string>> | Map<string, string>,
): Promise<void> {
  const { version } = await view(id, actor);
  const entries = targets instanceof Map ? [...targets] : Object.entries(targets);
  const values = entries.map(([value, target]) => ({ field, value, target }));
  await app.get(MapImportValues).execute(actor, { id, expectedVersion: version, values });
}

const count = async (table: 'people' | 'sales') =>
  (
    await app
      .get(Database)
      .one<{ count: number }>(
        table === 'people'
          ? sql`SELECT count(*)::int AS count FROM identity.user_account`
          : sql`SELECT count(*)::int AS count FROM sales.opportunity`,
      )
  )?.count;
const problemsOf = ({ problems }: ImportView) =>
  problems.map(({ rowNumber, column, code }) => `${rowNumber} ${column} ${code}`);

const FILE = 'id;etap;opiekun\nP1;Zakwalifikowana;The chief\nP2;Zakwalifikowana;Moses Frase\n';

describe('a file of sales that names somebody unknown', () => {
  it('makes nobody for a person who may not add people, and says so on the row', async () => {
    const before = await count('people');
    const { id } = await upload(chief, FILE);
    await expect(map(id, chief, 'owner', { 'Moses Frase': 'CREATE' })).rejects.toMatchObject({ code: 'RIGHT_LACKING' });
    const checked = await carryOut(id, chief, 'CHECK');
    expect(checked).toMatchObject({ rowsCreated: 1, rowsRefused: 1 });
    expect(problemsOf(checked)).toEqual(['3 opiekun VALUE_NOT_ADDABLE']);
    expect(checked.problems[0]?.message).toMatch(/"Moses Frase" names nothing here.*user\.manage/);
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsRefused: 1 });
    expect(await count('people')).toBe(before);
    await map(id, chief, 'owner', { 'Moses Frase': chief.userId as string });
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ rowsCreated: 1, rowsUnchanged: 1, rowsRefused: 0 });
    expect(await count('people')).toBe(before);
  });

  it('does not make them by what an administrator once said of the same name either', async () => {
    const file = FILE.replaceAll('P1', 'R1').replaceAll('P2', 'R2').replaceAll('Moses Frase', 'Darcel Schlecht');
    const first = await upload(administrator, file, { sourceName: 'Shared' });
    await map(first.id, administrator, 'owner', { 'Darcel Schlecht': 'CREATE' });
    const before = await count('people');
    const second = await upload(chief, file, { sourceName: 'Shared' });
    expect(await carryOut(second.id, chief, 'CHECK')).toMatchObject({ rowsCreated: 1, rowsRefused: 1 });
    expect(await carryOut(second.id, chief, 'WRITE')).toMatchObject({ rowsCreated: 1, rowsRefused: 1 });
    expect(await count('people')).toBe(before);
    expect(await carryOut(first.id, administrator, 'CHECK')).toMatchObject({ rowsRefused: 0 });
    expect(await carryOut(first.id, administrator, 'WRITE')).toMatchObject({ rowsCreated: 1, rowsUnchanged: 1 });
    expect(await count('people')).toBe((before ?? 0) + 1);
  });

  it('takes no other record for the one that was chosen', async () => {
    const { id } = await upload(chief, FILE, { sourceName: 'Chosen' });
    for (const target of ['01930000-0000-7000-8000-00000000dead', 'nonsense', '__proto__', '', 'create'].filter(
      Boolean,
    )) {
      await expect(map(id, chief, 'owner', { 'Moses Frase': target })).rejects.toMatchObject({
        code: 'IMPORT_TARGET_UNKNOWN',
      });
    }
    for (const field of ['title', '__proto__', 'constructor', 'nothing']) {
      await expect(map(id, chief, field, new Map([['x', 'EMPTY']]))).rejects.toMatchObject({
        code: 'IMPORT_COLUMN_UNKNOWN',
      });
    }
  });
});

describe('words of a file', () => {
  const WORDS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it('mean nothing of what every object has, until somebody says what they mean', async () => {
    const file = `id;etap;klient;__proto__;constructor\n${WORDS.map((word, n) => `W${n};Zakwalifikowana;${word};x;y`).join('\n')}\n`;
    const { id, mapping } = await upload(chief, file, { sourceName: 'Words' });
    expect(Object.values(mapping)).toEqual(['externalId', 'stage', 'customer']);
    const checked = await carryOut(id, chief, 'CHECK');
    expect(checked.unknownValues.map(({ value }) => value).sort()).toEqual([...WORDS].sort());
    await map(id, chief, 'customer', new Map(WORDS.map((word) => [word, 'CREATE'])));
    expect(await carryOut(id, chief, 'CHECK')).toMatchObject({ rowsCreated: 4, rowsRefused: 0 });
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ rowsCreated: 4, rowsRefused: 0, failure: null });
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ rowsUnchanged: 4, rowsRefused: 0 });
  });

  it('that differ in case and marks only are one record, also when the file is run again', async () => {
    const file = 'id;etap;klient\nC1;Zakwalifikowana;Żółw SA\nC2;Zakwalifikowana;ZOLW sa\nC3;Zakwalifikowana;zolw SA\n';
    const { id } = await upload(chief, file, { sourceName: 'Case' });
    await map(id, chief, 'customer', { 'Żółw SA': 'CREATE', 'ZOLW sa': 'CREATE', 'zolw SA': 'CREATE' });
    await carryOut(id, chief, 'CHECK');
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ rowsCreated: 3, failure: null });
    expect(await carryOut(id, chief, 'WRITE')).toMatchObject({ rowsUnchanged: 3, failure: null });
    const made = await app
      .get(Database)
      .many(sql`SELECT DISTINCT customer_id FROM sales.opportunity WHERE external_source = 'Case'`);
    expect(made).toHaveLength(1);
  });

  it('are refused on their rows when they are no text, however far down they stand', async () => {
    const good = Array.from({ length: 9_000 }, (_, n) => `N${n};Zakwalifikowana;Title ${n}`).join('\n');
    const bad = 'X1;Zakwalifikowana;a\0b\nX2;Zak\0walifikowana;c\nX\0;Zakwalifikowana;d\n';
    const { id } = await upload(chief, `id;etap;tytuł\n${good}\n${bad}`, { sourceName: 'NUL' });
    const done = await carryOut(id, chief, 'CHECK');
    expect(done).toMatchObject({ status: 'CHECKED', rowsCreated: 9_000, rowsRefused: 3, failure: null });
    expect(problemsOf(done)).toEqual([
      '9002 tytuł CELL_UNREADABLE',
      '9003 etap CELL_UNREADABLE',
      '9004 id CELL_UNREADABLE',
    ]);
    expect(done.problems[0]?.cells[2]).toBe('a\ufffdb');
  });

  it('in UTF-16 with halves of letters are shown without them', async () => {
    const text = '\ufeffid;etap;tyt\ud800u\u0142;NUL\0\nU1;Zakwalifikowana;\udc00;x\n';
    const bytes = Buffer.from(text, 'utf16le');
    const { id, columnNames } = await upload(chief, bytes, { sourceName: 'Halves' });
    expect(columnNames).toEqual(['id', 'etap', 'tyt\ufffdu\u0142', 'NUL\ufffd']);
    expect(await carryOut(id, chief, 'CHECK')).toMatchObject({ status: 'CHECKED', rowsTotal: 1, failure: null });
  });

  it.each([
    ['../../../etc/passwd', 'passwd'],
    ['C:\\Users\\anna\\sales.csv', 'sales.csv'],
    ['a\0b\u202ecsv.exe', 'abcsv.exe'],
    ['\ud83e', '\ufffd'],
    ['///', 'file.csv'],
    [`${'x'.repeat(500)}.csv`, `${'x'.repeat(196)}.csv`],
  ])('of its name never name a place: %j', async (fileName, shown) => {
    expect((await upload(chief, 'id;etap\n1;x\n', { fileName })).fileName).toBe(shown);
  });
});
