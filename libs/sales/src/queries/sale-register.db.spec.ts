import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import type { Actor } from '@kontor/platform';
import { refusalOf } from '../testing/refusal-of.js';
import { type SalesApplication, salesApplication } from '../testing/sales-application.js';
import { aContact, aCustomer, picked } from '../testing/sales-builders.js';
import { ChangeOpportunity } from '../use-cases/change-opportunity.js';
import { CreateActivity } from '../use-cases/create-activity.js';
import { CreateOpportunity } from '../use-cases/create-opportunity.js';
import { SaleRegisterQuery } from './sale-register.query.js';

const EVERYTHING = ['activity.read', 'activity.write', 'opportunity.read', 'opportunity.write', 'customer.read'];

let sales: SalesApplication;
let anna: Actor;
let bob: string;
let sale: string;
let customer: string;

beforeAll(async () => {
  sales = await salesApplication();
  const north = await aTeam(sales.db, { name: 'North' });
  const id = await aUser(sales.db, { name: 'Anna', teamId: north, language: 'pl' });
  bob = await aUser(sales.db, { name: 'Bob', teamId: north });
  anna = anActor({ userId: id, name: 'Anna', homeTeamId: north, teamIds: [north], permissions: EVERYTHING });
  customer = await aCustomer(sales, { name: 'Mlecz-Pol' });
  const contact = await aContact(sales, customer);
  const made = await sales.get(CreateOpportunity).execute(anna, {
    title: 'Line 2',
    customerId: customer,
    amount: { amount: '1000.00', currency: 'EUR' },
    contacts: [{ contactId: contact, role: 'DECIDES' }],
    splits: [
      { userId: id, share: '70' },
      { userId: bob, share: '30' },
    ],
  });
  sale = made.id;
  await sales.get(ChangeOpportunity).execute(anna, {
    id: sale,
    expectedVersion: 1,
    ownerId: bob,
    sourceId: await picked(sales, 'SOURCE', 'Trade fair'),
    reason: 'holidays',
  });
  await sales.get(CreateActivity).execute(anna, { kind: 'CALL', subject: 'Agree on the width', opportunityId: sale });
});
afterAll(() => sales?.close());

const page = (actor: Actor, first = 50, after: string | null = null) =>
  sales.get(SaleRegisterQuery).page(actor, 'sale', sale, { first, after });

describe('the register of a sale', () => {
  it('tells in words, in the reader’s language, what each save changed', async () => {
    const entries = (await page(anna)).rows.map(({ row }) => row);
    expect(entries.map(({ action }) => action)).toEqual([
      'activity.create',
      'opportunity.change',
      'opportunity.create',
    ]);
    const [activity, change, creation] = entries;
    expect(change).toMatchObject({ actorName: 'Anna', channel: 'WEB', reason: 'holidays', subjectVersion: 2 });
    expect(change?.changes).toContainEqual({
      field: 'owner',
      from: anna.userId,
      to: bob,
      fromLabel: 'Anna',
      toLabel: 'Bob',
    });
    expect(change?.changes).toContainEqual(
      expect.objectContaining({ field: 'source', fromLabel: null, toLabel: 'Targi' }),
    );
    const label = (field: string) => creation?.changes.find((one) => one.field === field)?.toLabel;
    expect(label('customer')).toBe('Mlecz-Pol');
    expect(label('contacts')).toBe('Jan Pawlak');
    expect(['Anna 70 %, Bob 30 %', 'Bob 30 %, Anna 70 %']).toContain(label('splits'));
    expect(label('stage')).toEqual(expect.stringMatching(/\S/));
    expect(label('amount')).toBeNull();
    expect(activity?.changes).toContainEqual(
      expect.objectContaining({ field: 'opportunity', toLabel: expect.stringContaining('Line 2') }),
    );
  });

  it('does not name what the reader may not see, nor shows activities out of their reach', async () => {
    const narrow: Actor = {
      ...anna,
      userId: bob,
      scopes: { opportunity: { read: 'ALL', write: 'OWN' }, activity: { read: 'OWN', write: 'OWN' } },
    };
    const entries = (await page(narrow)).rows.map(({ row }) => row);
    expect(entries.map(({ action }) => action)).toEqual(['opportunity.change', 'opportunity.create']);
    const creation = entries[1];
    expect(creation?.changes.find(({ field }) => field === 'customer')?.toLabel).toBeNull();
    const without = { ...anna, permissions: new Set(['opportunity.read']) };
    expect((await page(without)).rows).toHaveLength(2);
  });

  it('of another team answers as that of a missing sale', async () => {
    const stranger = anActor({ scopes: scopesOf('OWN'), permissions: EVERYTHING });
    const hidden = await refusalOf(page(stranger));
    const ofMissing = sales
      .get(SaleRegisterQuery)
      .page(stranger, 'sale', '01930000-0000-7000-8000-00000000dead', { first: 10 });
    const missing = await refusalOf(ofMissing);
    expect([hidden.code, hidden.message, hidden.details]).toEqual([missing.code, missing.message, missing.details]);
    expect(hidden.code).toBe('NOT_FOUND');
    await expect(
      sales.get(SaleRegisterQuery).page(stranger, 'customer', customer, { first: 10 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of a record that nobody ever saved is empty', async () => {
    const register = await sales.get(SaleRegisterQuery).page(anna, 'customer', customer, { first: 10 });
    expect(register).toEqual({ rows: [], hasNextPage: false, hasPreviousPage: false });
  });

  it('of ten thousand entries is read page by page, each within a tenth of a second', async () => {
    await sales.rows(
      `INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, actor_name, channel, occurred_at, recorded_at)
       SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'sale', $1, 'opportunity', $1, n, 'opportunity.change',
         jsonb_build_array(jsonb_build_object('field', 'owner', 'from', $2::text, 'to', $3::text)), 'Anna', 'IMPORT', now(), now() FROM generate_series(1, 10000) n`,
      [sale, anna.userId, bob],
    );
    await sales.rows('ANALYZE platform.register_entry');
    await page(anna, 100);
    let after: string | null = null;
    let seen = 0;
    const took: number[] = [];
    for (let n = 0; n < 20; n += 1) {
      const begun = performance.now();
      const got = await page(anna, 100, after);
      took.push(performance.now() - begun);
      seen += got.rows.length;
      after = got.rows.at(-1)?.cursor ?? null;
      expect(got.rows[50]?.row.changes[0]?.toLabel).toBe('Bob');
    }
    expect(seen).toBe(2_000);
    // The middle one: a machine that is busy with something else makes single ones slow.
    expect(took.sort((a, b) => a - b)[10]).toBeLessThan(100);
  });
});
