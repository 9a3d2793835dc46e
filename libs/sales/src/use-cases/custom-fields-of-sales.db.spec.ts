import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import { type Actor, type CustomField, SaveCustomField, Transactions } from '@kontor/platform';
import { OpportunityImport } from '../contract/opportunity-import.js';
import { OpportunityListQuery } from '../queries/opportunity-list.query.js';
import { OpportunityRecordQuery } from '../queries/opportunity-record.query.js';
import { SaleRegisterQuery } from '../queries/sale-register.query.js';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { stagesOf } from '../testing/sales-builders.js';
import { ChangeOpportunity } from './change-opportunity.js';
import { CreateOpportunity } from './create-opportunity.js';

let sales: SalesApplication;
let anna: Actor;
let bob: string;
let film: CustomField;

const define = (key: string, type: CustomField['type'], more: object = {}) =>
  sales.get(SaveCustomField).execute(anna, {
    kind: 'OPPORTUNITY',
    type,
    key,
    label: { pl: `${key} po polsku`, en: `${key} in English` },
    required: false,
    active: true,
    ...more,
  });

beforeAll(async () => {
  sales = await salesApplication();
  const team = await aTeam(sales.db);
  const id = await aUser(sales.db, { name: 'Anna', teamId: team });
  bob = await aUser(sales.db, { name: 'Bob', teamId: team });
  anna = anActor({
    userId: id,
    name: 'Anna',
    homeTeamId: team,
    teamIds: [team],
    scopes: scopesOf('ALL'),
    permissions: ['opportunity.read', 'opportunity.write', 'customer.read'],
  });
  await define('line-speed', 'NUMBER');
  await define('tender-deadline', 'DATE');
  await define('technical-lead', 'PERSON');
  await define('note', 'TEXT');
  film = await define('film-type', 'CHOICE', {
    choices: ['BOPP', 'PE'].map((en) => ({ label: { pl: `${en} pl`, en }, active: true })),
  });
});
afterAll(() => sales?.close());

const create = (customFields: object[], title = 'Line 2') =>
  sales.get(CreateOpportunity).execute(anna, { title, customFields: customFields as never });
const change = (id: string, expectedVersion: number, customFields: object[]) =>
  sales.get(ChangeOpportunity).execute(anna, { id, expectedVersion, customFields: customFields as never });

