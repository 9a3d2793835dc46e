import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SHARED_HOME } from '../embedded/binaries.mjs';
import { freePort, initialise, runToEnd, startServer, stopLeftBehind } from '../embedded/server.mjs';
import { Problem, say } from '../words.mjs';
import { locateCluster } from './cluster.mjs';
import { readSecrets } from './secrets.mjs';
import { finishSwap, sweepRestores } from './swap.mjs';

const SETTINGS = { max_connections: 100, shared_buffers: '128MB', random_page_cost: 1.1, jit: 'off' };
const MOST_PORTS = 3;
const WRONG_PASSWORD = ['28P01', '28000'];

/** Starts the embedded PostgreSQL, making it first when there is none. Addresses for each account come back. */
export async function startDatabase(dataFolder) {
  finishSwap(dataFolder);
  const cluster = await locateCluster(dataFolder);
  for (const place of [cluster.folder, join(dataFolder, 'files')]) await sweepRestores(place);
  const started = await startCluster(cluster, readSecrets(dataFolder));
  cluster.note();
  return started;
}

/** The same for a cluster at any place: `npm run restore` fills a new one before it takes the place of the old one. */
export async function startCluster(cluster, secrets) {
  const { folder } = cluster;
  if (!existsSync(join(folder, 'PG_VERSION'))) {
    if (existsSync(folder))
      throw damaged(folder, 'PG_VERSION is missing: this is no PostgreSQL database, or half of one.');
    await initialise({ ...cluster, password: secrets.superuser });
  }
  await stopLeftBehind(folder);
  let server = await startOnFreePort(cluster);
  try {
    if (!(await takesPassword(server, secrets))) {
      await server.stop();
      await setPassword(cluster, secrets);
      server = await startOnFreePort(cluster);
      await prepareAccounts(server, secrets, { arePasswordsNew: true });
    } else await prepareAccounts(server, secrets, { arePasswordsNew: false });
  } catch (error) {
    await server.stop();
    throw error instanceof Problem ? error : damaged(folder, error.message);
  }
  return {
    server,
    addresses: {
      superuser: address(server, 'postgres', secrets.superuser),
      migrator: address(server, 'kontor_migrator', secrets.kontor_migrator),
      app: address(server, 'kontor_api', secrets.kontor_api),
    },
  };
}

const address = (server, login, password, database = 'kontor') =>
  `postgresql://${login}:${password}@127.0.0.1:${server.port}/${database}`;

/** Between asking for a free port and taking it another program may have been faster. */
async function startOnFreePort(cluster) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await startServer({ ...cluster, port: await freePort(), settings: SETTINGS });
    } catch (error) {
      if (tries < MOST_PORTS && /Address already in use/.test(error.message)) continue;
      throw damaged(cluster.folder, error.message);
    }
  }
}

const DISK_IS_FULL = 'Make room on that disk and start again: nothing else is wrong with it.';
const BROKEN =
  'Nothing was changed. Put the newest backup back with `npm run restore -- <backup>`, or begin anew with `npm start -- --reset` (that deletes the data).';

const damaged = (folder, words) =>
  new Problem(
    `The database in ${folder} does not start:\n  ${words.trim().replaceAll('\n', '\n  ')}`,
    /No space left on device/.test(words) ? DISK_IS_FULL : BROKEN,
  );

async function connect(server, secrets) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: address(server, 'postgres', secrets.superuser, 'postgres') });
  await client.connect();
  return client;
}

async function takesPassword(server, secrets) {
  try {
    await (await connect(server, secrets)).end();
    return true;
  } catch (error) {
    if (WRONG_PASSWORD.includes(error.code)) return false;
    throw error;
  }
}

/** A cluster that lost its passwords is told new ones by the one program that needs none: PostgreSQL by itself. */
async function setPassword({ binaries, account, folder }, secrets) {
  const words = await runToEnd(binaries.postgres, ['--single', '-D', folder, 'postgres'], {
    account,
    input: `ALTER ROLE postgres PASSWORD '${secrets.superuser}'\n`,
  });
  if (/ERROR|FATAL/.test(words)) throw new Error(words.trim());
  say('  (the database was told new passwords; its data is as it was)');
}

/** The migrator owns the database, the API works with rows, reports read: three logins that share no password. */
async function prepareAccounts(server, secrets, { arePasswordsNew }) {
  const client = await connect(server, secrets);
  try {
    const have = new Set((await client.query('SELECT rolname FROM pg_roles')).rows.map((row) => row.rolname));
    for (const role of ['kontor_app', 'kontor_reporter'])
      if (!have.has(role)) await client.query(`CREATE ROLE ${role} NOLOGIN`);
    const logins = [
      ['kontor_migrator', ''],
      ['kontor_api', 'IN ROLE kontor_app'],
      ['kontor_reports', 'IN ROLE kontor_reporter'],
    ];
    for (const [login, member] of logins) {
      const password = `LOGIN PASSWORD '${secrets[login]}'`;
      if (!have.has(login)) await client.query(`CREATE ROLE ${login} ${password} ${member}`);
      else if (arePasswordsNew) await client.query(`ALTER ROLE ${login} ${password}`);
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'kontor'");
    if (rowCount === 0) await client.query('CREATE DATABASE kontor OWNER kontor_migrator');
  } finally {
    await client.end();
  }
}

/** Deletes what Kontor keeps, and nothing that a person put beside it: backups and what a restore moved aside stay. */
export async function deleteData(dataFolder) {
  finishSwap(dataFolder);
  const { folder } = await locateCluster(dataFolder, { mayBeMissing: true });
  await stopLeftBehind(folder);
  // Out of its place in one go: half of a database would only be called damaged by the next start.
  const doomed = `${folder}.new-deleted-${process.pid}`;
  if (existsSync(folder)) renameSync(folder, doomed);
  rmSync(doomed, { recursive: true, force: true });
  if (dirname(dirname(folder)) === SHARED_HOME) rmSync(dirname(folder), { recursive: true, force: true });
  for (const name of readdirSync(dataFolder))
    if (/^(files|secrets\.json.*|postgresql\.(location|new.*|restoring.*)|files\.restoring.*)$/.test(name))
      rmSync(join(dataFolder, name), { recursive: true, force: true });
}

/** What is still in a data folder after `deleteData`, for the person to know. */
export const keptAfterReset = (dataFolder) =>
  readdirSync(dataFolder).filter((name) => !name.startsWith('.') && name !== 'running.json');
