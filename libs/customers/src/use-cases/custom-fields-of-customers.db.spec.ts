import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser } from '@kontor/identity/testing';
import type { CustomFieldType, Refused } from '@kontor/kernel';
import { type Actor, type CustomField, Database, SaveCustomField, sql, Transactions } from '@kontor/platform';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import { CustomerImport } from '../contract/customer-import.js';
import {
  ChangeContact,
  ChangeCustomer,
  ContactQuery,
  CreateContact,
  CreateCustomer,
  CustomerListQuery,
  CustomerMergesQuery,
  EraseContact,
  ExportContact,
  MergeCustomers,
  UndoMerge,
} from '../index.js';
import { customersApplication } from '../testing/customers-application.js';

let db: TestDatabase;
let app: INestApplicationContext;
let actor: Actor;
let anna: string;
let gone: string;
let film: CustomField;

const define = (kind: 'CUSTOMER' | 'CONTACT', type: CustomFieldType, more: object = {}) =>
  app.get(SaveCustomField).execute(actor, {
    kind,
    type,
    key: type.toLowerCase(),
    label: { pl: `Pole ${type}`, en: `Field ${type}` },
    required: false,
    active: true,
    ...more,
  });

beforeAll(async () => {
  db = await testDatabase();
  app = await customersApplication(db, new FixedClock());
  const team = await aTeam(db);
  anna = await aUser(db, { name: 'Anna', teamId: team });
  gone = await aUser(db, { name: 'Gone', status: 'DISABLED' });
  actor = anActor({
    userId: anna,
    homeTeamId: team,
    teamIds: [team],
    permissions: ['customer.read', 'customer.write', 'customer.delete'],
  });
  const choices = ['BOPP', 'PE'].map((en) => ({ label: { pl: `${en} pl`, en }, active: true }));
  for (const type of ['TEXT', 'NUMBER', 'DATE', 'PERSON'] as const) await define('CUSTOMER', type);
  film = await define('CUSTOMER', 'CHOICE', { choices });
  await define('CONTACT', 'TEXT');
  await define('CONTACT', 'DATE');
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const create = (customFields: object[], name = 'Odra Pack') =>
  app.get(CreateCustomer).execute(actor, { name, customFields: customFields as never });
const change = (id: string, expectedVersion: number, customFields: object[], more: object = {}) =>
  app.get(ChangeCustomer).execute(actor, { id, expectedVersion, customFields: customFields as never, ...more });
const valuesOf = ({ customFields }: { customFields: readonly { key: string; value: string }[] }) =>
  Object.fromEntries(customFields.map(({ key, value }) => [key, value]));
const refusalOf = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => error as Refused,
  );
const changesOf = async (id: string) =>
  (
    await app.get(Database).many<{ changes: { field: string; from: unknown; to: unknown }[] }>(sql`
      SELECT changes FROM platform.register_entry WHERE stream_id = ${id} ORDER BY id`)
  ).map(({ changes }) => changes.filter(({ field }) => field.startsWith('custom.')));
const asOwner = async (text: string, values: unknown[] = []) => {
  const client = new Client({ connectionString: db.ownerUrl });
  await client.connect();
  try {
    return (await client.query(text, values)).rows as Record<string, unknown>[];
  } finally {
    await client.end();
  }
};

describe('values on a customer', () => {
  it('are kept, shown with what they name, changed one by one, and told by the register', async () => {
    const [bopp] = film.choices;
    const made = await create([
      { field: 'text', text: ' Zażółć ' },
      { field: 'number', number: '12.50' },
      { field: 'date', date: '2027-01-31' },
      { field: 'choice', choiceId: bopp?.id },
      { field: 'person', personId: anna },
    ]);
    expect(made.customFields).toMatchObject([
      { key: 'text', type: 'TEXT', label: { pl: 'Pole TEXT' }, value: 'Zażółć' },
      { key: 'number', value: '12.5' },
      { key: 'date', value: '2027-01-31' },
      { key: 'person', person: { id: anna, name: 'Anna' } },
      { key: 'choice', choice: { id: bopp?.id, name: { en: 'BOPP' } } },
    ]);
    const saved = await change(made.id, 1, [{ field: 'number', number: '7' }, { field: 'date' }]);
    expect(valuesOf(saved)).toEqual({ text: 'Zażółć', number: '7', person: anna, choice: bopp?.id });
    expect((await change(made.id, 2, [{ field: 'number', number: '7.0' }])).version).toBe(2);
    expect(await changesOf(made.id)).toEqual([
      [
        { field: 'custom.choice', from: null, to: bopp?.id },
        { field: 'custom.date', from: null, to: '2027-01-31' },
        { field: 'custom.number', from: null, to: '12.5' },
        { field: 'custom.person', from: null, to: anna },
        { field: 'custom.text', from: null, to: 'Zażółć' },
      ],
      [
        { field: 'custom.date', from: '2027-01-31', to: null },
        { field: 'custom.number', from: '12.5', to: '7' },
      ],
    ]);
  });

  it('meet an edit of somebody else field by field', async () => {
    const { id } = await create([{ field: 'number', number: '1' }]);
    await change(
      id,
      1,
      [
        { field: 'number', number: '2' },
        { field: 'text', text: 'theirs' },
      ],
      { notes: 'x' },
    );
    expect(await refusalOf(change(id, 1, [{ field: 'number', number: '3' }]))).toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: 2, changed: { 'custom.number': '2', 'custom.text': 'theirs', notes: 'x' } },
    });
  });

  it('are refused by their rules', async () => {
    expect(await refusalOf(create([{ field: 'nobody-knows', text: 'x' }]))).toMatchObject({
      code: 'CUSTOM_FIELD_UNKNOWN',
    });
    expect(await refusalOf(create([{ field: 'person', personId: gone }]))).toMatchObject({
      code: 'CUSTOM_PERSON_UNKNOWN',
      details: { fields: [{ path: 'custom.person' }] },
    });
    expect(await refusalOf(create([{ field: 'choice', choiceId: anna }]))).toMatchObject({
      code: 'CUSTOM_CHOICE_UNKNOWN',
    });
    expect(await refusalOf(create([{ field: 'number', text: 'x' }]))).toMatchObject({ code: 'CUSTOM_FIELD_TYPE' });
  });

  it('stay with whoever left and with choices that were retired, and are held to both by the database', async () => {
    const [, pe] = film.choices;
    const leaver = await aUser(db, { name: 'Leaver' });
    const { id } = await create([
      { field: 'person', personId: leaver },
      { field: 'choice', choiceId: pe?.id },
    ]);
    await asOwner(`UPDATE identity.user_account SET status = 'DISABLED', version = version + 1 WHERE id = $1`, [
      leaver,
    ]);
    film = await app.get(SaveCustomField).execute(actor, {
      ...film,
      expectedVersion: film.version,
      choices: film.choices.map((choice) => ({ ...choice, active: choice.id !== pe?.id })),
    });
    const kept = await change(id, 1, [
      { field: 'person', personId: leaver },
      { field: 'number', number: '1' },
    ]);
    expect(kept.customFields).toMatchObject([
      { key: 'number' },
      { person: { name: 'Leaver' } },
      { choice: { id: pe?.id } },
    ]);
    expect(await refusalOf(create([{ field: 'person', personId: leaver }]))).toMatchObject({
      code: 'CUSTOM_PERSON_UNKNOWN',
    });
    expect(await refusalOf(create([{ field: 'choice', choiceId: pe?.id }]))).toMatchObject({
      code: 'CUSTOM_CHOICE_UNKNOWN',
    });
    await expect(asOwner('DELETE FROM identity.user_account WHERE id = $1', [leaver])).rejects.toMatchObject({
      code: '23503',
    });
    const unfounded = `UPDATE customers.customer SET custom = $2, version = version + 1 WHERE id = $1`;
    await expect(asOwner(unfounded, [id, { person: film.id }])).rejects.toMatchObject({ code: '23503' });
    await expect(asOwner(unfounded, [id, { 'no-such-field': 'x' }])).rejects.toMatchObject({ code: 'KV012' });
  });

  it('are demanded of people who make a customer, never of the past or of files', async () => {
    const old = await create([]);
    const field = await define('CUSTOMER', 'TEXT', {
      key: 'demanded',
      label: { pl: 'Wymagane', en: 'Demanded' },
      required: true,
    });
    try {
      expect(await refusalOf(create([]))).toMatchObject({
        code: 'CUSTOM_FIELD_REQUIRED',
        details: { fields: [{ path: 'custom.demanded' }] },
      });
      expect(
        (await app.get(ChangeCustomer).execute(actor, { id: old.id, expectedVersion: 1, notes: 'x' })).version,
      ).toBe(2);
      const made = await create([{ field: 'demanded', text: 'given' }]);
      expect(await refusalOf(change(made.id, 1, [{ field: 'demanded' }]))).toMatchObject({
        code: 'CUSTOM_FIELD_REQUIRED',
      });
      const byFile = await imported({ name: 'From a file' });
      expect(byFile).toMatchObject([{ kind: 'CREATED' }]);
    } finally {
      await app.get(SaveCustomField).execute(actor, { ...field, expectedVersion: field.version, active: false });
    }
    expect(await refusalOf(create([{ field: 'demanded', text: 'archived' }]))).toMatchObject({
      code: 'CUSTOM_FIELD_UNKNOWN',
    });
  });
});

