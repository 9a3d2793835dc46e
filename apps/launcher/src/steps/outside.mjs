import { Problem, say } from '../words.mjs';
import { answers } from './port.mjs';

const OLDEST_POSTGRESQL = 15;
const CONNECT_WITHIN_MS = 10_000;

/** What PostgreSQL and the network say, in words, by their codes. */
const REASONS = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  EHOSTUNREACH: 'the host cannot be reached',
  ENETUNREACH: 'the host cannot be reached',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'it refuses the password',
  28000: 'it refuses the login',
  '3D000': 'it has no database of that name',
  53300: 'it has no connection left',
  '57P03': 'it is only starting up',
};

/** An address as a log may show it: without its login and password. */
export function shownAddress(url) {
  if (!URL.canParse(url)) return 'an address that cannot be read';
  const { host, pathname } = new URL(url);
  return `${host}${pathname.length > 1 ? pathname : ''}`;
}

/** Asks the database of `DATABASE_URL` what would stop the start anyway, to say it in words. */
export async function checkOutsideDatabase({ databaseUrl, migrationDatabaseUrl }) {
  await ask('DATABASE_URL', databaseUrl);
  const { name, mayCreate } = await ask(
    migrationDatabaseUrl ? 'MIGRATION_DATABASE_URL' : 'DATABASE_URL',
    migrationDatabaseUrl ?? databaseUrl,
  );
  if (!mayCreate)
    throw new Problem(
      `The login of ${name} may not make tables in that database.`,
      'Set MIGRATION_DATABASE_URL to the address with the login that owns the database.',
    );
}

async function ask(name, url) {
  const { default: pg } = await import('pg');
  const problem = (reason) =>
    new Problem(
      `The database at ${name} (${shownAddress(url)}) cannot be used: ${reason}.`,
      `See that it runs and that ${name} is right, or leave DATABASE_URL out to use the embedded database.`,
    );
  let client;
  try {
    client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECT_WITHIN_MS });
    await client.connect();
    const { rows } = await client.query(
      "SELECT current_setting('server_version_num')::int AS version, has_database_privilege(current_database(), 'CREATE') AS may_create",
    );
    const major = Math.floor(rows[0].version / 10_000);
    if (major < OLDEST_POSTGRESQL)
      throw problem(`it is PostgreSQL ${major}, and Kontor needs ${OLDEST_POSTGRESQL} or newer`);
    return { name, mayCreate: rows[0].may_create };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw problem(REASONS[error.code ?? error.errors?.[0]?.code] ?? error.message);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** Kontor works without Redis and catches up, so that it is only said. */
export async function sayIfRedisIsAway(url) {
  if (!URL.canParse(url)) return;
  const { hostname, port } = new URL(url);
  if (await answers(hostname.replace(/^\[|\]$/g, ''), port || 6379)) return;
  say(`  (REDIS_URL: nobody answers at ${shownAddress(url)}; jobs wait until it does)`);
}
