import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, type ImportBatch, Transactions } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import pg from 'pg';
import { CustomerImport } from '../contract/customer-import.js';
import { DeleteCustomer } from '../use-cases/delete-customer.js';
import { customersApplication } from '../testing/customers-application.js';

type Cells = Record<string, string>;

const PERMISSIONS = ['customer.read', 'customer.write', 'customer.delete', 'import.run'];

let db: TestDatabase;
let app: INestApplicationContext;
let owner: pg.Pool;
let chief: Actor;
let seller: Actor;
let bob: string;
let left: string;

beforeAll(async () => {
  db = await testDatabase();
  owner = new pg.Pool({ connectionString: db.ownerUrl, max: 1 });
  const [north, south] = [await aTeam(db), await aTeam(db)];
  const userId = await aUser(db, { name: 'Anna', teamId: north });
  bob = await aUser(db, { name: 'Bob', teamId: south });
  left = await aUser(db, { name: 'Celina', status: 'DISABLED' });
  chief = anActor({ userId, homeTeamId: north, teamIds: [north], permissions: [...PERMISSIONS, 'pick-list.manage'] });
  seller = { ...chief, permissions: new Set(PERMISSIONS), scopes: scopesOf('TEAM') };
  app = await customersApplication(db);
});
afterAll(async () => {
  await app?.close();
  await owner?.end();
  await db?.drop();
});

const target = () => app.get(CustomerImport);
const apply = (
  rows: readonly Cells[],
  { actor = chief, mode = 'WRITE', source = 'erp' }: Partial<ImportBatch> & { actor?: Actor } = {},
) =>
  app.get(Transactions).run((tx) =>
    target().apply(tx, actor, {
      source,
      mode,
      rows: rows.map((values, index) => ({ rowNumber: index + 2, values })),
    }),
  );
const kinds = async (...given: Parameters<typeof apply>) =>
  (await apply(...given)).map((outcome) =>
    outcome.kind === 'REFUSED' ? `${outcome.field} ${outcome.code}` : outcome.kind,
  );
const rowsOf = async <Row extends object = Record<string, unknown>>(text: string, values: readonly unknown[] = []) =>
  (await owner.query<Row>(text, [...values])).rows;
const named = async (name: string) =>
  rowsOf<{ id: string; version: number; external_id: string | null; tax_id: string | null; notes: string | null }>(
    'SELECT id, version, external_id, tax_id, notes FROM customers.customer WHERE name = $1 ORDER BY id',
    [name],
  );
const everything = async () =>
  JSON.stringify([
    await rowsOf('SELECT * FROM customers.customer ORDER BY id'),
    await rowsOf('SELECT * FROM customers.address ORDER BY id'),
    await rowsOf('SELECT id FROM platform.register_entry ORDER BY id'),
    await rowsOf('SELECT id FROM platform.outbox ORDER BY id'),
  ]);

const FULL: Cells = {
  externalId: 'K-1',
  name: 'Mlecz-Pol Sp. z o.o.',
  taxId: '526-000-12-46',
  priorityClass: 'b',
  currency: 'EUR',
  street: 'Mleczna 1',
  postalCode: '00-001',
  city: 'Warszawa',
  country: 'Polska',
  website: 'mleczpol.example',
  notes: 'Two lines\nof notes',
};

