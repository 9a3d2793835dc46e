import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../words.mjs';
import { connectForCopy, fingerprint, listTables, quoted } from './tables.mjs';

/** Refuses what a newer Kontor wrote: this one would not know what to do with it. */
export async function refuseUnknown(manifest) {
  const { allMigrations } = await import('@kontor/api');
  const known = new Set(allMigrations.map(({ name }) => name));
  const unknown = manifest.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new Problem(
      `A newer Kontor wrote this backup: it knows ${unknown.at(-1)}, and this one does not.`,
      'Nothing was changed. Restore with the version that wrote the backup, or a newer one.',
    );
}

/**
 * Fills an empty database: the tables as they were when the backup was taken, its rows compared with their checksums,
 * then whatever migrations this version adds. As the owner of the tables, who need not be a superuser.
 */
export async function load(url, source, manifest) {
  const { migrateAll } = await import('@kontor/api');
  await migrateAll(url, { only: manifest.migrations });
  const client = await connectForCopy(url);
  try {
    await client.query('BEGIN');
    await makePartitions(client, manifest);
    const { lift, put } = await rulesOf(client);
    await run(client, lift);
    await run(client, [`TRUNCATE ${(await listTables(client)).map(quoted).join(', ')}`]);
    await writeRows(client, source, manifest);
    await compare(client, manifest);
    await run(client, put);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
  await migrateAll(url);
}

async function run(client, statements) {
  for (const statement of statements) await client.query(statement);
}

/** The months of a partitioned table are made as time goes by; a migration does not know those of the backup. */
async function makePartitions(client, manifest) {
  const there = new Set((await listTables(client)).map(quoted));
  for (const table of manifest.tables.filter((table) => !there.has(quoted(table)))) {
    if (!table.partitionOf)
      throw new Problem(
        `This version of Kontor has no table ${quoted(table)}.`,
        'Restore with the version that wrote the backup, or a newer one.',
      );
    const parent = quoted({ schema: table.schema, name: table.partitionOf });
    await client.query(`CREATE TABLE ${quoted(table)} PARTITION OF ${parent} ${table.bound}`);
  }
}

/**
 * Triggers have done their work when the rows were first written, and foreign keys hold again when all rows are there:
 * the statements that lift them, and those that put them back, which reads every row once more.
 */
async function rulesOf(client) {
  const { rows: keys } = await client.query(`
    SELECT conrelid::regclass::text AS "table", quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE contype = 'f' AND conparentid = 0 ORDER BY oid`);
  const { rows: triggers } = await client.query(`
    SELECT tgrelid::regclass::text AS "table", quote_ident(tgname) AS name
    FROM pg_trigger WHERE NOT tgisinternal AND tgparentid = 0 AND tgenabled = 'O' ORDER BY oid`);
  return {
    lift: [
      ...triggers.map(({ table, name }) => `ALTER TABLE ${table} DISABLE TRIGGER ${name}`),
      ...keys.map(({ table, name }) => `ALTER TABLE ${table} DROP CONSTRAINT ${name}`),
    ],
    put: [
      'SET CONSTRAINTS ALL IMMEDIATE',
      ...keys.map(({ table, name, definition }) => `ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`),
      ...triggers.map(({ table, name }) => `ALTER TABLE ${table} ENABLE TRIGGER ${name}`),
    ],
  };
}

async function writeRows(client, source, manifest) {
  const { from: copyFrom } = await import('pg-copy-streams');
  for (const table of manifest.tables) {
    const sink = client.query(copyFrom(`COPY ${quoted(table)} (${table.columns.join(', ')}) FROM STDIN`));
    await pipeline(createReadStream(join(source, 'tables', table.file)), createGunzip(), sink);
  }
  for (const sequence of manifest.sequences) {
    // The queues make theirs at their first job.
    await client.query(`CREATE SEQUENCE IF NOT EXISTS ${quoted(sequence)}`);
    await client.query('SELECT setval($1::regclass, $2::bigint)', [quoted(sequence), sequence.value]);
  }
}

async function compare(client, manifest) {
  for (const table of manifest.tables) {
    const now = await fingerprint(client, table);
    if (now.rows !== table.rows || now.sha256 !== table.sha256)
      throw new Problem(
        `${quoted(table)} came out different: ${now.rows} rows instead of ${table.rows}, or others.`,
        'Nothing was changed. Please report this with the versions of both PostgreSQL servers.',
      );
  }
}
