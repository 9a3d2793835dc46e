import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anOrganisation, aRole, aTeam, aUser } from '@kontor/identity/testing';
import { parse } from 'csv-parse/sync';
import { readXlsx } from 'hucre/xlsx';
import type { Caller } from '../testing/caller.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const IMPORTING = ['import.run', 'customer.write', 'opportunity.write'];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FULL = 'text/csv; charset=utf-8';

let api: TestedApi;
let chief: Caller;
let szefowa: Caller;
let north: Caller;
let reader: Caller;

beforeAll(async () => {
  api = await startTestedApi();
  await anOrganisation(api.db);
  const permissions = ['export.run', 'customer.read', 'opportunity.read', 'activity.read'];
  const all = { read: 'ALL', write: 'ALL' } as const;
  const team = { read: 'TEAM', write: 'OWN' } as const;
  await aRole(api.db, {
    key: 'chief',
    permissions: [...permissions, ...IMPORTING],
    scopes: { customer: all, opportunity: all, activity: all },
  });
  await aRole(api.db, {
    key: 'seller',
    permissions,
    scopes: { customer: team, opportunity: team, activity: team },
  });
  await aRole(api.db, {
    key: 'reader',
    permissions: ['export.run'],
    scopes: { customer: all, opportunity: all },
  });
  const [teamNorth, teamSouth] = [await aTeam(api.db), await aTeam(api.db)];
  const chiefId = await aUser(api.db, { roles: ['chief'], language: 'en' });
  chief = await api.asUser(chiefId);
  szefowa = await api.asUser(await aUser(api.db, { roles: ['chief'], language: 'pl' }));
  north = await api.asUser(await aUser(api.db, { roles: ['seller'], teamId: teamNorth }));
  reader = await api.asUser(await aUser(api.db, { roles: ['reader'] }));
  await onDatabase(
    api.db,
    `INSERT INTO customers.customer (id, kind, name, notes, team_id, created_at, updated_at)
     SELECT gen_random_uuid(), 'COMPANY', 'Customer ' || lpad(n::text, 4, '0'), '=cmd|calc', CASE WHEN n % 2 = 0 THEN $1::uuid ELSE $2::uuid END, now(), now()
     FROM generate_series(1, 1200) n`,
    [teamNorth, teamSouth],
  );
  await onDatabase(
    api.db,
    `
    INSERT INTO sales.process (id, key, name) VALUES ('01930000-0000-7000-8000-0000000000a1', 'test', '{"pl": "Test", "en": "Test"}');
    INSERT INTO sales.process_version (id, process_id, number) VALUES ('01930000-0000-7000-8000-0000000000a2', '01930000-0000-7000-8000-0000000000a1', 1);
    INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability)
      VALUES ('01930000-0000-7000-8000-0000000000a3', '01930000-0000-7000-8000-0000000000a2', 1, 'first', '{"pl": "Pierwszy", "en": "First"}', 'OPEN', 0.1);`,
  );
  await onDatabase(
    api.db,
    `INSERT INTO sales.opportunity (id, number, title, customer_id, team_id, process_version_id, stage_id, meaning, stage_entered_at, amount, currency, opened_on, created_at, updated_at)
     SELECT gen_random_uuid(), 'S/' || substr(c.name, 10), '+' || c.name, c.id, c.team_id, '01930000-0000-7000-8000-0000000000a2',
       '01930000-0000-7000-8000-0000000000a3', 'OPEN', now(), 12.50, 'EUR', '2026-01-01', now(), now() FROM customers.customer c`,
  );
  await onDatabase(
    api.db,
    `INSERT INTO sales.activity (id, kind, subject, outcome, opportunity_id, owner_id, team_id, due_at, done_at, duration_minutes, created_at, updated_at)
     SELECT gen_random_uuid(), 'CALL', '=Call ' || substr(o.number, 3), '@SUM(A1)', o.id, $1, o.team_id, '2026-03-01T09:00:00Z'::timestamptz + substr(o.number, 3)::int * interval '1 hour',
       CASE WHEN substr(o.number, 3)::int > 700 THEN '2026-06-01T09:00:00Z'::timestamptz END, 45, now(), now() FROM sales.opportunity o`,
    [chiefId],
  );
}, 60_000);
afterAll(() => api?.stop());

type Sheet = Record<string, string>[];

async function sheet(caller: Caller, path: string): Promise<{ status: number; type: string | null; rows: Sheet }> {
  const response = await caller.fetch(`/api/v1/exports/${path}`);
  const text = await response.text();
  const rows = response.status === 200 ? parse<Record<string, string>>(text, { columns: true, bom: true }) : [];
  return { status: response.status, type: response.headers.get('content-type'), rows };
}

/** Which columns of an export an import understands, in either language. */
const READ_AGAIN = {
  customers: [
    'externalId',
    'name',
    'taxId',
    'segment',
    'region',
    'market',
    'parent',
    'owner',
    'priorityClass',
    'currency',
    'city',
    'country',
    'website',
    'notes',
  ],
  opportunities: [
    'externalId',
    'tags',
    'title',
    'customer',
    'owner',
    'stage',
    'amount',
    'currency',
    'openedOn',
    'closedOn',
    'expectedCloseDate',
    'nextStep',
  ],
} as const;