describe('customers from a file', () => {
  it('are written as by hand, with entries, events and an address, and a check writes nothing', async () => {
    const before = await everything();
    expect(await kinds([FULL], { mode: 'CHECK' })).toEqual(['CREATED']);
    expect(await everything()).toBe(before);
    expect(await kinds([FULL])).toEqual(['CREATED']);
    const [made] = await rowsOf(
      `SELECT c.kind, c.tax_id, c.priority_class, c.currency, c.website, c.owner_id, a.kind AS address, a.street, a.country
       FROM customers.customer c JOIN customers.address a ON a.customer_id = c.id WHERE c.name = $1`,
      [FULL['name']],
    );
    expect(made).toEqual({
      kind: 'COMPANY',
      tax_id: 'PL5260001246',
      priority_class: 'B',
      currency: 'EUR',
      website: 'https://mleczpol.example',
      owner_id: chief.userId,
      address: 'REGISTERED',
      street: 'Mleczna 1',
      country: 'PL',
    });
    const [entry] = await rowsOf<{ changes: { field: string }[] }>(
      `SELECT changes FROM platform.register_entry WHERE action = 'customer.import'`,
    );
    expect(entry?.changes.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['name', 'taxId', 'owner', 'addresses', 'notes']),
    );
    expect(await rowsOf(`SELECT FROM platform.outbox WHERE type = 'customers.customer-created'`)).toHaveLength(1);
  });

  it('change nothing at all when they are run again', async () => {
    const rows = [
      FULL,
      { name: 'Only a name' },
      { name: 'ŻÓŁW', taxId: 'DE136695976', city: 'Bonn', country: 'Germany' },
    ];
    expect(await kinds(rows)).toEqual(['UNCHANGED', 'CREATED', 'CREATED']);
    const before = await everything();
    expect(await kinds(rows)).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    expect(await kinds([{ name: 'only a NAME' }], { mode: 'CHECK' })).toEqual(['CHANGED']);
    expect(await everything()).toBe(before);
  });

  it('change what a cell says and leave what it does not', async () => {
    expect(await kinds([{ externalId: 'K-1', name: FULL['name'] as string, city: 'Łódź' }])).toEqual(['CHANGED']);
    const [address] = await rowsOf(
      `SELECT a.street, a.city FROM customers.address a JOIN customers.customer c ON c.id = a.customer_id WHERE c.external_id = 'K-1'`,
    );
    expect(address).toEqual({ street: 'Mleczna 1', city: 'Łódź' });
    const [entry] = await rowsOf<{ changes: { field: string }[] }>(
      `SELECT changes FROM platform.register_entry WHERE action = 'customer.import' ORDER BY id DESC LIMIT 1`,
    );
    expect(entry?.changes.map(({ field }) => field)).toEqual(['addresses']);
  });
});

