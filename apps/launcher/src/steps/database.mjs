import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findBinaries, isReachable, serverAccount } from '../embedded/binaries.mjs';
import { freePort, initialise, lend, startServer, stopLeftBehind } from '../embedded/server.mjs';
import { Problem, say } from '../words.mjs';

/** Passwords of the embedded database's accounts, made at its first start and kept beside its data. */
function readSecrets(dataFolder) {
  const file = join(dataFolder, 'secrets.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  const password = () => randomBytes(24).toString('base64url');
  const secrets = {
    superuser: password(),
    kontor_migrator: password(),
    kontor_api: password(),
    kontor_reports: password(),
  };
  mkdirSync(dataFolder, { recursive: true });
  writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
  return secrets;
}

/** Where the cluster is: below the data folder, or where the server's account can reach it when that is private. */
function clusterHome(dataFolder, account) {
  mkdirSync(dataFolder, { recursive: true });
  if (account === null || isReachable(dataFolder)) return dataFolder;
  const home = join('/var/lib/kontor', createHash('sha1').update(dataFolder).digest('hex').slice(0, 12));
  say(
    `  (PostgreSQL does not run as root, and its account cannot enter ${dataFolder}: the database is kept in ${home})`,
  );
  return home;
}

export async function locateCluster(dataFolder) {
  const account = serverAccount();
  const home = clusterHome(dataFolder, account);
  return { account, home, folder: join(home, 'postgresql'), binaries: await findBinaries(account) };
}

/** Starts the embedded PostgreSQL, making it first when there is none. Addresses for each account come back. */
export async function startDatabase(dataFolder) {
  const cluster = await locateCluster(dataFolder);
  const secrets = readSecrets(dataFolder);
  const isNew = !existsSync(join(cluster.folder, 'PG_VERSION'));
  if (isNew && existsSync(cluster.folder)) throw damaged(cluster.folder, 'PG_VERSION is missing');
  if (isNew) {
    if (cluster.account) lend(cluster.home, null);
    await initialise({ ...cluster, password: secrets.superuser });
  }
  await stopLeftBehind(cluster.folder);
  const settings = { max_connections: 100, shared_buffers: '128MB', random_page_cost: 1.1, jit: 'off' };
  const server = await startServer({ ...cluster, port: await freePort(), settings }).catch((error) => {
    throw damaged(cluster.folder, error.message);
  });
  const address = (login, password) => `postgresql://${login}:${password}@127.0.0.1:${server.port}/kontor`;
  const addresses = {
    superuser: address('postgres', secrets.superuser),
    migrator: address('kontor_migrator', secrets.kontor_migrator),
    app: address('kontor_api', secrets.kontor_api),
  };
  try {
    await prepareAccounts(addresses.superuser.replace(/\/kontor$/, '/postgres'), secrets);
  } catch (error) {
    await server.stop();
    throw damaged(cluster.folder, error.message);
  }
  return { server, addresses };
}

const damaged = (folder, words) =>
  new Problem(
    `The database in ${folder} does not start:\n  ${words.trim().replaceAll('\n', '\n  ')}`,
    'Nothing was changed. Put the newest backup back with `npm run restore -- <backup>`, or begin anew with `npm start -- --reset` (that deletes the data).',
  );

/** The migrator owns the database, the API works with rows, reports read: three logins that share no password. */
async function prepareAccounts(url, secrets) {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
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
      if (!have.has(login)) await client.query(`CREATE ROLE ${login} LOGIN PASSWORD '${secrets[login]}' ${member}`);
    }
    const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = 'kontor'");
    if (rowCount === 0) await client.query('CREATE DATABASE kontor OWNER kontor_migrator');
  } finally {
    await client.end();
  }
}

export async function deleteData(dataFolder) {
  const { home, folder } = await locateCluster(dataFolder);
  await stopLeftBehind(folder);
  for (const path of [folder, `${folder}.new`]) rmSync(path, { recursive: true, force: true });
  if (home !== dataFolder) rmSync(home, { recursive: true, force: true });
  for (const name of ['secrets.json', 'files', 'postgresql', 'running.json'])
    rmSync(join(dataFolder, name), { recursive: true, force: true });
}