async function fieldsReadAgain(caller: Caller, list: keyof typeof READ_AGAIN, file: string): Promise<string[]> {
  const exported = await caller.fetch(`/api/v1/exports/${list}.${file}`);
  const form = new FormData();
  form.set('file', await exported.blob(), `${list}.${file.split('?')[0]}`);
  const kind = list === 'customers' ? 'CUSTOMER' : 'OPPORTUNITY';
  const uploaded = await caller.fetch(`/api/v1/imports?kind=${kind}`, {
    method: 'POST',
    body: form,
    headers: { 'x-kontor-upload': '1' },
  });
  expect(uploaded.status).toBe(201);
  const { id } = (await uploaded.json()) as { id: string };
  const { data } = await caller.graphql<{
    import: { columns: { field: string | null }[] };
  }>('query ReadAgain($id: ID!) { import(id: $id) { columns { name field } } }', { id });
  return data.import.columns.flatMap(({ field }) => (field === null ? [] : [field]));
}

describe('an export', () => {
  it('holds every row that the caller may see, in order, inert', async () => {
    const { status, type, rows } = await sheet(chief, 'customers.csv');
    expect({ status, type, count: rows.length }).toEqual({ status: 200, type: FULL, count: 1200 });
    expect(rows[0]).toMatchObject({ Name: 'Customer 0001', Notes: "'=cmd|calc" });
    expect(rows.map(({ Name }) => Name)).toEqual([...rows.map(({ Name }) => Name)].sort());
    const sales = await sheet(chief, 'opportunities.csv');
    expect(sales.rows).toHaveLength(1200);
    expect(sales.rows[0]).toMatchObject({
      Amount: '12.50',
      Currency: 'EUR',
      'Amount in base currency': '',
      'Rate missing': 'yes',
      Stage: 'First',
    });
    expect(sales.rows[0]?.['Title']).toMatch(/^'\+Customer/);
  });

  it('speaks the language of whoever asks for it, headings and closed values alike', async () => {
    const customers = await sheet(szefowa, 'customers.csv');
    expect(customers.rows[0]).toMatchObject({
      Nazwa: 'Customer 0001',
      Rodzaj: 'firma',
      'Język dokumentów': 'polski',
      Notatki: "'=cmd|calc",
    });
    const sales = await sheet(szefowa, 'opportunities.csv');
    expect(sales.rows[0]).toMatchObject({ Etap: 'Pierwszy', Stan: 'otwarta', Wartość: '12.50', 'Brak kursu': 'tak' });
    expect(Object.keys((await sheet(chief, 'customers.csv')).rows[0] ?? {})).toContain('Document language');
    expect((await sheet(chief, 'customers.csv')).rows[0]).toMatchObject({
      Kind: 'company',
      'Document language': 'Polish',
    });
    expect((await sheet(chief, 'opportunities.csv')).rows[0]).toMatchObject({ Stage: 'First', Meaning: 'open' });
    expect((await sheet(szefowa, 'opportunities.csv?language=EN')).rows[0]).toMatchObject({ Stage: 'First' });
  });

  it.each(['customers', 'opportunities'] as const)(
    'of %s is read again by an import, in both languages',
    async (list) => {
      for (const [caller, file] of [
        [chief, 'csv'],
        [szefowa, 'csv?separator=%3B'],
        [chief, 'xlsx'],
        [szefowa, 'xlsx'],
      ] as const) {
        expect((await fieldsReadAgain(caller, list, file)).sort()).toEqual([...READ_AGAIN[list]].sort());
      }
    },
  );

  it.each(['customers', 'opportunities'])('of %s is a workbook just as well, row by row the same', async (list) => {
    const response = await chief.fetch(`/api/v1/exports/${list}.xlsx`);
    expect(response.headers.get('content-type')).toBe(XLSX);
    expect(response.headers.get('content-disposition')).toBe(`attachment; filename="${list}.xlsx"`);
    const { sheets } = await readXlsx(Buffer.from(await response.arrayBuffer()));
    const [headings = [], ...rows] = sheets[0]?.rows ?? [];
    const inCsv = (await sheet(chief, `${list}.csv`)).rows;
    expect(headings).toEqual(Object.keys(inCsv[0] ?? {}));
    const at = headings.indexOf('Id');
    expect(rows.map((row) => row[at])).toEqual(inCsv.map(({ Id }) => Id));
    if (list === 'customers') expect(rows[0]?.[headings.indexOf('Notes')]).toBe('=cmd|calc');
    else expect(rows[0]?.[headings.indexOf('Amount')]).toBe(12.5);
    expect((await north.fetch(`/api/v1/exports/${list}.xlsx`)).status).toBe(200);
    expect((await reader.fetch(`/api/v1/exports/${list}.xlsx`)).status).toBe(403);
    expect((await api.anonymous.fetch(`/api/v1/exports/${list}.xlsx`)).status).toBe(401);
  });

  it('stays within the reach of whoever asks for it', async () => {
    expect((await sheet(north, 'customers.csv')).rows).toHaveLength(600);
    expect((await sheet(north, 'opportunities.csv')).rows).toHaveLength(600);
  });

  it('of activities holds those of the filter in the order of the list, inert, within the reach of the reader', async () => {
    const open = encodeURIComponent(JSON.stringify({ states: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'] }));
    const { status, type, rows } = await sheet(chief, `activities.csv?filter=${open}`);
    expect({ status, type, count: rows.length }).toEqual({
      status: 200,
      type: FULL,
      count: 700,
    });
    expect(rows[0]).toMatchObject({
      Kind: 'call',
      Subject: "'=Call 0001",
      Outcome: "'@SUM(A1)",
      'Opportunity number': 'S/0001',
      Customer: 'Customer 0001',
      'Due at': '2026-03-01T10:00:00.000Z',
      'Done at': '',
      'Duration (min)': '45',
    });
    expect(rows.map(({ Subject }) => Subject)).toEqual([...rows.map(({ Subject }) => Subject)].sort());
    expect((await sheet(chief, 'activities.csv')).rows).toHaveLength(1200);
    expect((await sheet(north, `activities.csv?filter=${open}`)).rows).toHaveLength(350);
    expect((await sheet(szefowa, 'activities.csv')).rows[0]).toMatchObject({
      Rodzaj: 'telefon',
      Wynik: "'@SUM(A1)",
    });
  });

  it('of activities keeps numbers as numbers and text as text in a workbook', async () => {
    const response = await chief.fetch('/api/v1/exports/activities.xlsx');
    const { sheets } = await readXlsx(Buffer.from(await response.arrayBuffer()));
    const [headings = [], ...rows] = sheets[0]?.rows ?? [];
    const inCsv = (await sheet(chief, 'activities.csv')).rows;
    expect(headings).toEqual(Object.keys(inCsv[0] ?? {}));
    expect(rows.map((row) => row[headings.indexOf('Id')])).toEqual(inCsv.map(({ Id }) => Id));
    expect(rows[0]?.[headings.indexOf('Duration (min)')]).toBe(45);
    expect(rows[0]?.[headings.indexOf('Outcome')]).toBe('@SUM(A1)');
  });

  it('honours filter, sort, separator and mark', async () => {
    const filter = encodeURIComponent(JSON.stringify({ text: 'customer 011' }));
    const sort = encodeURIComponent(JSON.stringify({ field: 'NAME', direction: 'DESC' }));
    const response = await chief.fetch(
      `/api/v1/exports/customers.csv?filter=${filter}&sort=${sort}&separator=%3B&bom=false`,
    );
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('Name;');
    const rows = parse<Record<string, string>>(bytes, { columns: true, delimiter: ';' });
    expect(rows.map(({ Name }) => Name)).toEqual(Array.from({ length: 10 }, (_, n) => `Customer 0${119 - n}`));
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="customers.csv"');
    const byAmount = encodeURIComponent(JSON.stringify({ amountMin: '13', currency: 'EUR' }));
    expect((await sheet(chief, `opportunities.csv?filter=${byAmount}`)).rows).toEqual([]);
  });

  it.each([
    'customers.csv?filter=nonsense',
    'customers.csv?filter=[]',
    `customers.csv?filter=${encodeURIComponent('{"unknown":1}')}`,
    `customers.csv?filter=${encodeURIComponent('{"ownerIds":["x"]}')}`,
    `customers.csv?sort=${encodeURIComponent('{"field":"name; DROP","direction":"ASC"}')}`,
    'customers.csv?separator=x',
    'customers.csv?language=DE',
    'customers.csv?language=__proto__',
    `activities.csv?filter=${encodeURIComponent('{"states":["NEVER"]}')}`,
    'opportunities.csv?bom=perhaps',
    `opportunities.csv?filter=${encodeURIComponent('{"closeFrom":"2026-02-31"}')}`,
    `opportunities.csv?filter=${encodeURIComponent('{"amountMin":"NaN"}')}`,
  ])('refuses %s and says where', async (path) => {
    const response = await chief.fetch(`/api/v1/exports/${path}`);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ code: expect.stringMatching(/INVALID/) });
  });

  it('needs the permission to export and the one to read the list', async () => {
    expect((await sheet(api.anonymous, 'customers.csv')).status).toBe(401);
    expect((await sheet(reader, 'customers.csv')).status).toBe(403);
    expect((await sheet(reader, 'opportunities.csv')).status).toBe(403);
    expect((await sheet(reader, 'activities.csv')).status).toBe(403);
    expect((await sheet(reader, 'activities.xlsx')).status).toBe(403);
    expect((await sheet(api.anonymous, 'activities.csv')).status).toBe(401);
  });
});
