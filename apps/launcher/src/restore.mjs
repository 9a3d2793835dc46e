// npm run restore -- <folder>: puts a backup back. What was there before is moved aside, never overwritten.
import { cpSync, createReadStream, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { readSettings } from './settings.mjs';
import { locateCluster, startDatabase } from './steps/database.mjs';
import { takeLock } from './steps/lock.mjs';
import { complain, Problem, say, step } from './words.mjs';

export async function restore(settings, source) {
  const manifest = readManifest(source);
  if (settings.databaseUrl) {
    const owner = settings.env.MIGRATION_DATABASE_URL || settings.databaseUrl;
    await refuseIfInUse(owner);
    await load(owner, source, manifest);
    return { manifest, aside: null };
  }
  const lock = takeLock(settings.dataFolder, {});
  const { folder } = await locateCluster(settings.dataFolder);
  const aside = `${folder}.before-restore-${Date.now()}`;
  const filesFolder = join(settings.dataFolder, 'files');
  const had = { cluster: existsSync(folder), files: existsSync(filesFolder) };
  if (had.cluster) renameSync(folder, aside);
  if (had.files) renameSync(filesFolder, `${filesFolder}.before-restore-${Date.now()}`);
  try {
    const { server, addresses } = await startDatabase(settings.dataFolder);
    try {
      await load(addresses.superuser, source, manifest, addresses.migrator);
    } finally {
      await server.stop();
    }
    if (existsSync(join(source, 'files'))) cpSync(join(source, 'files'), filesFolder, { recursive: true });
    return { manifest, aside: had.cluster ? aside : null };
  } catch (error) {
    if (had.cluster) {
      rmSync(folder, { recursive: true, force: true });
      renameSync(aside, folder);
    }
    throw error;
  } finally {
    lock.release();
  }
}

function readManifest(source) {
  const file = join(source, 'manifest.json');
  const manifest = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
  if (manifest?.format !== 1)
    throw new Problem(
      `${source} holds no backup of Kontor.`,
      'Name the folder that `npm run backup` wrote; manifest.json is in it.',
    );
  return manifest;
}

async function refuseIfInUse(url) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query("SELECT to_regnamespace('identity') AS found").finally(() => client.end());
  if (rows[0].found !== null)
    throw new Problem(
      'The database at DATABASE_URL is in use by Kontor already.',
      'Make an empty database and name that one, so that nothing is overwritten.',
    );
}

/** The tables as they were when the backup was taken, its rows, then whatever migrations this version adds. */
async function load(url, source, manifest, migratorUrl = url) {
  const { migrateAll } = await import('@kontor/api');
  await migrateAll(migratorUrl, { only: manifest.migrations });
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // Triggers and foreign keys have done their work when the rows were first written.
    await client.query('BEGIN');
    await client.query("SET LOCAL session_replication_role = 'replica'");
    await writeRows(client, source, manifest);
    await client.query('COMMIT');
    await compare(client, manifest);
  } finally {
    await client.end();
  }
  await migrateAll(migratorUrl);
}

async function writeRows(client, source, manifest) {
  const { from: copyFrom } = await import('pg-copy-streams');
  const { listTables, quoted } = await import('./backup/tables.mjs');
  const owner = (
    await client.query(
      "SELECT quote_ident(nspowner::regrole::text) AS owner FROM pg_namespace WHERE nspname = 'platform'",
    )
  ).rows[0].owner;
  const there = new Set((await listTables(client)).map(quoted));
  for (const table of manifest.tables.filter((table) => !there.has(quoted(table)))) {
    if (!table.partitionOf)
      throw new Problem(
        `This version of Kontor has no table ${quoted(table)}.`,
        'Restore with the version that wrote the backup, or a newer one.',
      );
    await client.query(
      `CREATE TABLE ${quoted(table)} PARTITION OF "${table.schema}"."${table.partitionOf}" ${table.bound}`,
    );
    await client.query(`ALTER TABLE ${quoted(table)} OWNER TO ${owner}`);
  }
  const filled = (await listTables(client)).map(quoted).join(', ');
  await client.query(`TRUNCATE ${filled} CASCADE`);
  for (const table of manifest.tables) {
    const sink = client.query(copyFrom(`COPY ${quoted(table)} (${table.columns.join(', ')}) FROM STDIN`));
    await pipeline(createReadStream(join(source, 'tables', table.file)), createGunzip(), sink);
  }
  for (const { schema, name, value } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2::bigint)', [`"${schema}"."${name}"`, value]);
}

async function compare(client, manifest) {
  const { fingerprint, quoted } = await import('./backup/tables.mjs');
  for (const table of manifest.tables) {
    const now = await fingerprint(client, table);
    if (now.rows !== table.rows || now.sha256 !== table.sha256) {
      throw new Problem(
        `${quoted(table)} came out different: ${now.rows} rows instead of ${table.rows}.`,
        'The backup is damaged. What was there before is back in place; try an older backup.',
      );
    }
  }
}

async function main() {
  const source = process.argv[2];
  if (!source)
    throw new Problem(
      'Name the backup: npm run restore -- <folder>',
      'Backups are below the data folder, in "backups", unless you named another place.',
    );
  const { manifest, aside } = await step('Restoring', () => restore(readSettings(), resolve(source)));
  say(`\nThe backup of ${manifest.takenAt} is back, every table compared with its checksum.`);
  if (aside) say(`The database that was there before is in ${aside}; delete it when you are sure.`);
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error) => {
    complain(error);
    process.exitCode = 1;
  });
}
