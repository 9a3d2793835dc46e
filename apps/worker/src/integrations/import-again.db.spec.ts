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
  PrepareImport,
  ProcessImport,
  REASON_COLUMNS,
  RequestImport,
  UploadImport,
} from '@kontor/integrations';
import { type Actor, AppConfig, Database, PlatformModule, sql, Transactions } from '@kontor/platform';
import { SalesDefaults } from '@kontor/sales';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allRows, contextModules } from '../contexts.js';

const ALL = { read: 'ALL', write: 'ALL' } as const;
const SELLING = [
  'import.run',
  'opportunity.read',
  'opportunity.write',
  'customer.read',
  'customer.write',
  'operations.read',
];

let db: TestDatabase;
let folder: string;
let app: INestApplicationContext;
let ada: Actor;
let ewa: Actor;

beforeAll(async () => {
  db = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'kontor-import-'));
  await anOrganisation(db);
  await aRole(db, { key: 'seller', permissions: SELLING, scopes: { customer: ALL, opportunity: ALL } });
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, KONTOR_DATA_DIR: folder, LOG_LEVEL: 'silent' });
  const module = {
    module: class Test {},
    imports: [PlatformModule.forRoot({ config, entities: allRows }), ...contextModules],
  };
  app = await NestFactory.createApplicationContext(module, { logger: false, abortOnError: false });
  const of = async (name: string) => {
    const actor = await app.get(Authentication).actorOfUser(await aUser(db, { name, roles: ['seller'] }), 'WEB');
    if (!actor) throw new Error(`nobody is ${name}`);
    return actor;
  };
  [ada, ewa] = [await of('Ada Sikora'), await of('Ewa Lis')];
  await app.get(Transactions).run((tx) => app.get(SalesDefaults).lay(tx, ada, { since: new Date() }));
});

afterAll(async () => {
  await app?.close();
  await db?.drop();
  await rm(folder, { recursive: true, force: true });
});

const view = async (id: string): Promise<ImportView> =>
  (await app.get(ImportQuery).find(ada, id)) ?? Promise.reject(new Error('no such import'));

async function upload(content: string, { actor = ada, sourceName = null as string | null } = {}): Promise<ImportView> {
  const file = {
    kind: 'OPPORTUNITY',
    fileName: 'sales.csv',
    sourceName,
    content: Readable.from([Buffer.from(content)]),
  } as const;
  return view((await app.get(UploadImport).execute(actor, file)).id);
}

async function carryOut(id: string, mode: 'CHECK' | 'WRITE', actor = ada): Promise<ImportView> {
  const { version } = await view(id);
  await app.get(RequestImport).execute(actor, { id, expectedVersion: version, mode });
  await app.get(ProcessImport).execute({ importId: id, mode }, () => false);
  return view(id);
}

const salesOf = async (source: string): Promise<number> =>
  (
    await app
      .get(Database)
      .one<{ count: number }>(
        sql`SELECT count(*)::int AS count FROM sales.opportunity WHERE external_source = ${source}`,
      )
  )?.count ?? 0;

