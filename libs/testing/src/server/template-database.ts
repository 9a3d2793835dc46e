import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import type { MigrationInterface } from 'typeorm';

/** Every migration of every context, in the one order they run in: that of their timestamps. */
export async function findMigrationFiles(root: string): Promise<string[]> {
  const contexts = await readdir(join(root, 'libs'));
  const folders = contexts.map((context) => join(root, 'libs', context, 'src', 'migrations'));
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(folder).catch(() => [] as string[])).map((file) => join(folder, file)),
    ),
  );
  return files
    .flat()
    .filter((file) => /\d{13}-.*\.ts$/.test(file) && !file.endsWith('.d.ts'))
    .sort((a, b) => basename(a).localeCompare(basename(b)));
}

const MIGRATE = 'libs/platform/src/migrate.ts';

type MigrationClass = new () => MigrationInterface;

export async function loadMigrations(root: string): Promise<MigrationClass[]> {
  const found: MigrationClass[] = [];
  // One after the other: Jest's module loader trips over files that are imported at the same time.
  for (const file of await findMigrationFiles(root)) {
    const exported = Object.values((await import(pathToFileURL(file).href)) as Record<string, unknown>);
    found.push(
      ...exported.filter((value): value is MigrationClass => typeof value === 'function' && /\d{13}$/.test(value.name)),
    );
  }
  return found;
}

/** Makes (once per content of the migrations) the database that test databases are cloned from; answers its name. */
export async function buildTemplate(serverUrl: string, root: string): Promise<string> {
  const hash = createHash('sha1');
  for (const file of [
    join(root, MIGRATE),
    join(root, 'node_modules/bullmq/package.json'),
    ...(await findMigrationFiles(root)),
  ]) {
    hash.update(await readFile(file));
  }
  const name = `kontor_template_${hash.digest('hex').slice(0, 12)}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4711)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 0) {
      await client.query(`CREATE DATABASE "${name}_building"`);
      await migrate(root, withDatabase(serverUrl, `${name}_building`));
      await createLogins(client);
      await client.query(`ALTER DATABASE "${name}_building" RENAME TO "${name}"`);
    }
    await client.query('SELECT pg_advisory_unlock(4711)');
  } finally {
    await client.end();
  }
  return name;
}

/** The platform's own: loaded by its path, because the platform's tests depend on this lib and not the other way round. */
async function migrate(root: string, url: string): Promise<void> {
  const file = join(root, MIGRATE);
  const platform = (await import(pathToFileURL(file).href)) as {
    migrate(options: { url: string; migrations: readonly MigrationClass[] }): Promise<unknown>;
  };
  await platform.migrate({ url, migrations: await loadMigrations(root) });
}

/** One login per database role, as an installation has them. */
async function createLogins(client: Client): Promise<void> {
  for (const [login, role] of [
    ['test_app', 'kontor_app'],
    ['test_reporter', 'kontor_reporter'],
  ]) {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [login]);
    if (rowCount === 0) await client.query(`CREATE ROLE ${login} LOGIN PASSWORD '${login}' IN ROLE ${role}`);
  }
}

export function withDatabase(url: string, database: string, login?: string): string {
  const made = new URL(url);
  made.pathname = `/${database}`;
  if (login) {
    made.username = login;
    made.password = login;
  }
  return made.href;
}
