import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { currencyCode, Decimal } from '@kontor/kernel';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import type { Actor } from '../actor.js';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { changesBetween } from './change-register.js';
import { sql } from './sql.js';

let db: TestDatabase;
let platform: Platform;
const clock = new FixedClock();
const saleId = '01930000-0000-7000-8000-00000000000a';
const subject = { kind: 'opportunity', id: saleId };
const stream = { kind: 'sale', id: saleId };

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

beforeAll(async () => {
  db = await testDatabase();
  const config = AppConfig.fromEnvironment({ DATABASE_URL: db.appUrl, LOG_LEVEL: 'silent' });
  platform = await createPlatform({ config, entities: [], clock });
  const save = (version: number, name: string, changes: { field: string; from: unknown; to: unknown }[]) =>
    platform.transactions.run((tx) =>
      platform.register.record(
        tx,
        { ...actor, name },
        {
          stream,
          subject: { ...subject, version },
          action: 'opportunity.change',
          changes,
        },
      ),
    );
  await save(1, 'Anna Nowak', [{ field: 'title', from: null, to: 'Line 4' }]);
  clock.advance({ minutes: 1 });
  await save(2, 'Piotr Lis', [{ field: 'value', from: null, to: { amount: '10.00', currency: 'PLN' } }]);
  clock.advance({ minutes: 1 });
  await save(3, 'Ewa Mróz', [
    { field: 'title', from: 'Line 4', to: 'Line 5' },
    { field: 'value', from: 1, to: 2 },
  ]);
});

afterAll(async () => {
  await platform.close();
  await db.drop();
});

describe('a stale editor', () => {
  const refuseIfStale = (expected: number, version = 3) =>
    platform.transactions.run((tx) =>
      platform.register.refuseIfStale(tx, { ...subject, version }, expected, {
        title: 'Line 5',
        value: '20.00',
        note: 'x',
      }),
    );

  it('is told the version, who saved it when, and the present values of what changed since', async () => {
    await expect(refuseIfStale(1)).rejects.toMatchObject({
      code: 'CONFLICT',
      details: {
        currentVersion: 3,
        changedBy: 'Ewa Mróz',
        changedAt: '2026-11-23T09:02:00.000Z',
        changed: { title: 'Line 5', value: '20.00' },
      },
    });
  });

  it('hears of the last save only when it missed only that', async () => {
    await expect(refuseIfStale(2, 3)).rejects.toMatchObject({
      details: { changed: { title: 'Line 5', value: '20.00' } },
    });
    await expect(refuseIfStale(9)).rejects.toMatchObject({ code: 'CONFLICT', details: { changed: {} } });
    await expect(refuseIfStale(2 ** 53)).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('is no stale editor with the present version', async () => {
    await expect(refuseIfStale(3)).resolves.toBeUndefined();
  });
});

it('records one save and many in the same shape', async () => {
  const other = { kind: 'customer', id: '01930000-0000-7000-8000-00000000000b' };
  const entry = (version: number) => ({
    stream: other,
    subject: { ...other, version },
    action: 'customer.change',
    changes: [{ field: 'name', from: 'Żółw "1"', to: null }],
    reason: 'why',
    occurredAt: new Date('2026-01-01T00:00:00Z'),
  });
  await platform.transactions.run(async (tx) => {
    await platform.register.record(tx, actor, entry(1));
    await platform.register.recordMany(tx, actor, [entry(2), entry(3)]);
  });
  const rows = await platform.database.many<{ id: string; subject_version: number }>(sql`
    SELECT * FROM platform.register_entry WHERE stream_id = ${other.id} ORDER BY id`);
  const [one, ...many] = rows.map(({ id, subject_version, ...same }) => same);
  expect(many).toEqual([one, one]);
  expect(one).toMatchObject({ changes: entry(1).changes, reason: 'why', actor_name: 'Anna Nowak', channel: 'WEB' });
  expect(rows.map((row) => row.subject_version)).toEqual([1, 2, 3]);
});

describe('the register', () => {
  const statements = [
    "UPDATE platform.register_entry SET actor_name = 'x'",
    'DELETE FROM platform.register_entry',
    'TRUNCATE platform.register_entry',
  ];

  it.each(statements)('refuses the application: %s', async (statement) => {
    await expect(as(db.appUrl, statement)).rejects.toMatchObject({ code: '42501' });
  });

  it.each(statements)('refuses its owner: %s', async (statement) => {
    await expect(as(db.ownerUrl, statement)).rejects.toMatchObject({ code: 'KV002' });
  });

  it('cannot be altered by the application, nor written by a reporter', async () => {
    await expect(as(db.appUrl, 'ALTER TABLE platform.register_entry DISABLE TRIGGER ALL')).rejects.toMatchObject({
      code: '42501',
    });
    await expect(as(db.appUrl, 'DROP TABLE platform.register_entry')).rejects.toMatchObject({ code: '42501' });
    await expect(
      as(db.reporterUrl, 'INSERT INTO platform.register_entry SELECT * FROM platform.register_entry'),
    ).rejects.toMatchObject({ code: '42501' });
    await as(db.reporterUrl, 'SELECT * FROM platform.register_entry');
  });
});

it('finds the changes between two states, over the named fields only', () => {
  const before = { title: 'a', value: new Decimal('1.50'), due: new Date(0), note: undefined, secret: 1 };
  const after = { title: 'b', value: new Decimal('1.5'), due: new Date(0), note: undefined, secret: 2 };
  expect(changesBetween(before, after, ['title', 'value', 'due', 'note'])).toEqual([
    { field: 'title', from: 'a', to: 'b' },
  ]);
});

async function as(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
