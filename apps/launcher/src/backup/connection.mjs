import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startDatabase } from '../steps/database.mjs';
import { readRunning, takeLock } from '../steps/lock.mjs';
import { checkOutsideDatabase } from '../steps/outside.mjs';
import { Problem } from '../words.mjs';

/**
 * The database to work on, whether Kontor runs or not: an outside one by its address, the embedded one where it runs
 * now, or started for as long as `work` takes.
 */
export async function withDatabaseUrl(settings, work, called = 'A backup') {
  if (settings.databaseUrl) {
    await checkOutsideDatabase(settings);
    return work(settings.migrationDatabaseUrl ?? settings.databaseUrl);
  }
  if (!existsSync(settings.dataFolder) || !existsSync(join(settings.dataFolder, 'secrets.json'))) {
    throw new Problem(
      `There is no database in ${settings.dataFolder}.`,
      'Start Kontor once, or set KONTOR_DATA_DIR to where its data is.',
    );
  }
  const running = readRunning(settings.dataFolder);
  if (running?.isReady && running.databasePort) {
    const { superuser } = JSON.parse(readFileSync(join(settings.dataFolder, 'secrets.json'), 'utf8'));
    return work(`postgresql://postgres:${superuser}@127.0.0.1:${running.databasePort}/kontor`);
  }
  const lock = takeLock(settings.dataFolder, { work: called });
  try {
    const { server, addresses } = await startDatabase(settings.dataFolder);
    try {
      return await work(addresses.superuser);
    } finally {
      await server.stop();
    }
  } finally {
    lock.release();
  }
}
