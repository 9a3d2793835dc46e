import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, type ImportBatch, Transactions } from '@kontor/platform';
import { OpportunityImport } from '../contract/opportunity-import.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aCustomer, stagesOf } from '../testing/sales-builders.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';

type Cells = Record<string, string>;

const PERMISSIONS = ['opportunity.read', 'opportunity.write', 'customer.read', 'import.run'];

let sales: SalesApplication;
let chief: Actor;
let seller: Actor;
let bob: string;
let [qualified, won, lost]: string[] = [];

beforeAll(async () => {
  sales = await salesApplication();
  const [north, south] = [await aTeam(sales.db), await aTeam(sales.db)];
  const userId = await aUser(sales.db, { name: 'Anna', teamId: north });
  bob = await aUser(sales.db, { name: 'Bob', teamId: south });
  const all = [...PERMISSIONS, 'customer.write', 'pick-list.manage', 'user.manage'];
  chief = anActor({ userId, homeTeamId: north, teamIds: [north], permissions: all });
  seller = { ...chief, permissions: new Set(PERMISSIONS), scopes: scopesOf('TEAM') };
  const stages = await stagesOf(sales);
  [qualified, won, lost] = [stages['qualified'], stages['won'], stages['lost']].map(String);
});
afterAll(() => sales?.close());

const target = () => sales.get(OpportunityImport);
const apply = (
  rows: readonly Cells[],
  { actor = chief, mode = 'WRITE' }: Partial<ImportBatch> & { actor?: Actor } = {},
) =>
  sales.get(Transactions).run((tx) =>
    target().apply(tx, actor, {
      source: 'old-crm',
      mode,
      rows: rows.map((values, index) => ({ rowNumber: index + 2, values: { stage: qualified as string, ...values } })),
    }),
  );
const kinds = async (...given: Parameters<typeof apply>) =>
  (await apply(...given)).map((outcome) =>
    outcome.kind === 'REFUSED' ? `${outcome.field} ${outcome.code}` : outcome.kind,
  );
const sale = async (externalId: string) =>
  (await sales.rows('SELECT * FROM sales.opportunity WHERE external_id = $1', [externalId]))[0];
const everything = async () =>
  JSON.stringify(
    await Promise.all(
      ['sales.opportunity', 'sales.stage_event', 'platform.register_entry', 'platform.outbox'].map((table) =>
        sales.rows(`SELECT * FROM ${table} ORDER BY id`),
      ),
    ),
  );

describe('sales from a file', () => {
  const rows = (): Cells[] => [
    { externalId: 'A-1', title: 'Filling line', amount: '12500.50', currency: 'EUR', openedOn: '2026-01-10' },
    { externalId: 'A-2', stage: won as string, openedOn: '2026-01-10', closedOn: '2026-03-01', amount: '10' },
    { externalId: 'A-3', stage: lost as string },
  ];

  it('change nothing at all when they are run again', async () => {
    const before = await everything();
    expect(await kinds(rows(), { mode: 'CHECK' })).toEqual(['CREATED', 'CREATED', 'CREATED']);
    expect(await everything()).toBe(before);
    expect(await kinds(rows())).toEqual(['CREATED', 'CREATED', 'CREATED']);
    const after = await everything();
    expect(await kinds(rows())).toEqual(['UNCHANGED', 'UNCHANGED', 'UNCHANGED']);
    expect(await everything()).toBe(after);
    expect(await sale('A-1')).toMatchObject({ amount: '12500.5000', currency: 'EUR', meaning: 'OPEN' });
  });

  it('are found by their own numbers, as an export has them, by those who may see them', async () => {
    const made = await sales.get(CreateOpportunity).execute(chief, { title: 'Made here' });
    const row = { externalId: made.number, title: 'Made here, and renamed' };
    expect(await kinds([row])).toEqual(['CHANGED']);
    expect(await kinds([row])).toEqual(['UNCHANGED']);
    expect(await sales.rows('SELECT title, external_id FROM sales.opportunity WHERE id = $1', [made.id])).toEqual([
      { title: 'Made here, and renamed', external_id: null },
    ]);
    const hidden = await sales.get(CreateOpportunity).execute(chief, { title: 'Of Bob', ownerId: bob });
    expect(await kinds([{ externalId: hidden.number, title: 'Mine now' }], { actor: seller })).toEqual(['CREATED']);
    expect(await sales.rows('SELECT title FROM sales.opportunity WHERE id = $1', [hidden.id])).toEqual([
      { title: 'Of Bob' },
    ]);
  });

  it.each<[string, Cells, string]>([
    ['an amount below nought', { amount: '-5' }, 'amount AMOUNT_NEGATIVE'],
    ['more digits than the currency has', { amount: '5.001' }, 'amount DECIMAL_TOO_PRECISE'],
    ['a title without end', { title: 'x'.repeat(201) }, 'title TEXT_TOO_LONG'],
    ['a title of two lines', { title: 'two\nlines' }, 'title TEXT_INVALID'],
    ['a next step without end', { nextStep: 'x'.repeat(501) }, 'nextStep TEXT_TOO_LONG'],
    ['an id without end', { externalId: 'x'.repeat(3_000), title: 'Short' }, 'externalId TEXT_TOO_LONG'],
    ['a stage that is none', { stage: '01930000-0000-7000-8000-00000000dead' }, 'stage STAGE_UNKNOWN'],
    ['a stage that every object has', { stage: 'constructor' }, 'stage STAGE_UNKNOWN'],
  ])('are refused on the cell with %s', async (_, cells, code) => {
    const before = await everything();
    expect(await kinds([{ externalId: 'H-1', ...cells }])).toEqual([code]);
    expect(await everything()).toBe(before);
  });

  it('are not closed before they were opened, nor in the future', async () => {
    const closed = { externalId: 'H-2', stage: won as string };
    expect(await kinds([{ ...closed, openedOn: '2026-02-02', closedOn: '2026-02-01' }])).toEqual([
      'closedOn CLOSED_BEFORE_OPENED',
    ]);
    expect(await kinds([{ ...closed, closedOn: '2999-01-01' }])).toEqual(['closedOn CLOSED_ON_INVALID']);
    expect(await kinds([{ externalId: 'A-1', stage: won as string, closedOn: '2026-01-09' }])).toEqual([
      'closedOn CLOSED_BEFORE_OPENED',
    ]);
  });

  it('are taken for the text that they are', async () => {
    for (const text of ['__proto__', 'constructor', '=cmd|calc', "'; DROP TABLE sales.opportunity; --", '🦔']) {
      const row = { externalId: text, title: text, description: text };
      expect(await kinds([row])).toEqual(['CREATED']);
      expect(await kinds([row])).toEqual(['UNCHANGED']);
      expect(await sale(text)).toMatchObject({ title: text });
    }
  });
});

