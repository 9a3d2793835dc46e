// npm run restore-drill -- <folder>: would this backup bring everything back? Restores it into a database that is thrown
// away afterwards, and touches no data that is there.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withDatabaseUrl } from './backup/connection.mjs';
import { intoEmbedded } from './backup/into-embedded.mjs';
import { readSettings } from './settings.mjs';
import { build, buildIsFresh } from './steps/build.mjs';
import { deleteData } from './steps/database.mjs';
import { requirePackages } from './steps/dependencies.mjs';
import { endWithLastWords } from './steps/stop-requests.mjs';
import { complain, Problem, say, step } from './words.mjs';

/** A data folder like any other, but for its place and its end. */
async function withThrowawayFolder(work) {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kontor-drill-'));
  try {
    return await work({ ...readSettings(), dataFolder, databaseUrl: undefined, migrationDatabaseUrl: undefined });
  } finally {
    await deleteData(dataFolder);
    rmSync(dataFolder, { recursive: true, force: true });
  }
}

async function readRegister(settings) {
  const { verifyRegister } = await import('@kontor/platform');
  return withDatabaseUrl(settings, (url) => verifyRegister({ url, anchorFile: null }), 'A drill');
}

async function main() {
  const source = process.argv[2];
  if (!source)
    throw new Problem(
      'Name the backup: npm run restore-drill -- <folder>',
      'Backups are below the data folder, in "backups", unless you named another place.',
    );
  endWithLastWords();
  requirePackages();
  if (!buildIsFresh()) await step('Building', build);
  const { readBackup } = await import('./backup/manifest.mjs');
  const { refuseUnknown } = await import('./backup/load.mjs');
  const folder = resolve(source);
  const manifest = await step('Reading the backup', () => readBackup(folder));
  await refuseUnknown(manifest);
  const report = await withThrowawayFolder(async (settings) => {
    await step('Restoring into a database of its own', () => intoEmbedded(settings, folder, manifest));
    return step('Reading the register', () => readRegister(settings));
  });
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
  say(
    `\nThe backup of ${manifest.takenAt}: ${rows} rows of ${manifest.tables.length} tables came back, each table with`,
  );
  say(`its checksum, and ${manifest.files.length} uploaded files with theirs.`);
  say(
    `${report.entries} sealed entries of the register in ${report.streams} streams, ${report.unsealed} not sealed then.`,
  );
  if (report.findings.length === 0) {
    say('Everything is there and as it was sealed. Nothing was kept of this drill.');
    return 0;
  }
  say(
    `${report.findings.length + report.more} entries of the register are not as they were sealed: restore the backup and run`,
  );
  say('`npm run verify-register`, which names them.');
  return 1;
}

main().then(
  (code) => process.exit(code),
  (error) => {
    complain(error);
    process.exit(2);
  },
);
