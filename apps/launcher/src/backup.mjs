// npm run backup [-- <folder>]: everything that Kontor knows, as of one instant, while it runs or not.
import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createGzip } from 'node:zlib';
import { withDatabaseUrl } from './backup/connection.mjs';
import { readSettings } from './settings.mjs';
import { requirePackages } from './steps/dependencies.mjs';
import { endWithLastWords } from './steps/stop-requests.mjs';
import { complain, Problem, say, step } from './words.mjs';

async function backUp(settings, target) {
  if (existsSync(target) && readdirSync(target).length > 0)
    throw new Problem(`${target} is not empty.`, 'Name a folder that does not exist yet.');
  const building = `${target}.partial`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(join(building, 'tables'), { recursive: true, mode: 0o700 });
  const discard = () => rmSync(building, { recursive: true, force: true });
  process.once('exit', discard);
  const { copyUploads } = await import('./backup/uploads.mjs');
  const { writeManifest } = await import('./backup/manifest.mjs');
  const content = await withDatabaseUrl(settings, (url) => writeTables(url, join(building, 'tables')));
  // After the rows: whatever file they name was there by then.
  const files = await copyUploads(join(settings.dataFolder, 'files'), join(building, 'files'));
  writeManifest(building, { ...content, files });
  renameSync(building, target);
  process.removeListener('exit', discard);
  return { ...content, files };
}

async function writeTables(url, folder) {
  const { connectForCopy, copyOut, listMigrations, listSequences, listTables } = await import('./backup/tables.mjs');
  const client = await connectForCopy(url);
  try {
    // One snapshot for all tables: what is saved meanwhile is in the next backup.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = [];
    for (const table of await listTables(client)) {
      const file = `${table.schema}.${table.name}.copy.gz`;
      const gzip = createGzip({ level: 6 });
      const written = new Promise((done, failed) => {
        const target = createWriteStream(join(folder, file), { mode: 0o600 }).on('finish', done).on('error', failed);
        gzip.on('error', failed).pipe(target);
      });
      const [counted] = await Promise.all([copyOut(client, table, gzip), written]);
      tables.push({ ...table, file, ...counted });
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
  endWithLastWords();
  requirePackages();
  const settings = readSettings();
  const stamp = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  const target = resolve(process.argv[2] ?? join(settings.dataFolder, 'backups', `kontor-${stamp}`));
  const { tables, files } = await step('Writing the backup', () => backUp(settings, target));
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  say(`\n${rows} rows of ${tables.length} tables and ${files.length} uploaded files are in ${target}`);
  say(`Keep a copy on another machine. Put it back with: npm run restore -- ${target}`);
}

main().then(
  () => process.exit(),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
