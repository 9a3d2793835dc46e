import { assertSchemaCompatibility, LATEST_SCHEMA_VERSION, runMigrations } from 'bullmq';
import { Client, type Pool } from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

export type MigrationClass = new () => MigrationInterface;

/** The schema of BullMQ's tables when jobs wait in PostgreSQL. */
export const JOBS_SCHEMA = 'jobs';

const LEDGER = 'kontor_migration';

/** Two that migrate at once wait for each other here: the number only has to be Kontor's own. */
const LOCK = 7_304_118_201;

export interface MigrateOptions {
  /** PostgreSQL as the owner of the schemas. */
  readonly url: string;
  /** Of every context; they run in the one order of their timestamps. */
  readonly migrations: readonly MigrationClass[];
}

/**
 * Brings the schema up to date: every migration that has not run, each in a transaction of its own, then the tables
 * of the job queues, which are made whether or not Redis is used, so that an installation can go back. Answers the
 * names of the migrations that ran. The application itself never migrates: its role owns nothing.
 */
export async function migrate({ url, migrations }: MigrateOptions): Promise<string[]> {
  const client = new Client({ connectionString: url, application_name: 'kontor-migrate' });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const ran = await runContexts(url, migrations);
    await runMigrations(client, JOBS_SCHEMA);
    await client.query(JOBS_GRANTS);
    return ran;
  } finally {
    await client.end();
  }
}

async function runContexts(url: string, migrations: readonly MigrationClass[]): Promise<string[]> {
  const dataSource = new DataSource({
    type: 'postgres',
    url,
    migrations: [...migrations],
    migrationsTableName: LEDGER,
    migrationsTransactionMode: 'each',
    applicationName: 'kontor-migrate',
    poolSize: 2,
  });
  await dataSource.initialize();
  try {
    return (await dataSource.runMigrations()).map((migration) => migration.name);
  } finally {
    await dataSource.destroy();
  }
}

/** BullMQ numbers the jobs of each queue by a sequence that it makes on first use, which only the owner may. */
const JOBS_GRANTS = /* sql */ `
  ALTER FUNCTION ${JOBS_SCHEMA}.next_job_id(text) SECURITY DEFINER;
  GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO kontor_app;
  GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${JOBS_SCHEMA} TO kontor_app;
  GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${JOBS_SCHEMA} TO kontor_app;
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${JOBS_SCHEMA} TO kontor_app;
  GRANT SELECT ON public.${LEDGER} TO kontor_app`;

export interface SchemaStatus {
  readonly upToDate: boolean;
  /** Names of the migrations that have still to run. */
  readonly pending: readonly string[];
}

/** Whether the schema is the one that this build was written for; the application's role may ask. */
export async function schemaStatus(pool: Pool, migrations: readonly MigrationClass[]): Promise<SchemaStatus> {
  const ran = await pool
    .query<{ name: string }>(`SELECT name FROM public.${LEDGER}`)
    .then(({ rows }) => new Set(rows.map((row) => row.name)))
    .catch((error: { code?: string }) => {
      if (error.code === UNDEFINED_TABLE) return new Set<string>();
      throw error;
    });
  const pending = migrations.map((migration) => migration.name).filter((name) => !ran.has(name));
  if (!(await jobsAreUpToDate(pool))) pending.push('jobs');
  return { upToDate: pending.length === 0, pending };
}

const UNDEFINED_TABLE = '42P01';

async function jobsAreUpToDate(pool: Pool): Promise<boolean> {
  const client = await pool.connect();
  try {
    return (await assertSchemaCompatibility(client, JOBS_SCHEMA)) >= LATEST_SCHEMA_VERSION;
  } catch (error) {
    if (error instanceof Error && error.name === 'SchemaMigrationRequiredError') return false;
    throw error;
  } finally {
    client.release();
  }
}