const imported = (values: Record<string, string>) =>
  app.get(Transactions).run((tx) =>
    app.get<CustomerImport>(CustomerImport).apply(
      tx,
      { ...actor, channel: 'IMPORT' },
      {
        source: 'old-crm',
        mode: 'WRITE',
        rows: [{ rowNumber: 1, values }],
      },
    ),
  );

describe('a list', () => {
  it('is narrowed by values of every type', async () => {
    const [bopp] = film.choices;
    const one = await create(
      [
        { field: 'text', text: 'Świeże 100% pierogi' },
        { field: 'number', number: '4.5' },
        { field: 'date', date: '2028-05-01' },
      ],
      'Filtered 1',
    );
    const two = await create(
      [
        { field: 'text', text: 'pierogi' },
        { field: 'number', number: '40' },
        { field: 'choice', choiceId: bopp?.id },
        { field: 'person', personId: anna },
      ],
      'Filtered 2',
    );
    const three = await create([], 'Filtered 3');
    const found = async (...customFields: object[]) => {
      const filter = { text: 'Filtered', customFields: customFields as never };
      const page = await app.get(CustomerListQuery).page(actor, { filter, first: 50 });
      expect((await app.get(CustomerListQuery).count(actor, filter)).value).toBe(page.rows.length);
      return page.rows.map(({ row }) => row.id);
    };
    expect(await found({ field: 'text', contains: 'SWIEZE' })).toEqual([one.id]);
    expect(await found({ field: 'text', contains: '%' })).toEqual([one.id]);
    expect(await found({ field: 'text', equals: 'Pierogi' })).toEqual([two.id]);
    expect(await found({ field: 'number', numberFrom: '4.5', numberTo: '39.999999' })).toEqual([one.id]);
    expect(await found({ field: 'number', numberFrom: '5' })).toEqual([two.id]);
    expect(await found({ field: 'date', dateFrom: '2028-05-01', dateTo: '2028-05-01' })).toEqual([one.id]);
    expect(await found({ field: 'choice', choiceIds: [bopp?.id, film.id] })).toEqual([two.id]);
    expect(await found({ field: 'person', personIds: [anna] }, { field: 'number', isSet: true })).toEqual([two.id]);
    expect(await found({ field: 'number', isSet: false })).toEqual([three.id]);
    expect(await found({ field: 'date', isSet: true })).toEqual([one.id]);
    expect(await found({ field: 'date' })).toHaveLength(3);
    expect(await found({ field: 'number', numberFrom: '9999999999999999' })).toEqual([]);
    expect(await refusalOf(found({ field: 'nobody-knows', isSet: true }))).toMatchObject({
      code: 'CUSTOM_FIELD_UNKNOWN',
    });
    expect(await refusalOf(found({ field: 'number', contains: '4' }))).toMatchObject({ code: 'CUSTOM_FIELD_TYPE' });
    expect(await refusalOf(found({ field: 'text', contains: 'a', numberFrom: '1' }))).toMatchObject({
      code: 'CUSTOM_FIELD_TYPE',
    });
    expect(await refusalOf(found(...Array.from({ length: 21 }, () => ({ field: 'text', isSet: true }))))).toMatchObject(
      { code: 'INVALID_INPUT' },
    );
  });
});

