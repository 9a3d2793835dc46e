import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { currencyCode } from '@kontor/kernel';
import { FixedClock, type TestDatabase, testDatabase } from '@kontor/testing';
import fc from 'fast-check';
import { Client } from 'pg';
import type { Actor } from '../actor.js';
import { AppConfig } from '../app-config.js';
import { createPlatform, type Platform } from '../create-platform.js';
import { AnchorRegister } from '../use-cases/anchor-register.js';
import { SealRegister } from '../use-cases/seal-register.js';
import { verifyRegister } from './verify-register.js';

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
const SALES = ['01930000-0000-7000-8000-00000000000a', '01930000-0000-7000-8000-00000000000b'] as const;

let db: TestDatabase;
let platform: Platform;
let owner: Client;
let folder: string;
let anchorFile: string;
let sealing: SealRegister;
let anchoring: AnchorRegister;
const clock = new FixedClock();

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-anchors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeEach(async () => {
  db = await testDatabase();
  anchorFile = join(folder, `${db.appUrl.split('/').at(-1)}.jsonl`);
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    LOG_LEVEL: 'silent',
    KONTOR_ANCHOR_FILE: anchorFile,
  });
  platform = await createPlatform({ config, entities: [], clock });
  sealing = new SealRegister(platform.transactions, clock);
  anchoring = new AnchorRegister(platform.transactions, sealing, config, clock);
  owner = new Client({ connectionString: db.ownerUrl });
  await owner.connect();
});

afterEach(async () => {
  await owner.end();
  await platform.close();
  await db.drop();
});

const entryOf = (sale: number, version: number) => ({
  stream: { kind: 'sale', id: SALES[sale] as string },
  subject: { kind: 'opportunity', id: SALES[sale] as string, version },
  action: 'opportunity.change',
  changes: [{ field: 'title', from: `v${version - 1}`, to: `v${version}` }],
});

/** So many saves of each of the two sales, in turns. */
async function save(count: number, from = 1): Promise<void> {
  for (let version = from; version < from + count; version += 1) {
    await platform.transactions.run((tx) =>
      platform.register.recordMany(tx, actor, [entryOf(0, version), entryOf(1, version)]),
    );
  }
}

const verify = () => verifyRegister({ url: db.ownerUrl, anchorFile });

/** What the owner of the tables can do, who may lift the rules that bind everybody else. */
async function forge(statement: string, values: readonly unknown[] = []): Promise<void> {
  await owner.query('ALTER TABLE platform.register_entry DISABLE TRIGGER USER');
  await owner.query('ALTER TABLE platform.register_seal DISABLE TRIGGER USER');
  await owner.query(statement, [...values]);
  await owner.query('ALTER TABLE platform.register_entry ENABLE TRIGGER USER');
  await owner.query('ALTER TABLE platform.register_seal ENABLE TRIGGER USER');
}

async function entryAt(sale: number, position: number): Promise<string> {
  const { rows } = await owner.query<{ entry_id: string }>(
    'SELECT entry_id FROM platform.register_seal WHERE stream_id = $1 AND position = $2',
    [SALES[sale], position],
  );
  return rows[0]?.entry_id as string;
}

const at = (sale: number, position: number, entry: string | null) => ({
  stream: `sale/${SALES[sale]}`,
  position,
  entry,
});

it('seals what is entered, in chains without holes, and finds nothing wrong with it', async () => {
  await save(7);
  expect(await verify()).toMatchObject({ entries: 0, unsealed: 14, findings: [] });
  expect(await sealing.execute()).toEqual({ sealed: 14 });
  expect(await sealing.execute()).toEqual({ sealed: 0 });
  await save(3, 8);
  await anchoring.execute();
  expect(await verify()).toEqual({
    ...{ streams: 2, entries: 20, unsealed: 0, anchors: 1 },
    ...{ findings: [], more: 0 },
  });
});