describe('a file whose columns are known from the last time', () => {
  // Nothing here says by itself what "Lp" and "Gdzie" are, nor whether 01/02 is in January or in February.
  const HEADER = 'Lp;Gdzie;Ile;Kiedy';
  const mapping = { Lp: 'externalId', Gdzie: 'stage', Ile: 'amount', Kiedy: 'expectedCloseDate' };
  let first: ImportView;

  beforeAll(async () => {
    const { id } = await upload(`${HEADER}\n1;w toku;12,50;01/02/2027\n2;w toku;dużo;03/02/2027\n`);
    await app.get(PrepareImport).execute(ada, {
      id,
      expectedVersion: (await view(id)).version,
      sourceName: 'Old CRM',
      dialect: { dateOrder: 'MDY' },
      columns: Object.entries(mapping).map(([column, field]) => ({ column, field })),
    });
    const { unknownValues, version } = await carryOut(id, 'CHECK');
    const [unknown] = unknownValues;
    expect(unknown).toMatchObject({ field: 'stage', value: 'w toku' });
    const target = unknown?.suggestions[0]?.id ?? '';
    const values = [{ field: 'stage', value: 'w toku', target }];
    await app.get(MapImportValues).execute(ada, { id, expectedVersion: version, values });
    await carryOut(id, 'CHECK');
    first = await carryOut(id, 'WRITE');
    expect(first).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsRefused: 1 });
  });

  it('costs an upload, a check and a run, and no question', async () => {
    const again = await upload(`${HEADER}\n3;w toku;7,00;05/06/2027\n`);
    expect(again).toMatchObject({ mappingKnown: true, mapping, sourceName: 'Old CRM', dialect: { dateOrder: 'MDY' } });
    expect(await carryOut(again.id, 'CHECK')).toMatchObject({ rowsCreated: 1, rowsRefused: 0 });
    expect(await carryOut(again.id, 'WRITE')).toMatchObject({ status: 'DONE', rowsCreated: 1, rowsRefused: 0 });
    const sale = await app.get(Database).one<{ on: string }>(sql`
      SELECT to_char(expected_close_date, 'YYYY-MM-DD') AS on FROM sales.opportunity WHERE external_source = 'Old CRM' AND external_id = '3'`);
    expect(sale?.on).toBe('2027-05-06');
  });

  it('is proposed to others too, until they have their own', async () => {
    const hers = await upload(`${HEADER}\n4;w toku;7,00;05/06/2027\n`, { actor: ewa });
    expect(hers).toMatchObject({ mappingKnown: true, mapping, sourceName: 'Old CRM' });
    const other = { ...mapping, Ile: 'title' };
    await app.get(PrepareImport).execute(ewa, {
      id: hers.id,
      expectedVersion: hers.version,
      columns: Object.entries(other).map(([column, field]) => ({ column, field })),
    });
    await carryOut(hers.id, 'CHECK', ewa);
    expect((await upload(`${HEADER}\n5;w toku;7;\n`, { actor: ewa })).mapping).toEqual(other);
    expect((await upload(`${HEADER}\n5;w toku;7;\n`)).mapping).toEqual(mapping);
  });

  it('goes on where refused rows come back corrected, and the reasons mean nothing', async () => {
    const [problem] = first.problems;
    expect(problem).toMatchObject({ code: 'CELL_NOT_A_NUMBER', cells: ['2', 'w toku', 'dużo', '03/02/2027'] });
    const corrected = ['3', 'Write a number.', '2', 'w toku', '99,90', '03/02/2027'].join(';');
    const back = await upload(`\ufeff${[...REASON_COLUMNS.pl, HEADER].join(';')}\n${corrected}\n`);
    expect(back).toMatchObject({ mappingKnown: true, mapping, sourceName: 'Old CRM', dialect: { dateOrder: 'MDY' } });
    expect(await carryOut(back.id, 'CHECK')).toMatchObject({ rowsCreated: 1, rowsRefused: 0 });
    expect(await carryOut(back.id, 'WRITE')).toMatchObject({ status: 'DONE', rowsCreated: 1 });
    const sale = await app.get(Database).one<{ amount: string; on: string }>(sql`
      SELECT amount::text AS amount, to_char(expected_close_date, 'YYYY-MM-DD') AS on FROM sales.opportunity
      WHERE external_source = 'Old CRM' AND external_id = '2'`);
    expect(Number(sale?.amount)).toBe(99.9);
    expect(sale?.on).toBe('2027-03-02');
  });

  it('is another file when a column is called otherwise', async () => {
    expect(await upload('Lp;Gdzie;Ile;Termin\n1;w toku;1;\n')).toMatchObject({
      mappingKnown: false,
      sourceName: 'CSV',
    });
  });
});

