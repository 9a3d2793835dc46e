import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aMembership, anActor, aTeam, aUser, scopesOf } from '@kontor/identity/testing';
import type { Refused } from '@kontor/kernel';
import { type Actor, Database, sql } from '@kontor/platform';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { Client } from 'pg';
import {
  ChangeContact,
  ChangeCustomer,
  CreateContact,
  CreateCustomer,
  DeleteContact,
  DeleteCustomer,
} from '../index.js';
import { customersApplication } from '../testing/customers-application.js';

let db: TestDatabase;
let app: INestApplicationContext;
let actor: Actor;
let north: string;
let south: string;
let anna: string;
let bob: string;
const clock = new FixedClock(new Date('2026-11-23T09:00:00Z'));

beforeAll(async () => {
  db = await testDatabase();
  [north, south] = [await aTeam(db, { name: 'North' }), await aTeam(db, { name: 'South' })];
  [anna, bob] = [await aUser(db, { name: 'Anna', teamId: north }), await aUser(db, { name: 'Bob' })];
  await aMembership(db, { userId: bob, teamId: north, validTo: '2026-11-23' });
  await aMembership(db, { userId: bob, teamId: south, validFrom: '2026-11-23' });
  actor = anActor({ userId: anna, homeTeamId: north, teamIds: [north], permissions: ['customer.write'] });
  app = await customersApplication(db, clock);
});
afterAll(async () => {
  await app?.close();
  await db.drop();
});

const create = (input: object, by = actor) => app.get(CreateCustomer).execute(by, { name: 'Mlecz-Pol', ...input });
const change = (input: { id: string; expectedVersion: number }, by = actor) =>
  app.get(ChangeCustomer).execute(by, input);
/** What a promise was refused with. */
const refusalOf = (attempt: Promise<unknown>): Promise<Refused> =>
  attempt.then(
    () => Promise.reject(new Error('nothing was refused')),
    (error: unknown) => error as Refused,
  );
const refusedWith = (code: string, path?: string) =>
  expect.objectContaining({
    code,
    ...(path ? { details: expect.objectContaining({ fields: [expect.objectContaining({ path, code })] }) } : {}),
  });

interface Entry {
  action: string;
  subject_kind: string;
  subject_version: number;
  changes: { field: string; from: unknown; to: unknown }[];
}
const register = (id: string) =>
  app.get(Database).many<Entry>(sql`
    SELECT action, subject_kind, subject_version, changes FROM platform.register_entry WHERE stream_kind = 'customer' AND stream_id = ${id} ORDER BY id`);