describe('whoever imports sales', () => {
  it('has people, customers and list values made only with the right to make them by hand', async () => {
    const creatable = async (actor: Actor) =>
      (await target().fields(actor)).filter((field) => field.creatable).map(({ key }) => key);
    expect(await creatable(chief)).toEqual(
      expect.arrayContaining(['customer', 'owner', 'source', 'competitor', 'lostReason', 'dimension:industry']),
    );
    expect(await creatable(seller)).toEqual([]);
    const withoutUsers = {
      ...chief,
      permissions: new Set([...chief.permissions].filter((key) => key !== 'user.manage')),
    };
    expect(await creatable(withoutUsers)).not.toContain('owner');
    expect((await target().fields(withoutUsers)).find(({ key }) => key === 'owner')?.lacks).toBe('user.manage');
    for (const field of ['owner', 'customer', 'source', 'dimension:industry']) {
      const making = sales
        .get(Transactions)
        .run((tx) => target().createMissing(tx, seller, field, ['Moses Frase'], 'old-crm'));
      await expect(making).rejects.toMatchObject({ code: 'RIGHT_LACKING' });
    }
    expect(await sales.rows(`SELECT FROM identity.user_account WHERE name = 'Moses Frase'`)).toEqual([]);
  });

  it('knows and is suggested only customers whom they may see', async () => {
    const hidden = await aCustomer(sales, { name: 'Secret Dairy', ownerId: bob });
    expect((await target().resolve(chief, 'customer', ['secret dairy'], 'x')).get('secret dairy')).toBe(hidden);
    expect((await target().resolve(seller, 'customer', ['secret dairy'], 'x')).size).toBe(0);
    expect(await target().suggest(seller, 'customer', 'Secret Dairy')).toEqual([]);
    expect((await target().known(chief, 'customer', [hidden])).size).toBe(1);
    expect((await target().known(seller, 'customer', [hidden])).size).toBe(0);
  });

  it('may not make or take over sales of those whose sales they may not change', async () => {
    expect(await kinds([{ externalId: 'B-1', owner: bob }])).toEqual(['CREATED']);
    expect(await kinds([{ externalId: 'B-2', owner: bob }], { actor: seller })).toEqual(['owner FORBIDDEN']);
    const own = { externalId: 'B-1', owner: seller.userId as string };
    expect(await kinds([own], { actor: seller })).toEqual(['owner FORBIDDEN']);
  });

  it('has none made that is there already', async () => {
    const make = (values: string[]) =>
      sales.get(Transactions).run((tx) => target().createMissing(tx, chief, 'competitor', values, 'old-crm'));
    expect([...(await make(['Acme'])).keys()]).toEqual(['Acme']);
    expect((await make(['Acme'])).size).toBe(0);
  });
});