describe('a file of a Polish system', () => {
  it('is understood with its title, its names of columns and its quarters', async () => {
    const header =
      'Nr szansy;Nazwa szansy;Nazwa klienta;Opiekun handlowy;Etap sprzedaży;Kwota netto;Planowana data zamknięcia';
    const rows = ['A1;Linia 2;;;Zakwalifikowana;1 200,50;III kw. 2027', 'A2;Linia 3;;;Zakwalifikowana;5,00;2027-Q1'];
    const file = await upload(`Raport sprzedaży;;;;;;\n${header}\n${rows.join('\n')}\n`, { sourceName: 'Polish' });
    expect(file.mapping).toEqual({
      'Nr szansy': 'externalId',
      'Nazwa szansy': 'title',
      'Nazwa klienta': 'customer',
      'Opiekun handlowy': 'owner',
      'Etap sprzedaży': 'stage',
      'Kwota netto': 'amount',
      'Planowana data zamknięcia': 'expectedCloseDate',
    });
    await carryOut(file.id, 'CHECK');
    expect(await carryOut(file.id, 'WRITE')).toMatchObject({ rowsCreated: 2, rowsRefused: 0, rowsTotal: 2 });
    const sales = await app.get(Database).many<{ on: string }>(sql`
      SELECT to_char(expected_close_date, 'YYYY-MM-DD') AS on FROM sales.opportunity WHERE external_source = 'Polish' ORDER BY external_id`);
    expect(sales.map(({ on }) => on)).toEqual(['2027-09-30', '2027-03-31']);
  });

  it('numbers refused rows as the file does, title and header counted', async () => {
    const file = await upload('Raport;;\nid;etap;kwota\nB1;Zakwalifikowana;1,5\nB2;Zakwalifikowana;dużo\n', {
      sourceName: 'Rows',
    });
    expect((await carryOut(file.id, 'CHECK')).problems.map(({ rowNumber }) => rowNumber)).toEqual([4]);
  });
});

describe('a file that is wrong throughout', () => {
  it('has every refused row in its download, however many they are, and counts none that is not', async () => {
    const ROWS = 10_700;
    const lines = Array.from({ length: ROWS }, (_, n) => `R${n};Zakwalifikowana;dużo`);
    const file = await upload(`id;etap;kwota\n${lines.join('\n')}\n`, { sourceName: 'Wrong' });
    const ended = await carryOut(file.id, 'CHECK');
    expect(ended).toMatchObject({ status: 'CHECKED', rowsRead: ROWS, rowsRefused: ROWS });

    const batches: number[] = [];
    const kept: string[] = [];
    for await (const batch of app.get(ImportQuery).refusedRows(file.id)) {
      batches.push(batch.length);
      kept.push(...batch.map(({ rowNumber, cells }) => `${rowNumber} ${cells[0]}`));
    }
    expect(kept).toEqual(lines.map((_, n) => `${n + 2} R${n}`));
    expect(Math.max(...batches)).toBeLessThan(ROWS / 2);
  }, 60_000);
});

describe('a row that a context refuses', () => {
  it('is kept with what no column can hold in its other cells', async () => {
    const sound = Array.from({ length: 6_000 }, (_, n) => `N${n};Zakwalifikowana;Sprzedaż ${n};zwykła uwaga`);
    const text = `id;etap;etykiety;cokolwiek\n${sound.map((line) => line.replace(/Sprzedaż \d+/, '')).join('\n')}\nZ1;Zakwalifikowana;nie ma takiej;raz\u0000dwa\n`;
    const file = await upload(text, { sourceName: 'Nul' });
    expect(file.mapping).toMatchObject({ etykiety: 'tags' });
    const ended = await carryOut(file.id, 'CHECK');
    expect(ended).toMatchObject({ status: 'CHECKED', rowsRead: 6_001, rowsRefused: 1 });
    expect(ended.problems[0]?.cells.at(-1)).toBe('raz\ufffddwa');
  }, 60_000);
});

describe('two imports at once', () => {
  const table = (count: number) =>
    `id;etap;tytuł;wartość\n${Array.from({ length: count }, (_, n) => `X${n};Zakwalifikowana;Sprzedaż ${n};${n},50`).join('\n')}\n`;

  it.each([
    ['of one file', 'Same', 'Same'],
    ['of two sources', 'One', 'Other'],
  ])(
    '%s both end, and nothing goes in twice',
    async (_, ...sources) => {
      const ids: string[] = [];
      for (const sourceName of sources) {
        const { id } = await upload(table(1_200), { sourceName });
        await carryOut(id, 'CHECK');
        ids.push(id);
      }
      const ended = await Promise.all(ids.map((id) => carryOut(id, 'WRITE')));
      for (const one of ended) expect(one).toMatchObject({ status: 'DONE', rowsRead: 1_200, rowsRefused: 0 });
      for (const source of sources) expect(await salesOf(source)).toBe(1_200);
      const created = ended.reduce((sum, { rowsCreated }) => sum + rowsCreated, 0);
      expect(created).toBe(1_200 * new Set(sources).size);
    },
    60_000,
  );
});