describe('a merge', () => {
  it('fills what only the loser has, takes what was chosen, and is taken back exactly', async () => {
    const winner = await create(
      [
        { field: 'number', number: '1' },
        { field: 'text', text: 'winner' },
      ],
      'Merge 1',
    );
    const loser = await create(
      [
        { field: 'number', number: '2' },
        { field: 'text', text: 'loser' },
        { field: 'date', date: '2027-01-01' },
      ],
      'Merge 2',
    );
    const preview = await app.get(CustomerMergesQuery).preview(actor, winner.id, loser.id);
    expect(valuesOf(preview.loser.customer)).toEqual({ text: 'loser', number: '2', date: '2027-01-01' });
    const merged = await app.get(MergeCustomers).execute(actor, {
      winnerId: winner.id,
      winnerVersion: 1,
      loserId: loser.id,
      loserVersion: 1,
      taken: [],
      takenCustomFields: ['text', 'nobody-knows'],
    });
    expect(valuesOf(merged)).toEqual({ text: 'loser', number: '1', date: '2027-01-01' });
    expect((await changesOf(winner.id)).at(-1)).toEqual([
      { field: 'custom.date', from: null, to: '2027-01-01' },
      { field: 'custom.text', from: 'winner', to: 'loser' },
    ]);
    const undo = async () => {
      const [merge] = await app.get(CustomerMergesQuery).list(actor, winner.id);
      return app.get(UndoMerge).execute(actor, { mergeId: merge?.id as string });
    };
    const touched = await change(winner.id, 2, [{ field: 'number', number: '3' }]);
    expect(await refusalOf(undo())).toMatchObject({
      code: 'MERGE_CHANGED_SINCE',
      details: { fields: ['custom.number'] },
    });
    await change(winner.id, touched.version, [{ field: 'number', number: '1' }]);
    expect(valuesOf(await undo())).toEqual({ text: 'loser', number: '2', date: '2027-01-01' });
    const page = await app.get(CustomerListQuery).page(actor, { filter: { text: 'Merge 1' }, first: 1 });
    expect(page.rows.map(({ row }) => valuesOf(row))).toEqual([{ text: 'winner', number: '1' }]);
  });
});

