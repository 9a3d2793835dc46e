import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currencyCode, type Refused } from '@kontor/kernel';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import type { Actor } from '../actor.js';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { type Statement, sql } from '../data/sql.js';
import { CustomFieldsQuery } from '../queries/custom-fields.query.js';
import { OrderCustomFields } from '../use-cases/order-custom-fields.js';
import { type CustomFieldInput, SaveCustomField } from '../use-cases/save-custom-field.js';
import type { CustomField, CustomFieldKind } from './custom-field.js';
import { CustomFieldHolder, CustomFieldHolders } from './custom-field-holder.js';
import { CustomFieldStore } from './custom-field-store.js';

const actor: Actor = {
  kind: 'USER',
  userId: '01930000-0000-7000-8000-0000000000aa',
  name: 'Anna Nowak',
  channel: 'WEB',
  permissions: new Set(),
  scopes: {},
  teamIds: [],
  homeTeamId: null,
  baseCurrency: currencyCode('PLN'),
  timeZone: 'Europe/Warsaw',
};

/** Somebody's contacts have a value in the field of this key, as their context would say. */
class FilledByKey extends CustomFieldHolder {
  override readonly kind: CustomFieldKind = 'CONTACT';

  override isFilled(fieldId: Statement): Statement {
    return sql`EXISTS (SELECT FROM platform.custom_field x WHERE x.id = ${fieldId} AND x.key = 'filled')`;
  }
}

let db: TestDatabase;
let platform: Platform;
let save: SaveCustomField;
let order: OrderCustomFields;
let query: CustomFieldsQuery;

beforeAll(async () => {
  db = await testDatabase();
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  platform = await createPlatform({ config, entities: [], clock: new FixedClock() });
  const holders = new CustomFieldHolders();
  new FilledByKey(holders);
  const store = new CustomFieldStore(holders);
  save = new SaveCustomField(platform.transactions, store, platform.register, platform.ids);
  order = new OrderCustomFields(platform.transactions, store, platform.register);
  query = new CustomFieldsQuery(platform.database, holders);
});
afterAll(async () => {
  await platform?.close();
  await db.drop();
});

const aField = (overrides: Partial<CustomFieldInput> = {}): CustomFieldInput => ({
  kind: 'CUSTOMER',
  type: 'TEXT',
  label: { pl: 'Motto', en: 'Motto' },
  required: false,
  active: true,
  ...overrides,
});
const named = (name: string, overrides: Partial<CustomFieldInput> = {}) =>
  save.execute(actor, aField({ label: { pl: `${name} pl`, en: name }, ...overrides }));
const changed = ({ choices, ...field }: CustomField, overrides: Partial<CustomFieldInput>) =>
  save.execute(actor, { ...field, choices, expectedVersion: field.version, ...overrides });
const refusalOf = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => error as Refused,
  );
const entriesOf = (id: string) =>
  platform.database.many<{ action: string; subject_version: number; changes: { field: string }[] }>(sql`
    SELECT action, subject_version::int AS subject_version, changes FROM platform.register_entry WHERE stream_id = ${id} ORDER BY id`);