describe('a customer', () => {
  it('is kept whole, with its addresses, in one form of its tax id, and all of it is on record', async () => {
    const made = await create({
      name: ' Żółw Sp. z o.o. ',
      taxId: 'PL 526-025-02-74',
      website: 'zolw.example',
      notes: 'line\r\nbreak',
      documentLanguage: 'en',
      addresses: [
        { kind: 'SITE', city: 'Gdynia', country: 'pl' },
        { kind: 'REGISTERED', street: 'Długa 1', postalCode: '80-001', city: 'Gdańsk', country: 'PL' },
      ],
    });
    expect(made).toMatchObject({
      name: 'Żółw Sp. z o.o.',
      kind: 'COMPANY',
      taxId: 'PL5260250274',
      website: 'https://zolw.example',
      notes: 'line\nbreak',
      owner: { id: anna, name: 'Anna' },
      team: { id: north, name: 'North' },
      currency: 'PLN',
      documentLanguage: 'en',
      city: 'Gdańsk',
      country: 'PL',
      version: 1,
      canEdit: true,
    });
    const [entry] = await register(made.id);
    expect(entry).toMatchObject({ action: 'customer.create', subject_kind: 'customer', subject_version: 1 });
    expect(entry?.changes).toContainEqual({ field: 'documentLanguage', from: null, to: 'EN' });
    expect(entry?.changes).toContainEqual({ field: 'team', from: null, to: north });
    expect(entry?.changes.find(({ field }) => field === 'addresses')?.to).toHaveLength(2);
    expect(entry?.changes.map(({ field }) => field)).not.toContain('segment');
  });

  it('changes what is given, leaves what is not and clears what is null', async () => {
    const made = await create({ notes: 'old', priorityClass: 'A', addresses: [{ kind: 'SITE', country: 'DE' }] });
    const changed = await change({ id: made.id, expectedVersion: 1, notes: null, currency: 'EUR' } as never);
    expect(changed).toMatchObject({ notes: null, priorityClass: 'A', currency: 'EUR', country: 'DE', version: 2 });
    const entry = (await register(made.id))[1];
    expect(entry?.changes).toEqual([
      { field: 'currency', from: 'PLN', to: 'EUR' },
      { field: 'notes', from: 'old', to: null },
    ]);
    const moved = await change({ id: made.id, expectedVersion: 2, addresses: [] } as never);
    expect(moved.country).toBeNull();
    const same = await change({ id: made.id, expectedVersion: 3, currency: 'EUR', notes: ' ' } as never);
    expect(same.version).toBe(3);
    expect(await register(made.id)).toHaveLength(3);
  });

  it('names every field at fault at once', async () => {
    await expect(
      create({
        name: ' ',
        taxId: '5260250275',
        website: 'javascript:x',
        currency: 'XXQ',
        addresses: [{ kind: 'SITE', country: 'Polska' }],
      }),
    ).rejects.toMatchObject({
      code: 'TEXT_REQUIRED',
      details: {
        fields: [
          { path: 'name', code: 'TEXT_REQUIRED' },
          { path: 'taxId', code: 'TAX_ID_INVALID' },
          { path: 'currency', code: 'CURRENCY_UNKNOWN' },
          { path: 'website', code: 'WEBSITE_INVALID' },
          { path: 'addresses.0.country', code: 'COUNTRY_UNKNOWN' },
        ],
      },
    });
    await expect(create({ addresses: [1, 2].map(() => ({ kind: 'REGISTERED', country: 'PL' })) })).rejects.toEqual(
      refusedWith('ADDRESS_REGISTERED_TWICE', 'addresses.1.kind'),
    );
    await expect(create({ segmentId: '01930000-0000-7000-8000-00000000dead' })).rejects.toEqual(
      refusedWith('REFERENCE_UNKNOWN', 'segmentId'),
    );
    await expect(create({ name: 'a\u0000b' })).rejects.toEqual(refusedWith('TEXT_INVALID', 'name'));
    await expect(create({ name: 'x'.repeat(201) })).rejects.toEqual(refusedWith('TEXT_TOO_LONG', 'name'));
  });
});

describe('a tax id', () => {
  it('belongs to one customer, whose name is told to those who may see it', async () => {
    const first = await create({ name: 'First', taxId: 'DE136695976' });
    await expect(create({ taxId: 'de 136695976' })).rejects.toMatchObject({
      code: 'TAX_ID_TAKEN',
      message: expect.stringContaining('First'),
      details: { existing: { id: first.id, name: 'First' }, fields: [{ path: 'taxId' }] },
    });
    const stranger = anActor({ userId: bob, homeTeamId: south, teamIds: [south], scopes: scopesOf('OWN') });
    await expect(create({ taxId: 'DE136695976' }, stranger)).rejects.toMatchObject({
      code: 'TAX_ID_TAKEN',
      message: expect.not.stringContaining('First'),
      details: expect.not.objectContaining({ existing: expect.anything() }),
    });
    await app.get(DeleteCustomer).execute(actor, { id: first.id, expectedVersion: 1 });
    await expect(create({ taxId: 'DE136695976' })).resolves.toMatchObject({ taxId: 'DE136695976' });
  });

  it('given to two new customers at once goes to one of them', async () => {
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((n) => create({ name: `Race ${n}`, taxId: 'ATU33864707' })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'TAX_ID_TAKEN' });
    }
  });
});