describe('a customer that is here already', () => {
  const byHand = async (values: { name: string; taxId?: string; ownerId?: string | null; teamId?: string | null }) => {
    const [row] = await rowsOf<{ id: string }>(
      `INSERT INTO customers.customer (id, kind, name, tax_id, owner_id, team_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'COMPANY', $1, $2, $3, $4, now(), now()) RETURNING id`,
      [
        values.name,
        values.taxId ?? null,
        values.ownerId === undefined ? chief.userId : values.ownerId,
        values.teamId ?? null,
      ],
    );
    return row?.id as string;
  };

  it('is found by its tax id, whatever the file calls it, and known to the source from then on', async () => {
    const id = await byHand({ name: 'Browar', taxId: 'PL5252248481' });
    const row = { externalId: 'K-20', name: 'Browar Warszawski', taxId: 'PL 525-22-48-481' };
    expect(await kinds([row])).toEqual(['CHANGED']);
    expect(await kinds([row])).toEqual(['UNCHANGED']);
    expect(await named('Browar Warszawski')).toMatchObject([{ id, external_id: 'K-20', version: 2 }]);
    expect(await kinds([{ externalId: 'K-21', name: 'Another', taxId: '5252248481' }])).toEqual(['taxId TAX_ID_TAKEN']);
  });

  it('is found by a name that nobody else bears, unless their tax ids differ', async () => {
    const id = await byHand({ name: 'Piekarnia Łoś' });
    await byHand({ name: 'Twice' });
    await byHand({ name: 'Twice' });
    await byHand({ name: 'Cukiernia', taxId: 'PL7740001454' });
    const rows = [{ name: 'piekarnia łoś' }, { name: 'Twice' }, { name: 'Cukiernia', taxId: '9451234561' }];
    expect(await kinds(rows, { source: 'list' })).toEqual(['CHANGED', 'CREATED', 'CREATED']);
    expect(await named('piekarnia łoś')).toMatchObject([{ id, external_id: 'name:piekarnia łoś' }]);
    expect(await named('Twice')).toHaveLength(3);
    expect(await kinds(rows.slice(0, 2), { source: 'list' })).toEqual(['UNCHANGED', 'UNCHANGED']);
  });

  it('made from a name in a file of sales gets its id from the same source’s file of customers', async () => {
    const made = await app
      .get(Transactions)
      .run((tx) => target().createByNames(tx, chief, ['Cancity', 'Isdom'], 'maven'));
    expect(await kinds([{ externalId: '7', name: 'Cancity' }], { source: 'maven' })).toEqual(['CHANGED']);
    expect(await named('Cancity')).toMatchObject([{ id: made.get('Cancity'), external_id: '7' }]);
    const again = await app
      .get(Transactions)
      .run((tx) => target().createByNames(tx, chief, ['Cancity', 'Isdom'], 'maven'));
    expect(again).toEqual(made);
  });

  it('is found by our own id, as an export has it, by those who may see it', async () => {
    const [id, hidden] = [await byHand({ name: 'Exported' }), await byHand({ name: 'Hidden', ownerId: bob })];
    expect(await kinds([{ externalId: id, name: 'Exported', notes: 'New' }], { actor: seller })).toEqual(['CHANGED']);
    expect(await named('Exported')).toMatchObject([{ id, notes: 'New' }]);
    expect(await kinds([{ externalId: hidden, name: 'Mine' }], { actor: seller })).toEqual(['CREATED']);
    expect(await named('Hidden')).toMatchObject([{ version: 1 }]);
  });

  it('is changed by one row of a file only, and not at all by those who may not', async () => {
    const id = await byHand({ name: 'Młyn', taxId: 'PL7811767696' });
    const rows = [
      { externalId: id, name: 'Młyn', notes: 'first' },
      { name: 'Młyn', taxId: '7811767696', notes: 'second' },
    ];
    expect(await kinds(rows)).toEqual(['CHANGED', 'name CUSTOMER_NAMED_TWICE']);
    expect(await named('Młyn')).toMatchObject([{ notes: 'first' }]);
    await byHand({ name: 'Of Bob', ownerId: bob });
    const reader = { ...chief, scopes: scopesOf('ALL', 'OWN') };
    expect(await kinds([{ name: 'Of Bob', notes: 'mine' }], { actor: reader })).toEqual(['owner FORBIDDEN']);
    expect(await kinds([{ name: 'Of Bob', notes: 'mine' }], { actor: seller })).toEqual(['CREATED']);
    expect(await kinds([{ name: 'Somebody', owner: bob }], { actor: seller })).toEqual(['owner FORBIDDEN']);
    expect(await kinds([{ name: 'Somebody', owner: left }])).toEqual(['owner OWNER_UNKNOWN']);
  });

  it('that was deleted is not brought back', async () => {
    await kinds([{ externalId: 'D-1', name: 'Gone' }]);
    const [gone] = await named('Gone');
    await app.get(DeleteCustomer).execute(chief, { id: gone?.id as string, expectedVersion: 1 });
    expect(await kinds([{ externalId: 'D-1', name: 'Gone' }])).toEqual(['name CUSTOMER_DELETED']);
  });
});