describe('a contact', () => {
  it('has values that are taken out with it, and that go for good when it is erased', async () => {
    const { id: customerId } = await create([]);
    const secret = 'likes-lavender-3417';
    const { id } = await app.get(CreateContact).execute(actor, {
      customerId,
      name: 'Jan Pawlak',
      customFields: [{ field: 'text', text: secret }],
    });
    const dated = [{ field: 'date', date: '1971-05-09' }];
    await app.get(ChangeContact).execute(actor, { id, expectedVersion: 1, customFields: dated });
    const stale = app.get(ChangeContact).execute(actor, { id, expectedVersion: 1, customFields: dated });
    expect((await refusalOf(stale)).details['changed']).toEqual({ 'custom.date': '1971-05-09' });
    expect((await app.get(ContactQuery).list(actor, customerId)).map(valuesOf)).toEqual([
      { text: secret, date: '1971-05-09' },
    ]);
    const { json } = await app.get(ExportContact).execute(actor, { id });
    expect(json).toContain(secret);
    expect(json).toContain('1971-05-09');
    const where = async () =>
      asOwner(
        `SELECT 'contact' AS place FROM customers.contact WHERE custom::text LIKE '%lavender%' OR custom::text LIKE '%1971-05-09%'
         UNION ALL SELECT 'value' FROM customers.contact_custom_value WHERE text LIKE '%lavender%' OR date = '1971-05-09'
         UNION ALL SELECT 'register' FROM platform.register_entry WHERE changes::text LIKE '%lavender%' OR changes::text LIKE '%1971-05-09%'
         UNION ALL SELECT DISTINCT 'kept' FROM platform.personal_value WHERE value::text LIKE '%lavender%' OR value::text LIKE '%1971-05-09%'`,
      );
    expect((await where()).map(({ place }) => place)).toEqual(['contact', 'value', 'value', 'kept']);
    await app.get(EraseContact).execute(actor, { id, expectedVersion: 2 });
    expect(await where()).toEqual([]);
  });
});
