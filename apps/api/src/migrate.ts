import { AppConfig } from '@kontor/platform';
import { migrateAll } from './migrate-all.js';
import { runCommand } from './run-command.js';

// The command that prepares a database for this version: run it as the migrator before the API and the worker start.
runCommand(async () => {
  const ran = await migrateAll(AppConfig.fromEnvironment(process.env).migrationDatabaseUrl);
  process.stdout.write(ran.length === 0 ? 'The database is up to date.\n' : `Migrated: ${ran.join(', ')}\n`);
});
