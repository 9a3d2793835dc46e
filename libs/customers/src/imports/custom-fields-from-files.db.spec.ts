import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser } from '@kontor/identity/testing';
import { type Actor, type CustomField, Database, SaveCustomField, sql, Transactions } from '@kontor/platform';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { CustomerImport } from '../contract/customer-import.js';
import { CustomerListQuery } from '../queries/customer-list.query.js';
import { customersApplication } from '../testing/customers-application.js';

let db: TestDatabase;
let app: INestApplicationContext;
let actor: Actor;
let anna: string;
let gone: string;
let film: CustomField;

const define = (type: CustomField['type'], choices: string[] = []) =>
  app.get(SaveCustomField).execute(actor, {
    kind: 'CUSTOMER',
    type,
    key: type.toLowerCase(),
    label: { pl: `Pole ${type}`, en: `Field ${type}` },
    required: false,
    active: true,
    choices: choices.map((en) => ({ label: { pl: `${en} pl`, en }, active: en !== 'PE' })),
  });

beforeAll(async () => {
  db = await testDatabase();
  app = await customersApplication(db, new FixedClock());
  const team = await aTeam(db);
  anna = await aUser(db, { name: 'Anna', teamId: team });
  gone = await aUser(db, { name: 'Gone', status: 'DISABLED' });
  const permissions = ['customer.read', 'customer.write'];
  actor = anActor({ userId: anna, homeTeamId: team, teamIds: [team], permissions });
  for (const type of ['TEXT', 'NUMBER', 'DATE', 'PERSON'] as const) await define(type);
  film = await define('CHOICE', ['BOPP', 'PE']);
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const valuesOf = ({ customFields }: { customFields: readonly { key: string; value: string }[] }) =>
  Object.fromEntries(customFields.map(({ key, value }) => [key, value]));
const changesOf = async (id: string) =>
  (
    await app.get(Database).many<{ changes: { field: string; from: unknown; to: unknown }[] }>(sql`
      SELECT changes FROM platform.register_entry WHERE stream_id = ${id} ORDER BY id`)
  ).map(({ changes }) => changes.filter(({ field }) => field.startsWith('custom.')));
const imported = (values: Record<string, string>) =>
  app
    .get(Transactions)
    .run((tx) =>
      app
        .get<CustomerImport>(CustomerImport)
        .apply(
          tx,
          { ...actor, channel: 'IMPORT' },
          { source: 'old-crm', mode: 'WRITE', rows: [{ rowNumber: 1, values }] },
        ),
    );

describe('a file of customers', () => {
  it('offers every field as a column, and what it says is read by the rules of the field', async () => {
    const target = app.get<CustomerImport>(CustomerImport);
    const offered = (await target.fields(actor)).filter(({ key }) => key.startsWith('custom:'));
    expect(offered.map(({ key, kind }) => [key, kind])).toEqual([
      ['custom:text', 'TEXT'],
      ['custom:number', 'DECIMAL'],
      ['custom:date', 'DATE'],
      ['custom:person', 'REFERENCE'],
      ['custom:choice', 'REFERENCE'],
    ]);
    const [bopp] = film.choices;
    expect(await target.resolve(actor, 'custom:choice', ['bopp PL', 'PE', 'none'], 'old-crm')).toEqual(
      new Map([['bopp PL', bopp?.id]]),
    );
    expect((await target.suggest(actor, 'custom:choice', 'bop')).map(({ label }) => label)).toEqual(['BOPP']);
    expect([...(await target.known(actor, 'custom:person', [anna, gone]))]).toEqual([anna]);
    const row = {
      name: 'Filed',
      'custom:text': 'from a file',
      'custom:number': '3',
      'custom:choice': bopp?.id as string,
    };
    expect(await imported(row)).toEqual([{ kind: 'CREATED' }]);
    expect(await imported(row)).toEqual([{ kind: 'UNCHANGED' }]);
    expect(await imported({ name: 'Filed', 'custom:number': '4' })).toEqual([{ kind: 'CHANGED' }]);
    expect(await imported({ name: 'Filed', 'custom:text': 'x'.repeat(501) })).toMatchObject([
      { kind: 'REFUSED', field: 'custom:text', code: 'TEXT_TOO_LONG' },
    ]);
    const page = await app.get(CustomerListQuery).page(actor, { filter: { text: 'Filed' }, first: 5 });
    expect(page.rows.map(({ row: { id, ...view } }) => [valuesOf(view), id])).toEqual([
      [{ text: 'from a file', number: '4', choice: bopp?.id }, page.rows[0]?.row.id],
    ]);
    expect(await changesOf(page.rows[0]?.row.id as string)).toMatchObject([
      [{ field: 'custom.choice' }, { field: 'custom.number', to: '3' }, { field: 'custom.text' }],
      [{ field: 'custom.number', from: '3', to: '4' }],
    ]);
  });
});
