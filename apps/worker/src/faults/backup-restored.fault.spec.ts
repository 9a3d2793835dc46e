import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { AnchorRegister, AppConfig, createPlatform, SealRegister, SystemClock } from '@kontor/platform';
import { type TestDatabase, testDatabase } from '@kontor/testing';
import { Client } from 'pg';
import { prepareOrganisation } from '../demo/prepare-organisation.js';

interface Outcome {
  readonly code: number;
  readonly said: string;
}

let db: TestDatabase;
/** Of the same server, and without anything in it. */
let freshUrl: string;
let folder: string;
let anchorFile: string;

const nameOf = (url: string): string => new URL(url).pathname.slice(1);

async function onDatabase<Row extends object>(url: string, text: string): Promise<Row[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SET TimeZone = 'UTC'");
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kontor-restored-'));
  anchorFile = join(folder, 'anchors.jsonl');
  mkdirSync(join(folder, 'old/files/ab'), { recursive: true });
  writeFileSync(join(folder, 'old/files/ab/upload'), 'an uploaded drawing');
  db = await testDatabase();
  const config = AppConfig.fromEnvironment({
    DATABASE_URL: db.appUrl,
    MIGRATION_DATABASE_URL: db.ownerUrl,
    LOG_LEVEL: 'silent',
    KONTOR_ANCHOR_FILE: anchorFile,
  });
  await prepareOrganisation({ config, demo: true });
  const platform = await createPlatform({ config, entities: [] });
  try {
    const clock = new SystemClock();
    const sealing = new SealRegister(platform.transactions, clock);
    await new AnchorRegister(platform.transactions, sealing, config, clock).execute();
  } finally {
    await platform.close();
  }
  freshUrl = Object.assign(new URL(db.ownerUrl), {
    pathname: `/kontor_restored_${randomBytes(6).toString('hex')}`,
  }).href;
  await onDatabase(db.ownerUrl, `CREATE DATABASE "${nameOf(freshUrl)}" TEMPLATE template0`);
}, 120_000);

afterAll(async () => {
  if (freshUrl) await onDatabase(db.ownerUrl, `DROP DATABASE IF EXISTS "${nameOf(freshUrl)}" WITH (FORCE)`);
  await db?.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** A command as an operator runs it. */
const run = (command: string, url: string, dataFolder: string, ...args: readonly string[]): Promise<Outcome> =>
  new Promise((done) => {
    const env = {
      ...process.env,
      DATABASE_URL: url,
      MIGRATION_DATABASE_URL: url,
      KONTOR_DATA_DIR: join(folder, dataFolder),
      KONTOR_ANCHOR_FILE: anchorFile,
    };
    execFile('node', [`apps/launcher/src/${command}.mjs`, ...args], { env }, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

/** Which migrations have run is written by whoever runs them, with its own time. */
const LEDGERS = ['public.kontor_migration', 'jobs.migration'];

/** Number of rows and a checksum of all of them, by table, as PostgreSQL computes them. */
async function tablesOf(url: string): Promise<Record<string, { readonly rows: number; readonly sum: string }>> {
  const tables = await onDatabase<{ name: string }>(
    url,
    `SELECT format('%I.%I', n.nspname, c.relname) AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
       AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')`,
  );
  const counted = await onDatabase<{ name: string; rows: number; sum: string }>(
    url,
    tables
      .filter(({ name }) => !LEDGERS.includes(name))
      .map(
        ({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows,
          md5(coalesce(string_agg(t::text, E'\\n' ORDER BY t::text), '')) AS sum FROM ${name} t`,
      )
      .join(' UNION ALL '),
  );
  return Object.fromEntries(counted.map(({ name, rows, sum }) => [name, { rows, sum }]));
}

/** The newest seal of each stream: it depends on every entry before it. */
const headsOf = (url: string): Promise<{ stream: string; position: number; hash: string }[]> =>
  onDatabase(
    url,
    `SELECT DISTINCT ON (stream_kind, stream_id) stream_kind || '/' || stream_id AS stream, position, encode(hash, 'hex') AS hash
     FROM platform.register_seal ORDER BY stream_kind, stream_id, position DESC`,
  );

it('brings the whole organisation back into a fresh database: rows, checksums, files and the heads of the register', async () => {
  const backup = join(folder, 'backup');
  expect(await run('backup', db.ownerUrl, 'old', backup)).toEqual({
    code: 0,
    said: expect.stringContaining('1 uploaded files are in'),
  });
  const [tables, heads] = await Promise.all([tablesOf(db.ownerUrl), headsOf(db.ownerUrl)]);
  expect(tables['sales.opportunity']?.rows).toBeGreaterThan(1_000);
  expect(heads.length).toBeGreaterThan(0);

  expect(await run('restore', freshUrl, 'new', backup)).toEqual({
    code: 0,
    said: expect.stringContaining('every table compared with its checksum'),
  });
  expect(await tablesOf(freshUrl)).toEqual(tables);
  expect(await headsOf(freshUrl)).toEqual(heads);
  expect(readFileSync(join(folder, 'new/files/ab/upload'), 'utf8')).toBe('an uploaded drawing');
  // What was anchored outside both databases before holds of the new one as well.
  expect(await run('verify-register', freshUrl, 'new')).toEqual({
    code: 0,
    said: expect.stringMatching(/, 1 anchors in [^]*Everything is as it was sealed\./),
  });
  // It is as good a source as the first.
  expect((await run('backup', freshUrl, 'new', join(folder, 'again'))).code).toBe(0);
  const listed = (of: string): unknown =>
    (JSON.parse(readFileSync(join(folder, of, 'manifest.json'), 'utf8')) as { tables: unknown }).tables;
  expect(listed('again')).toEqual(listed('backup'));
}, 180_000);

it('tells by one command whether a backup would bring everything back, and what it would not', async () => {
  const backup = join(folder, 'backup');
  const heads = await headsOf(db.ownerUrl);
  const drill = await run('restore-drill', db.ownerUrl, 'drill', backup);
  expect(drill).toEqual({ code: 0, said: expect.stringContaining('Everything is there and as it was sealed.') });
  expect(drill.said).toContain(`sealed entries of the register in ${heads.length} streams`);
  rmSync(join(backup, 'tables/platform.register_entry.copy.gz'), { force: true });
  const refused = await run('restore-drill', db.ownerUrl, 'drill', backup);
  expect(refused.code).toBe(2);
  expect(refused.said).toMatch(/The backup is damaged: platform\.register_entry\S* is missing/);
}, 120_000);