describe('the owner', () => {
  it('brings the team of today along, unless a team is given', async () => {
    const made = await create({ ownerId: bob });
    expect(made).toMatchObject({ owner: { id: bob }, team: { id: south } });
    const back = await change({ id: made.id, expectedVersion: 1, ownerId: anna } as never);
    expect(back.team).toMatchObject({ id: north });
    const kept = await change({ id: made.id, expectedVersion: 2, ownerId: bob, teamId: north } as never);
    expect(kept).toMatchObject({ owner: { id: bob }, team: { id: north } });
  });

  it('is somebody with an account, within reach of whoever names them', async () => {
    const gone = await aUser(db, { status: 'DISABLED' });
    await expect(create({ ownerId: gone })).rejects.toEqual(refusedWith('OWNER_UNKNOWN', 'ownerId'));
    const ofTeam = anActor({ userId: anna, homeTeamId: north, teamIds: [north], scopes: scopesOf('ALL', 'TEAM') });
    await expect(create({ ownerId: bob }, ofTeam)).rejects.toEqual(refusedWith('OWNER_OUT_OF_REACH', 'ownerId'));
    const mine = await create({}, ofTeam);
    expect(mine).toMatchObject({ team: { id: north }, canEdit: false });
    const handedOver = await change({ id: mine.id, expectedVersion: 1, ownerId: bob } as never, ofTeam);
    expect(handedOver).toMatchObject({ owner: { id: bob }, team: { id: south } });
  });
});

describe('reach and versions', () => {
  it('another team’s customer answers as a missing one, a readable one says that it may not be changed', async () => {
    const made = await create({});
    const blind = anActor({ userId: bob, teamIds: [south], scopes: scopesOf('TEAM') });
    const reader = anActor({ userId: bob, teamIds: [south], scopes: scopesOf('ALL', 'TEAM') });
    const missing = await refusalOf(change({ id: '01930000-0000-7000-8000-00000000dead', expectedVersion: 1 }, blind));
    const hidden = await refusalOf(change({ id: made.id, expectedVersion: 1 }, blind));
    expect({ code: hidden.code, message: hidden.message, details: hidden.details }).toEqual({
      code: 'NOT_FOUND',
      message: missing.message,
      details: missing.details,
    });
    await expect(change({ id: made.id, expectedVersion: 1 }, reader)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(app.get(DeleteCustomer).execute(reader, { id: made.id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    });
  });

  it('a stale save is told what the others have saved', async () => {
    const made = await create({ notes: 'first' });
    await change({ id: made.id, expectedVersion: 1, notes: 'second', documentLanguage: 'en' } as never);
    await expect(change({ id: made.id, expectedVersion: 1, notes: 'mine' } as never)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { currentVersion: 2, changedBy: actor.name, changed: { notes: 'second', documentLanguage: 'EN' } },
    });
  });

  it('of fifty saves of the same version one holds', async () => {
    const made = await create({});
    const outcomes = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => change({ id: made.id, expectedVersion: 1, notes: String(n) } as never)),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await register(made.id)).toHaveLength(2);
  });
});

describe('a parent', () => {
  it('cannot be the customer itself or one below it', async () => {
    const [a, b, c] = [await create({ name: 'A' }), await create({ name: 'B' }), await create({ name: 'C' })];
    await change({ id: b.id, expectedVersion: 1, parentId: a.id } as never);
    const third = await change({ id: c.id, expectedVersion: 1, parentId: b.id } as never);
    expect(third.parent).toEqual({ id: b.id, name: 'B' });
    await expect(change({ id: a.id, expectedVersion: 1, parentId: c.id } as never)).rejects.toEqual(
      refusedWith('PARENT_CYCLE', 'parentId'),
    );
    await expect(change({ id: a.id, expectedVersion: 1, parentId: a.id } as never)).rejects.toEqual(
      refusedWith('PARENT_CYCLE', 'parentId'),
    );
    await expect(app.get(DeleteCustomer).execute(actor, { id: b.id, expectedVersion: 2 })).rejects.toMatchObject({
      code: 'CUSTOMER_HAS_SUBSIDIARIES',
    });
  });

  it('two that are made each other’s parent at once leave no circle', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [a, b] = [await create({ name: 'Left' }), await create({ name: 'Right' })];
      const outcomes = await Promise.allSettled([
        change({ id: a.id, expectedVersion: 1, parentId: b.id } as never),
        change({ id: b.id, expectedVersion: 1, parentId: a.id } as never),
      ]);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    }
  });

  it('out of reach is unknown', async () => {
    const hidden = await create({ name: 'Hidden' });
    const blind = anActor({ userId: bob, homeTeamId: south, teamIds: [south], scopes: scopesOf('TEAM') });
    await expect(create({ parentId: hidden.id }, blind)).rejects.toEqual(refusedWith('PARENT_UNKNOWN', 'parentId'));
  });
});