describe('a field of the organisation’s own', () => {
  it('has a key that is made from its name and stays, and every save of it is on record', async () => {
    const made = await named('Packaging lines in operation', { type: 'NUMBER' });
    expect(made).toMatchObject({ key: 'packaging-lines-in-operation', version: 1, help: null });
    const renamed = await changed(made, {
      key: 'another',
      label: { pl: 'Linie', en: 'Lines' },
      help: { pl: 'Ile pracuje', en: 'How many run' },
    });
    expect(renamed).toMatchObject({ key: made.key, version: 2, label: { en: 'Lines' }, help: { en: 'How many run' } });
    expect((await changed(renamed, {})).version).toBe(2);
    expect(await entriesOf(made.id)).toMatchObject([
      { action: 'custom-field.create', subject_version: 1 },
      { action: 'custom-field.change', subject_version: 2, changes: [{ field: 'label' }, { field: 'help' }] },
    ]);
  });

  it('refuses a stale save with what is there now', async () => {
    const made = await named('Stale');
    await changed(made, { required: true });
    const refusal = await refusalOf(changed(made, { label: { pl: 'Inaczej', en: 'Otherwise' } }));
    expect(refusal).toMatchObject({ code: 'CONFLICT', details: { currentVersion: 2, changed: { required: true } } });
  });

  it('has a name and a key of its own among those of its kind', async () => {
    await named('Taken', { key: 'taken' });
    expect(await refusalOf(named('Other', { key: 'taken' }))).toMatchObject({ code: 'CUSTOM_FIELD_KEY_TAKEN' });
    expect(await refusalOf(named('taken'))).toMatchObject({
      code: 'CUSTOM_FIELD_LABEL_TAKEN',
      details: { fields: [{ path: 'label.pl' }, { path: 'label.en' }] },
    });
    for (const key of ['Upper', '1st', 'a--b', 'a b', '-a', 'ż', 'x'.repeat(41), '__proto__']) {
      expect(await refusalOf(named('Fine', { key }))).toMatchObject({ code: 'CUSTOM_FIELD_KEY_INVALID' });
    }
    expect(await named('Taken', { kind: 'OPPORTUNITY', key: 'taken' })).toMatchObject({ key: 'taken' });
    expect((await named('Żółć & Łódź!')).key).toBe('zolc-lodz');
    expect((await named('Żółć: Łódź')).key).toBe('zolc-lodz-2');
    expect((await named('2026')).key).toBe('field');
  });

  it('keeps its type once anything is filled in', async () => {
    const free = await named('Free', { kind: 'CONTACT' });
    expect(await changed(free, { type: 'DATE' })).toMatchObject({ type: 'DATE' });
    const filled = await named('Filled', { kind: 'CONTACT' });
    expect(await refusalOf(changed(filled, { type: 'DATE' }))).toMatchObject({ code: 'CUSTOM_FIELD_TYPE_FIXED' });
    expect([...(await query.filled('CONTACT'))]).toEqual([filled.id]);
  });

  it('retires choices and never removes them', async () => {
    const choice = (en: string, active = true) => ({ label: { pl: `${en} pl`, en }, active });
    expect(await refusalOf(named('Film', { type: 'CHOICE', choices: [] }))).toMatchObject({
      code: 'CUSTOM_CHOICES_MISSING',
    });
    expect(await refusalOf(named('Film', { type: 'CHOICE', choices: [choice('BOPP'), choice('bopp')] }))).toMatchObject(
      { code: 'CUSTOM_CHOICE_TWICE' },
    );
    const film = await named('Film', { type: 'CHOICE', choices: [choice('BOPP'), choice('PE')] });
    const [bopp, pe] = film.choices;
    const ordered = await changed(film, { choices: [{ ...choice('Paper') }, { id: pe?.id, ...choice('PE', false) }] });
    expect(ordered.choices.map(({ label, active }) => [label.en, active])).toEqual([
      ['Paper', true],
      ['PE', false],
      ['BOPP', true],
    ]);
    expect(ordered.choices[2]?.id).toBe(bopp?.id);
    const other = await named('Film 2', { type: 'CHOICE', choices: [choice('BOPP')] });
    expect(await refusalOf(changed(other, { choices: [{ id: bopp?.id, ...choice('BOPP') }] }))).toMatchObject({
      code: 'CUSTOM_CHOICE_UNKNOWN',
    });
  });

  it('is archived and comes back, and fifty are enough', async () => {
    const kind = 'OPPORTUNITY';
    const first = await named('Field 1', { kind });
    const there = (await query.of(kind)).length;
    for (let number = there; number < 50; number += 1) await named(`Many ${number}`, { kind });
    expect(await refusalOf(named('One more', { kind }))).toMatchObject({ code: 'CUSTOM_FIELDS_TOO_MANY' });
    const archived = await changed(first, { active: false });
    const last = await named('One more', { kind });
    expect((await query.of(kind)).map(({ id }) => id)).not.toContain(first.id);
    expect((await query.of(kind, true)).at(-1)).toMatchObject({ id: first.id, active: false });
    expect(await refusalOf(changed(archived, { active: true }))).toMatchObject({ code: 'CUSTOM_FIELDS_TOO_MANY' });
    await changed(last, { active: false });
    expect(await changed(archived, { active: true })).toMatchObject({ active: true });
  }, 60_000);

  it('stands in the order that somebody gives it', async () => {
    const kind = 'CONTACT';
    const ids = [(await named('A', { kind })).id, (await named('B', { kind })).id, (await named('C', { kind })).id];
    const [a, b, c] = ids as [string, string, string];
    const rest = (await query.of(kind)).map(({ id }) => id).filter((id) => !ids.includes(id));
    expect(await order.execute(actor, { kind, ids: [c, a, b] })).toEqual({ ids: [c, a, b, ...rest] });
    expect((await query.of(kind)).map(({ id }) => id)).toEqual([c, a, b, ...rest]);
    expect((await entriesOf(c)).at(-1)).toMatchObject({
      action: 'custom-field.order',
      changes: [{ field: 'position' }],
    });
    expect(await refusalOf(order.execute(actor, { kind, ids: [platform.ids.next()] }))).toMatchObject({
      code: 'CUSTOM_FIELD_UNKNOWN',
    });
  });
});