describe('a row of a file of customers', () => {
  it.each<[string, Cells, string]>([
    ['a tax id with a wrong digit', { taxId: '5260001247' }, 'taxId TAX_ID_INVALID'],
    ['a name without end', { name: 'x'.repeat(201) }, 'name TEXT_TOO_LONG'],
    ['a name of two lines', { name: 'two\nlines' }, 'name TEXT_INVALID'],
    ['a name that turns the direction of what follows', { name: 'abc\u202ecba' }, 'name TEXT_INVALID'],
    ['an id without end', { externalId: 'x'.repeat(3_000) }, 'externalId TEXT_TOO_LONG'],
    ['a website that runs', { website: 'javascript:alert(1)' }, 'website WEBSITE_INVALID'],
    ['a country that is none', { country: 'Atlantis' }, 'country COUNTRY_UNKNOWN'],
    ['a country that every object has', { country: 'constructor' }, 'country COUNTRY_UNKNOWN'],
    ['a class that is none', { priorityClass: 'AAA' }, 'priorityClass PRIORITY_CLASS_UNKNOWN'],
    ['a street without end', { street: 'x'.repeat(300) }, 'street TEXT_TOO_LONG'],
    ['a control character', { notes: 'a\u0007b' }, 'notes TEXT_INVALID'],
  ])('is refused on its cell with %s', async (_, cells, code) => {
    const before = await everything();
    expect(await kinds([{ name: 'Hostile', ...cells }])).toEqual([code]);
    expect(await everything()).toBe(before);
  });

  it.each([
    '__proto__',
    'constructor',
    'name:constructor',
    '=cmd|calc',
    '٠',
    '🦔',
    "'; DROP TABLE customers.customer; --",
  ])('takes %s for the text that it is', async (text) => {
    const row = { externalId: text, name: text, notes: text };
    expect(await kinds([row])).toEqual(['CREATED']);
    expect(await kinds([row])).toEqual(['UNCHANGED']);
    expect(await named(text)).toMatchObject([{ external_id: text, notes: text }]);
  });

  it('closes no circle of parents, within a batch either', async () => {
    await kinds([{ name: 'Top' }, { name: 'Middle' }, { name: 'Bottom' }]);
    const [top, middle, bottom] = await Promise.all(
      ['Top', 'Middle', 'Bottom'].map(async (name) => (await named(name))[0]?.id as string),
    );
    expect(await kinds([{ name: 'Middle', parent: top as string }])).toEqual(['CHANGED']);
    expect(
      await kinds([
        { name: 'Top', parent: bottom as string },
        { name: 'Bottom', parent: middle as string },
      ]),
    ).toEqual(['parent PARENT_CYCLE', 'parent PARENT_CYCLE']);
    expect(await kinds([{ name: 'Top', parent: top as string }])).toEqual(['parent PARENT_CYCLE']);
    expect(await kinds([{ name: 'Bottom', parent: middle as string }])).toEqual(['CHANGED']);
  });

  it('adds segments for those only who may add them by hand', async () => {
    const creatable = async (actor: Actor) =>
      (await target().fields(actor)).filter((field) => field.creatable).map(({ key }) => key);
    expect(await creatable(chief)).toEqual(['segment', 'region', 'market', 'parent']);
    expect(await creatable(seller)).toEqual(['parent']);
    const make = (actor: Actor) =>
      app.get(Transactions).run((tx) => target().createMissing(tx, actor, 'segment', ['Dairies'], 'erp'));
    await expect(make(seller)).rejects.toMatchObject({ code: 'RIGHT_LACKING' });
    expect((await make(chief)).get('Dairies')).toEqual(expect.any(String));
    expect((await make(chief)).size).toBe(0);
  });

  it('knows by name, and suggests, only whom its writer may see', async () => {
    await rowsOf(
      `INSERT INTO customers.customer (id, kind, name, owner_id, created_at, updated_at)
       VALUES (gen_random_uuid(), 'COMPANY', 'Secret Dairy', $1, now(), now())`,
      [bob],
    );
    const [secret] = await named('Secret Dairy');
    expect((await target().resolve(chief, 'parent', ['secret dairy'], 'erp')).get('secret dairy')).toBe(secret?.id);
    expect((await target().resolve(seller, 'parent', ['secret dairy'], 'erp')).size).toBe(0);
    expect((await target().suggest(seller, 'parent', 'Secret Dairy')).map(({ label }) => label)).not.toContain(
      'Secret Dairy',
    );
    expect((await target().known(chief, 'parent', [secret?.id as string])).size).toBe(1);
    expect((await target().known(seller, 'parent', [secret?.id as string])).size).toBe(0);
  });
});