describe('deleting', () => {
  it('is refused while a sale is open, and leaves the row for the closed ones', async () => {
    const made = await create({});
    const client = new Client({ connectionString: db.ownerUrl });
    await client.connect();
    await client.query(`
      INSERT INTO sales.process (id, key, name) VALUES ('01930000-0000-7000-8000-0000000000a1', 'test', '{}');
      INSERT INTO sales.process_version (id, process_id, number) VALUES ('01930000-0000-7000-8000-0000000000a2', '01930000-0000-7000-8000-0000000000a1', 1);
      INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability)
        VALUES ('01930000-0000-7000-8000-0000000000a3', '01930000-0000-7000-8000-0000000000a2', 1, 'first', '{}', 'OPEN', 0.1);
      INSERT INTO sales.opportunity (id, number, title, customer_id, process_version_id, stage_id, meaning, stage_entered_at, currency, opened_on, created_at, updated_at)
        VALUES ('01930000-0000-7000-8000-0000000000a4', 'S/1', 'Line', '${made.id}', '01930000-0000-7000-8000-0000000000a2',
          '01930000-0000-7000-8000-0000000000a3', 'OPEN', now(), 'PLN', '2026-01-01', now(), now());`);
    await expect(app.get(DeleteCustomer).execute(actor, { id: made.id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'CUSTOMER_HAS_OPEN_SALES',
    });
    await client.query(`UPDATE sales.opportunity SET meaning = 'WON', closed_on = '2026-02-01', version = version + 1`);
    expect(await app.get(DeleteCustomer).execute(actor, { id: made.id, expectedVersion: 1 })).toBe(true);
    const { rows } = await client.query(
      'SELECT name FROM customers.customer WHERE id = $1 AND deleted_at IS NOT NULL',
      [made.id],
    );
    expect(rows).toEqual([{ name: 'Mlecz-Pol' }]);
    await client.end();
    await expect(change({ id: made.id, expectedVersion: 2 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await register(made.id)).map(({ action }) => action)).toEqual(['customer.create', 'customer.delete']);
  });
});

describe('a contact', () => {
  it('is kept, changed and taken away in the register of its customer', async () => {
    const customer = await create({});
    const made = await app.get(CreateContact).execute(actor, {
      customerId: customer.id,
      name: 'Jan Pawlak',
      email: 'jan@example.com',
      roles: ['DECIDES', 'USES', 'DECIDES'],
    });
    expect(made).toMatchObject({ customerId: customer.id, roles: ['DECIDES', 'USES'], language: 'pl', version: 1 });
    const changed = await app
      .get(ChangeContact)
      .execute(actor, { id: made.id, expectedVersion: 1, email: null, language: 'en' });
    expect(changed).toMatchObject({ email: null, language: 'en', name: 'Jan Pawlak', version: 2 });
    await expect(
      app.get(ChangeContact).execute(actor, { id: made.id, expectedVersion: 1, name: 'Late' }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { changed: { email: null, language: 'EN' } } });
    await expect(
      app.get(ChangeContact).execute(actor, { id: made.id, expectedVersion: 2, email: 'nobody' }),
    ).rejects.toEqual(refusedWith('EMAIL_INVALID', 'email'));
    expect(await app.get(DeleteContact).execute(actor, { id: made.id, expectedVersion: 2 })).toBe(true);
    await expect(app.get(ChangeContact).execute(actor, { id: made.id, expectedVersion: 3 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect((await register(customer.id)).map(({ action, subject_kind }) => [action, subject_kind])).toEqual([
      ['customer.create', 'customer'],
      ['contact.create', 'contact'],
      ['contact.change', 'contact'],
      ['contact.delete', 'contact'],
    ]);
  });

  it('is as far away as its customer', async () => {
    const customer = await create({});
    const blind = anActor({ userId: bob, teamIds: [south], scopes: scopesOf('TEAM') });
    await expect(app.get(CreateContact).execute(blind, { customerId: customer.id, name: 'X' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    const made = await app.get(CreateContact).execute(actor, { customerId: customer.id, name: 'X' });
    await expect(app.get(ChangeContact).execute(blind, { id: made.id, expectedVersion: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
