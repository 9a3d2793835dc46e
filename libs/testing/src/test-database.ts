import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { withDatabase } from './server/template-database.js';

export interface TestDatabase {
  /** As the application connects: may work with rows, may not alter the register. */
  readonly appUrl: string;
  /** As the migrator connects: owns everything. */
  readonly ownerUrl: string;
  /** As a reporting tool connects: may read. */
  readonly reporterUrl: string;
  drop(): Promise<void>;
}

/** A database of its own for one test file, cloned from the migrated template. Call `drop()` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const { serverUrl, template } = testServer();
  return cloneOf(serverUrl, template);
}

/**
 * A clone of a database that `fill` has filled: for what takes seconds to make and many files need. It is made once in
 * a Jest run, under a lock, and named after what is in it.
 */
export async function filledDatabase(
  name: string,
  fill: (database: TestDatabase) => Promise<void>,
): Promise<TestDatabase> {
  const { serverUrl, template } = testServer();
  const filled = `${template}_${name}`;
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock(4712)');
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [filled]);
    if (rowCount === 0) {
      const made = await cloneOf(serverUrl, template);
      await fill(made);
      await client.query(`ALTER DATABASE "${new URL(made.ownerUrl).pathname.slice(1)}" RENAME TO "${filled}"`);
    }
  } finally {
    await client.end();
  }
  return cloneOf(serverUrl, filled);
}

function testServer(): { serverUrl: string; template: string } {
  const serverUrl = process.env['KONTOR_TEST_SERVER_URL'];
  const template = process.env['KONTOR_TEST_TEMPLATE'];
  if (serverUrl && template) return { serverUrl, template };
  throw new Error('no test server: run the test through Jest, in the project db, api, worker, fault or e2e');
}

async function cloneOf(serverUrl: string, template: string): Promise<TestDatabase> {
  const name = `kontor_test_${randomBytes(6).toString('hex')}`;
  await onServer(serverUrl, `CREATE DATABASE "${name}" TEMPLATE "${template}" STRATEGY FILE_COPY`);
  return {
    appUrl: withDatabase(serverUrl, name, 'test_app'),
    ownerUrl: withDatabase(serverUrl, name),
    reporterUrl: withDatabase(serverUrl, name, 'test_reporter'),
    drop: () => onServer(serverUrl, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`),
  };
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
