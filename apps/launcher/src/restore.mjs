// npm run restore -- <folder>: puts a backup back. What was there before is moved aside, never overwritten.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { fillFiles, intoEmbedded } from './backup/into-embedded.mjs';
import { readSettings } from './settings.mjs';
import { build, buildIsFresh } from './steps/build.mjs';
import { dependenciesAreThere, installDependencies } from './steps/dependencies.mjs';
import { takeLock } from './steps/lock.mjs';
import { checkOutsideDatabase } from './steps/outside.mjs';
import { endServiceLeftBehind } from './steps/service.mjs';
import { endWithLastWords } from './steps/stop-requests.mjs';
import { finishSwap, swapIn } from './steps/swap.mjs';
import { complain, Problem, say, step } from './words.mjs';

async function restore(settings, source) {
  const { readBackup } = await import('./backup/manifest.mjs');
  const { refuseUnknown } = await import('./backup/load.mjs');
  const manifest = await step('Reading the backup', () => readBackup(source));
  await refuseUnknown(manifest);
  const lock = takeLock(settings.dataFolder, { work: 'A restore' });
  try {
    await endServiceLeftBehind(lock.leftBehind?.service);
    finishSwap(settings.dataFolder);
    const asides = await step('Restoring', () =>
      settings.databaseUrl ? intoOutside(settings, source, manifest) : intoEmbedded(settings, source, manifest),
    );
    return { manifest, asides };
  } finally {
    lock.release();
  }
}

async function intoOutside(settings, source, manifest) {
  await checkOutsideDatabase(settings);
  const { load } = await import('./backup/load.mjs');
  const owner = settings.migrationDatabaseUrl ?? settings.databaseUrl;
  await refuseIfInUse(owner, manifest);
  const files = await fillFiles(settings, source, manifest);
  await load(owner, source, manifest);
  swapIn(settings.dataFolder, [files]);
  return [files.aside].filter(existsSync);
}

/** An attempt that was cut off has left tables without an organisation: those may be filled. */
async function refuseIfInUse(url, manifest) {
  const { connectForCopy, listMigrations } = await import('./backup/tables.mjs');
  const client = await connectForCopy(url);
  try {
    const { rows } = await client.query("SELECT to_regclass('identity.organisation') AS found");
    if (rows[0].found === null) return;
    const { rowCount } = await client.query('SELECT FROM identity.organisation');
    const isOfBackup = (await listMigrations(client)).every((name) => manifest.migrations.includes(name));
    if (rowCount === 0 && isOfBackup) return;
  } finally {
    await client.end();
  }
  throw new Problem(
    'The database at DATABASE_URL is in use by Kontor already.',
    'Make an empty database and name that one, so that nothing is overwritten.',
  );
}

async function main() {
  const source = process.argv[2];
  if (!source)
    throw new Problem(
      'Name the backup: npm run restore -- <folder>',
      'Backups are below the data folder, in "backups", unless you named another place.',
    );
  endWithLastWords();
  if (!dependenciesAreThere()) await step('Installing packages (once)', installDependencies);
  if (!buildIsFresh()) await step('Building', build);
  const { manifest, asides } = await restore(readSettings(), resolve(source));
  say(`\nThe backup of ${manifest.takenAt} is back, every table compared with its checksum.`);
  for (const aside of asides) say(`What was there before is in ${aside}; delete it when you are sure.`);
}

main().then(
  () => process.exit(),
  (error) => {
    complain(error);
    process.exit(1);
  },
);
