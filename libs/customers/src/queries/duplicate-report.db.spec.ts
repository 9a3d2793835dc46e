import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import {
  CreateContact,
  CreateCustomer,
  CustomerDuplicatesQuery,
  DeleteCustomer,
  DismissDuplicate,
  DuplicateReportQuery,
} from '../index.js';
import { customersApplication } from '../testing/customers-application.js';

let db: TestDatabase;
let app: INestApplicationContext;
let actor: Actor;

beforeAll(async () => {
  db = await testDatabase();
  app = await customersApplication(db);
  const team = await aTeam(db);
  actor = anActor({ userId: await aUser(db, { teamId: team }), homeTeamId: team });
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const customer = async (name: string, more: object = {}): Promise<string> =>
  (await app.get(CreateCustomer).execute(actor, { name, ...more })).id;
const contact = (customerId: string, more: object) =>
  app.get(CreateContact).execute(actor, { customerId, name: 'Jan', ...more });

async function pairs(by: Actor = actor): Promise<[string, string, number, string][]> {
  const page = await app.get(DuplicateReportQuery).page(by, { first: 100 });
  return page.rows.map(({ row }) => [
    row.first.name,
    row.second.name,
    row.confidence,
    [...row.likenesses].sort().join(' '),
  ]);
}

describe('the report of duplicates', () => {
  const ids: Record<string, string> = {};

  beforeAll(async () => {
    ids.zolw = await customer('ŻÓŁW Sp. z o.o.', { website: 'https://www.zolw.pl' });
    ids.phu = await customer('P.H.U. Zolw');
    ids.web = await customer('Sklep internetowy', { website: 'zolw.pl/sklep' });
    ids.odra = await customer('Odra Pack');
    ids.pack = await customer('Pack Odra S.A.');
    ids.alone = await customer('Bałtyk Foods');
    await contact(ids.odra, { phone: '+48 58 301 22 33', email: 'jan@gmail.com' });
    await contact(ids.pack, { phone: '583012233', email: 'ola@gmail.com' });
  });

  it('pairs customers by what they have in common, the surest first', async () => {
    expect(await pairs()).toEqual([
      ['ŻÓŁW Sp. z o.o.', 'P.H.U. Zolw', 80, 'NAME'],
      ['Odra Pack', 'Pack Odra S.A.', 80, 'PHONE WORDS'],
      ['ŻÓŁW Sp. z o.o.', 'Sklep internetowy', 40, 'DOMAIN'],
    ]);
  });

  it('is half as sure of two that have tax ids of their own', async () => {
    const [one, other] = [
      await customer('Dwie Firmy', { taxId: '5260250274' }),
      await customer('DWIE FIRMY S.A.', { taxId: '7740001454' }),
    ];
    expect(await pairs()).toContainEqual(['Dwie Firmy', 'DWIE FIRMY S.A.', 40, 'NAME']);
    for (const id of [one, other]) await app.get(DeleteCustomer).execute(actor, { id, expectedVersion: 1 });
  });

  it('is read a page at a time', async () => {
    const report = app.get(DuplicateReportQuery);
    const whole = await report.page(actor, { first: 100 });
    let after: string | null = null;
    const seen: string[] = [];
    for (const _ of whole.rows) {
      const page: Awaited<ReturnType<typeof report.page>> = await report.page(actor, { first: 1, after });
      seen.push(...page.rows.map(({ row }) => `${row.first.id} ${row.second.id}`));
      after = page.rows[0]?.cursor ?? null;
    }
    expect(seen).toEqual(whole.rows.map(({ row }) => `${row.first.id} ${row.second.id}`));
    expect((await report.page(actor, { first: 1, after })).rows).toEqual([]);
  });

  it('tells nobody of a customer that is out of reach', async () => {
    expect(await pairs(anActor({ scopes: { customer: { read: 'OWN', write: 'OWN' } } }))).toEqual([]);
  });

  it('follows changes of names and contacts, deletions, and what somebody found to be two', async () => {
    const again = await customer('żółw spółka akcyjna');
    expect((await pairs()).filter(([, second]) => second === 'żółw spółka akcyjna')).toHaveLength(2);
    await app
      .get(DismissDuplicate)
      .execute(actor, { firstId: again, secondId: ids.zolw as string, reason: 'two firms' });
    await app.get(DismissDuplicate).execute(actor, { firstId: ids.zolw as string, secondId: again });
    expect((await pairs()).filter(([, second]) => second === 'żółw spółka akcyjna').map(([first]) => first)).toEqual([
      'P.H.U. Zolw',
    ]);
    await app.get(DeleteCustomer).execute(actor, { id: again, expectedVersion: 1 });
    expect((await pairs()).map(([, second]) => second)).not.toContain('żółw spółka akcyjna');
    await expect(
      app.get(DismissDuplicate).execute(actor, { firstId: ids.zolw as string, secondId: ids.zolw as string }),
    ).rejects.toMatchObject({ code: 'DUPLICATE_OF_ITSELF' });
    await expect(
      app.get(DismissDuplicate).execute(actor, { firstId: ids.zolw as string, secondId: again }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('compares many of one name with the oldest only', async () => {
    for (let n = 0; n < 10; n += 1) await customer('Sieć sklepów');
    expect((await pairs()).filter(([first]) => first === 'Sieć sklepów')).toHaveLength(9);
  });
});

it('finds what is being typed by every likeness, with its reasons', async () => {
  const find = async (suspect: object) =>
    (await app.get(CustomerDuplicatesQuery).find(actor, { name: '', ...suspect })).map(({ name, likenesses }) =>
      [name, ...likenesses].join(' '),
    );
  await customer('Całkiem Inna', { taxId: 'PL5260250274' });
  expect(await find({ name: 'Calkiem inma' })).toEqual(['Całkiem Inna ALIKE']);
  expect(await find({ taxId: '526-025-02-74' })).toEqual(['Całkiem Inna TAX_ID']);
  expect(await find({ phone: '58 301-22-33' })).toEqual(['Odra Pack PHONE', 'Pack Odra S.A. PHONE']);
  expect(await find({ email: 'nowy@zolw.pl' })).toEqual(['Sklep internetowy DOMAIN', 'ŻÓŁW Sp. z o.o. DOMAIN']);
  expect(await find({ website: 'http://zolw.pl', name: 'zolw' })).toEqual([
    'ŻÓŁW Sp. z o.o. DOMAIN NAME',
    'P.H.U. Zolw NAME',
    'Sklep internetowy DOMAIN',
  ]);
  expect(await find({ email: 'ktos@gmail.com' })).toEqual([]);
});