describe('values on a sale', () => {
  it('stand on its page and in lists, and its register tells them in words', async () => {
    const [bopp] = film.choices;
    const made = await create([
      { field: 'line-speed', number: '120' },
      { field: 'film-type', choiceId: bopp?.id },
      { field: 'technical-lead', personId: bob },
    ]);
    const saved = await change(made.id, 1, [{ field: 'line-speed', number: '180.5' }, { field: 'technical-lead' }]);
    expect(saved.customFields).toMatchObject([
      { key: 'line-speed', value: '180.5' },
      { key: 'film-type', choice: { name: { en: 'BOPP', pl: 'BOPP pl' } } },
    ]);
    const record = await sales.get(OpportunityRecordQuery).find(anna, made.id);
    expect(record?.opportunity.customFields).toEqual(saved.customFields);
    const page = await sales.get(SaleRegisterQuery).page(anna, 'sale', made.id, { first: 10 });
    expect(page.rows.map(({ row }) => row.changes.filter(({ field }) => field.startsWith('custom.')))).toMatchObject([
      [
        { field: 'custom.line-speed', fieldLabel: 'line-speed po polsku', from: '120', to: '180.5' },
        { field: 'custom.technical-lead', fromLabel: 'Bob', to: null },
      ],
      [
        { field: 'custom.film-type', fieldLabel: 'film-type po polsku', toLabel: 'BOPP pl' },
        { field: 'custom.line-speed', to: '120' },
        { field: 'custom.technical-lead', toLabel: 'Bob' },
      ],
    ]);
    const narrowed = await sales.get(SaleRegisterQuery).page(anna, 'sale', made.id, {
      first: 10,
      filter: { fields: ['custom.film-type'] },
    });
    expect(narrowed.rows).toHaveLength(1);
  });

  it('meet an edit of somebody else, and change nothing when they are what they were', async () => {
    const { id } = await create([{ field: 'note', text: 'a' }]);
    expect((await change(id, 1, [{ field: 'note', text: ' a ' }])).version).toBe(1);
    await change(id, 1, [{ field: 'line-speed', number: '5' }]);
    const refusal = await refusalOf(change(id, 1, [{ field: 'note', text: 'b' }]));
    expect(refusal).toMatchObject({ code: 'CONFLICT', details: { changed: { 'custom.line-speed': '5' } } });
  });

  it('are refused by their rules, before anything is written', async () => {
    const count = async () => (await sales.rows('SELECT FROM sales.opportunity')).length;
    const before = await count();
    for (const [given, code] of [
      [{ field: 'nobody-knows', text: 'x' }, 'CUSTOM_FIELD_UNKNOWN'],
      [{ field: 'line-speed', text: 'fast' }, 'CUSTOM_FIELD_TYPE'],
      [{ field: 'tender-deadline', date: '2027-13-01' }, 'DATE_INVALID'],
      [{ field: 'technical-lead', personId: film.id }, 'CUSTOM_PERSON_UNKNOWN'],
    ] as const) {
      expect((await refusalOf(create([given]))).code).toBe(code);
    }
    expect(await count()).toBe(before);
  });

  it('narrow a list, together with everything else that narrows it', async () => {
    const [bopp, pe] = film.choices;
    const fast = await create(
      [
        { field: 'line-speed', number: '300' },
        { field: 'film-type', choiceId: bopp?.id },
      ],
      'F fast',
    );
    const slow = await create(
      [
        { field: 'line-speed', number: '30' },
        { field: 'film-type', choiceId: pe?.id },
      ],
      'F slow',
    );
    const bare = await create([{ field: 'tender-deadline', date: '2027-03-01' }], 'F bare');
    const found = async (...customFields: object[]) => {
      const filter = { text: 'F ', meanings: ['OPEN' as const], customFields: customFields as never };
      const list = sales.get(OpportunityListQuery);
      const { rows } = await list.page(anna, { filter, first: 50, sort: { field: 'TITLE', direction: 'ASC' } });
      expect((await list.count(anna, filter)).value).toBe(rows.length);
      expect((await list.count(anna, { ...filter, mine: true })).value).toBe(rows.length);
      expect((await list.totals(anna, filter)).count.value).toBe(rows.length);
      return rows.map(({ row }) => row.id);
    };
    expect(await found({ field: 'line-speed', numberFrom: '100' })).toEqual([fast.id]);
    expect(await found({ field: 'line-speed', isSet: true }, { field: 'film-type', choiceIds: [pe?.id] })).toEqual([
      slow.id,
    ]);
    expect(await found({ field: 'line-speed', isSet: false })).toEqual([bare.id]);
    expect(await found({ field: 'tender-deadline', dateTo: '2027-02-28' })).toEqual([]);
    expect((await refusalOf(found({ field: 'nobody', isSet: false }))).code).toBe('CUSTOM_FIELD_UNKNOWN');
  });
});

describe('a file of sales', () => {
  it('fills custom fields by the names of its columns', async () => {
    const target = sales.get<OpportunityImport>(OpportunityImport);
    const stages = await stagesOf(sales);
    expect((await target.fields(anna)).filter(({ key }) => key.startsWith('custom:'))).toHaveLength(5);
    expect(await target.resolve(anna, 'custom:technical-lead', ['BOB', 'nobody'], 'crm')).toEqual(
      new Map([['BOB', bob]]),
    );
    const run = (values: Record<string, string>) =>
      sales.get(Transactions).run((tx) =>
        target.apply(
          tx,
          { ...anna, channel: 'IMPORT' },
          {
            source: 'crm',
            mode: 'WRITE',
            rows: [{ rowNumber: 1, values: { externalId: 'x1', stage: stages['qualified'] as string, ...values } }],
          },
        ),
      );
    const row = { 'custom:technical-lead': bob, 'custom:line-speed': '42', 'custom:tender-deadline': '2027-01-05' };
    expect(await run(row)).toEqual([{ kind: 'CREATED' }]);
    expect(await run(row)).toEqual([{ kind: 'UNCHANGED' }]);
    expect(await run({ 'custom:line-speed': '43' })).toEqual([{ kind: 'CHANGED' }]);
    expect(await run({ 'custom:line-speed': '1.23456789' })).toMatchObject([
      { kind: 'REFUSED', field: 'custom:line-speed', code: 'DECIMAL_TOO_PRECISE' },
    ]);
    const [sale] = await sales.rows<{ custom: object }>(
      `SELECT custom FROM sales.opportunity WHERE external_id = 'x1'`,
    );
    expect(sale?.custom).toEqual({ 'line-speed': '43', 'technical-lead': bob, 'tender-deadline': '2027-01-05' });
  });
});
