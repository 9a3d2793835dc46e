import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@kontor/testing';
import { Client } from 'pg';

const made: string[] = [];

/** A folder that the database's account can pass through, for one test; `deleteFolders` deletes all of them. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'kontor-launcher-'));
  chmodSync(folder, 0o711);
  made.push(folder);
  return folder;
}

/** A data folder that was started with the demo and stopped: yesterday's. */
export function yesterdaysData(): string {
  const source = process.env['KONTOR_TEST_DEMO_DATA'];
  if (!source) throw new Error('no demo data: run the test through Jest, in the project launcher');
  const folder = join(newFolder(), 'data');
  execFileSync('cp', ['-a', source, folder]);
  return folder;
}

/** Ends what still runs on the folders of this file, and deletes them. */
export function deleteFolders(): void {
  for (const folder of made.splice(0)) {
    for (const file of findFiles(folder, 'postmaster.pid')) {
      try {
        process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
      } catch {
        // It has ended; its file stayed.
      }
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

const findFiles = (folder: string, name: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith(`/${name}`))
    .map((path) => join(folder, path));

interface Running {
  readonly pid: number;
  readonly databasePort: number;
  readonly service?: { readonly pid: number };
}

/** What the start that holds the data says of itself. */
export const readRunning = (dataFolder: string): Running =>
  JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8')) as Running;

/** The process of the embedded PostgreSQL, or `null` when none runs. */
export function databasePid(dataFolder: string): number | null {
  const file = join(dataFolder, 'postgresql/postmaster.pid');
  return existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : null;
}

/** The embedded database as its superuser; it has to run. */
export async function openDatabase(dataFolder: string, name = 'kontor'): Promise<Client> {
  const { superuser } = JSON.parse(readFileSync(join(dataFolder, 'secrets.json'), 'utf8')) as { superuser: string };
  const client = new Client({
    host: '127.0.0.1',
    port: readRunning(dataFolder).databasePort,
    user: 'postgres',
    password: superuser,
    database: name,
  });
  client.on('error', () => undefined); // The database is stopped under it.
  await client.connect();
  return client;
}

/** Number of rows and a checksum of all of them, by table, computed by PostgreSQL. */
export async function tableChecksums(client: Client): Promise<Record<string, string>> {
  await client.query("SET TimeZone = 'UTC'");
  const { rows } = await client.query<{ name: string; sum: string }>(`
    SELECT name, (xpath('/table/row/sum/text()', query_to_xml(format(
      $$SELECT count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' ORDER BY t::text)), '') AS sum FROM %s t$$, name), false, false, '')))[1]::text AS sum
    FROM (SELECT format('%I.%I', n.nspname, c.relname) AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e')) AS tables
    ORDER BY name`);
  return Object.fromEntries(rows.map(({ name, sum }) => [name, sum]));
}

/** Derived from the sales by jobs, when their time comes. */
const COUNTED_LATER = /^sales\.(pipeline_snapshot\w*|process_tally|sale_figure|uncounted_sale)$/;

/** Number of rows by table, of what people see: not of queues and sessions, which a start leaves traces in. */
export async function rowCounts(client: Client): Promise<Record<string, number>> {
  const sums = Object.entries(await tableChecksums(client));
  const lasting = sums.filter(
    ([name]) =>
      (/^(customers|sales|integrations)\./.test(name) && !COUNTED_LATER.test(name)) || name === 'identity.user_account',
  );
  return Object.fromEntries(lasting.map(([name, sum]) => [name, Number(sum.split(' ')[0])]));
}

/** Every file of a folder with its size and time, but for the note that a PostgreSQL which could not start has left. */
export function inventory(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const facts = statSync(join(folder, path));
    if (facts.isFile() && !path.endsWith('/postmaster.pid')) found[path] = `${facts.size} ${facts.mtimeMs}`;
  }
  return found;
}

/** A process and its children. */
export const familyOf = (pid: number): number[] => [
  pid,
  ...execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number),
];

const isThere = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
};

/** Waits until none of these processes is there. */
export const gone = (...pids: readonly number[]): Promise<void> =>
  eventually(`the end of process ${pids.join(', ')}`, () => !pids.some(isThere));