it('seals nothing twice when two seal at once while others save', async () => {
  await save(20);
  await Promise.all([sealing.execute(), save(20, 21), sealing.execute(), sealing.execute()]);
  await Promise.all([sealing.execute(), anchoring.execute()]);
  expect(await verify()).toMatchObject({ entries: 80, unsealed: 0, findings: [] });
});

it('seals an entry that was committed after younger ones', async () => {
  const late = new Client({ connectionString: db.appUrl });
  await late.connect();
  await late.query('BEGIN');
  await late.query(
    `INSERT INTO platform.register_entry (id, stream_kind, stream_id, subject_kind, subject_id, subject_version, action, changes, actor_name, channel, occurred_at, recorded_at)
     SELECT ($1)::uuid, 'sale', $2, 'opportunity', $2, 9, 'opportunity.change', '[]', 'Anna Nowak', 'WEB', now(), now()`,
    [platform.ids.next(), SALES[0]],
  );
  await save(2);
  expect(await sealing.execute()).toEqual({ sealed: 4 });
  await late.query('COMMIT');
  await late.end();
  expect(await sealing.execute()).toEqual({ sealed: 1 });
  expect(await verify()).toMatchObject({ entries: 5, unsealed: 0, findings: [] });
});

describe('after the owner of the database has', () => {
  beforeEach(async () => {
    await save(6);
    await anchoring.execute();
  });

  it('edited an entry, names it', async () => {
    const entry = await entryAt(0, 3);
    await forge(`UPDATE platform.register_entry SET changes = '[]' WHERE id = $1`, [entry]);
    expect((await verify()).findings).toEqual([{ kind: 'ENTRY_CHANGED', ...at(0, 3, entry) }]);
  });

  it('moved the time of an entry by a microsecond, names it', async () => {
    const entry = await entryAt(1, 6);
    await forge(
      `UPDATE platform.register_entry SET occurred_at = occurred_at + interval '1 microsecond' WHERE id = $1`,
      [entry],
    );
    expect((await verify()).findings).toEqual([{ kind: 'ENTRY_CHANGED', ...at(1, 6, entry) }]);
  });

  it('deleted an entry, names it', async () => {
    const entry = await entryAt(0, 4);
    await forge('DELETE FROM platform.register_entry WHERE id = $1', [entry]);
    expect((await verify()).findings).toEqual([{ kind: 'ENTRY_MISSING', ...at(0, 4, entry) }]);
  });

  it('deleted an entry with its seal, names the hole', async () => {
    const entry = await entryAt(0, 4);
    await forge('DELETE FROM platform.register_seal WHERE entry_id = $1', [entry]);
    await forge('DELETE FROM platform.register_entry WHERE id = $1', [entry]);
    expect((await verify()).findings).toEqual([{ kind: 'SEAL_MISSING', ...at(0, 4, null) }]);
  });

  it('swapped two entries, names the first', async () => {
    const [one, other] = [await entryAt(0, 2), await entryAt(0, 5)];
    await forge(
      `UPDATE platform.register_entry e SET changes = o.changes, subject_version = o.subject_version
       FROM platform.register_entry o WHERE (e.id, o.id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [one, other],
    );
    expect((await verify()).findings).toEqual([{ kind: 'ENTRY_CHANGED', ...at(0, 2, one) }]);
  });

  it('cut off the newest entries with their seals, names the first that is gone', async () => {
    await forge('DELETE FROM platform.register_seal WHERE stream_id = $1 AND position > 4', [SALES[0]]);
    await forge('DELETE FROM platform.register_entry WHERE stream_id = $1 AND subject_version > 4', [SALES[0]]);
    expect((await verify()).findings).toEqual([{ kind: 'CHAIN_CUT', ...at(0, 5, null) }]);
  });

  it('edited an entry and let everything be sealed anew, is told by the anchor', async () => {
    const entry = await entryAt(0, 3);
    await forge(`UPDATE platform.register_entry SET reason = 'as agreed' WHERE id = $1`, [entry]);
    await forge('DELETE FROM platform.register_seal WHERE stream_id = $1', [SALES[0]]);
    await sealing.execute({ everything: true });
    expect((await verify()).findings).toEqual([{ kind: 'CHAIN_REWRITTEN', ...at(0, 6, await entryAt(0, 6)) }]);
  });

  it('changed or lost the file of anchors, says which anchor', async () => {
    const written = readFileSync(anchorFile, 'utf8');
    writeFileSync(anchorFile, written.replace('"position":6', '"position":5'));
    expect((await verify()).findings).toContainEqual({ kind: 'ANCHOR_CHANGED', anchor: 1 });
    rmSync(anchorFile);
    expect((await verify()).findings).toEqual([{ kind: 'ANCHOR_MISSING', anchor: 1 }]);
  });
});

it('bears an anchor that was cut off, and one that the database did not keep', async () => {
  await save(2);
  await anchoring.execute();
  const whole = readFileSync(anchorFile, 'utf8');
  appendFileSync(anchorFile, `\n\n${whole.slice(0, whole.length / 3)}`);
  await save(2, 3);
  await anchoring.execute();
  await owner.query('ALTER TABLE platform.register_anchor DISABLE TRIGGER USER');
  await owner.query('DELETE FROM platform.register_anchor WHERE number = 2');
  await save(2, 5);
  clock.advance({ minutes: 5 });
  await anchoring.execute();
  expect(await verify()).toMatchObject({ anchors: 2, entries: 12, findings: [] });
});

it('finds any one change to any history, and none where nothing was changed', async () => {
  await save(8);
  await anchoring.execute();
  const columns = {
    changes: `'[{"field":"forged"}]'`,
    actor_name: `'Nobody'`,
    action: `'opportunity.move'`,
    channel: `'IMPORT'`,
    subject_version: '99',
    recorded_at: `now() + interval '1 day'`,
    reason: `'forged'`,
  };
  const forgery = fc.record({
    sale: fc.nat(1),
    position: fc.integer({ min: 1, max: 8 }),
    column: fc.constantFrom(...(Object.keys(columns) as (keyof typeof columns)[])),
  });
  await fc.assert(
    fc.asyncProperty(forgery, async ({ sale, position, column }) => {
      const entry = await entryAt(sale, position);
      await owner.query('CREATE TEMP TABLE kept AS SELECT * FROM platform.register_entry WHERE id = $1', [entry]);
      await forge(`UPDATE platform.register_entry SET ${column} = ${columns[column]} WHERE id = $1`, [entry]);
      expect((await verify()).findings).toEqual([{ kind: 'ENTRY_CHANGED', ...at(sale, position, entry) }]);
      await forge(`UPDATE platform.register_entry e SET ${column} = k.${column} FROM kept k WHERE e.id = k.id`);
      await owner.query('DROP TABLE kept');
      expect((await verify()).findings).toEqual([]);
    }),
    { numRuns: 25 },
  );
});

it('lets the application add seals and anchors, and never change them', async () => {
  await save(1);
  await anchoring.execute();
  const app = new Client({ connectionString: db.appUrl });
  const reporter = new Client({ connectionString: db.reporterUrl });
  await Promise.all([app.connect(), reporter.connect()]);
  for (const table of ['register_entry', 'register_seal', 'register_anchor']) {
    for (const [client, statement] of [
      [app, `DELETE FROM platform.${table}`],
      [app, `TRUNCATE platform.${table}`],
      [app, `ALTER TABLE platform.${table} DISABLE TRIGGER USER`],
      [reporter, `DELETE FROM platform.${table}`],
    ] as const) {
      await expect(client.query(statement)).rejects.toMatchObject({ code: '42501' });
    }
    await expect(owner.query(`DELETE FROM platform.${table}`)).rejects.toMatchObject({ code: 'KV002' });
  }
  await expect(app.query(`UPDATE platform.register_seal SET hash = hash`)).rejects.toMatchObject({ code: '42501' });
  await expect(app.query(`UPDATE platform.register_anchor SET hash = hash`)).rejects.toMatchObject({ code: '42501' });
  await Promise.all([app.end(), reporter.end()]);
});
