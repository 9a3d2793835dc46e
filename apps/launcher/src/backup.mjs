// npm run backup [-- <folder>]: everything that Kontor knows, as of one instant, while it runs or not.
import {
  cpSync,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { createGzip } from 'node:zlib';
import { withDatabaseUrl } from './backup/connection.mjs';
import { readSettings } from './settings.mjs';
import { complain, Problem, say, step } from './words.mjs';

export async function backUp(settings, target) {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Problem(`${target} is not empty.`, 'Name a folder that does not exist yet.');
  const building = `${target}.partial`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, 'tables'), { recursive: true, mode: 0o700 });
  const manifest = await withDatabaseUrl(settings, (url) => writeTables(url, join(building, 'tables')));
  const files = join(settings.dataFolder, 'files');
  if (existsSync(files)) cpSync(files, join(building, 'files'), { recursive: true });
  writeFileSync(join(building, 'manifest.json'), JSON.stringify(manifest, null, 2));
  renameSync(building, target);
  return manifest;
}

async function writeTables(url, folder) {
  const { default: pg } = await import('pg');
  const { copyOut, listMigrations, listSequences, listTables } = await import('./backup/tables.mjs');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // One snapshot for all tables: what is saved meanwhile is in the next backup.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = [];
    for (const table of await listTables(client)) {
      const file = `${table.schema}.${table.name}.copy.gz`;
      const gzip = createGzip({ level: 6 });
      const written = new Promise((done, failed) =>
        gzip
          .pipe(createWriteStream(join(folder, file), { mode: 0o600 }))
          .on('finish', done)
          .on('error', failed),
      );
      const { rows, sha256 } = await copyOut(client, table, gzip);
      await written;
      tables.push({ ...table, file, rows, sha256 });
    }
    return {
      format: 1,
      takenAt: new Date().toISOString(),
      migrations: await listMigrations(client),
      tables,
      sequences: await listSequences(client),
    };
  } finally {
    await client.end();
  }
}

async function main() {
  const settings = readSettings();
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const target = resolve(process.argv[2] ?? join(settings.dataFolder, 'backups', `kontor-${stamp}`));
  const manifest = await step('Writing the backup', () => backUp(settings, target));
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `\n${rows} rows of ${manifest.tables.length} tables are in ${target}\nKeep a copy on another machine. Put it back with: npm run restore -- ${target}`,
  );
}

if (process.argv[1] === import.meta.filename) {
  main().catch((error) => {
    complain(error);
    process.exitCode = 1;
  });
}
