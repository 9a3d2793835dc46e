import { migrate } from '@kontor/platform';
import { allMigrations } from './contexts.js';

/** Brings a database up to this version, or, with `only`, up to the version that had just these migrations. */
export function migrateAll(url: string, options: { only?: readonly string[] } = {}): Promise<string[]> {
  const { only } = options;
  return migrate({ url, migrations: only ? allMigrations.filter(({ name }) => only.includes(name)) : allMigrations });
}
