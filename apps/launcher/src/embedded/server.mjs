import { spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';

/** PostgreSQL's own Unicode rules: letter case of every script, and the same order on every operating system. */
const LOCALE = ['--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];

/** A port of the loopback that nobody listens on now. */
export const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });

/**
 * Makes an empty database cluster. It is built beside its place and moved there when it is whole, so that a start
 * which was cut off half-way leaves nothing that looks like a cluster.
 */
export async function initialise({ binaries, account, folder, password, sync = true }) {
  const building = `${folder}.new`;
  rmSync(building, { recursive: true, force: true });
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(building, { mode: 0o700 });
  const passwordFile = join(dirname(folder), '.initial-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [building, passwordFile]) chownSync(path, account.uid, account.gid);
  try {
    const options = [
      '-D',
      building,
      '-U',
      'postgres',
      '-A',
      'scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      ...LOCALE,
    ];
    await runToEnd(binaries.initdb, [...options, ...(sync ? [] : ['--no-sync'])], account);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  renameSync(building, folder);
}

function runToEnd(command, options, account) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, {
      ...account,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        words += text;
      });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}:\n${words.trim()}`)),
    );
  });
}

/**
 * Starts PostgreSQL on a cluster and resolves when it takes connections; rejects with the last words of its log when
 * it ends before that. It runs in a process group of its own, so that Ctrl-C reaches the launcher and not the database.
 */
export function startServer({ binaries, account, folder, port, settings = {} }) {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', port, ...settings };
  const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', folder, ...options], {
    ...account,
    cwd: '/',
    detached: true,
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  let stopping = null;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = () => {
    stopping ??= ended;
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGINT');
    return stopping;
  };
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`PostgreSQL ended with ${code}:\n${log.trim().split('\n').slice(-6).join('\n')}`)),
    );
    child.stderr.on('data', (text) => {
      log = (log + text).slice(-4_000);
      if (/database system is ready to accept connections/.test(log)) {
        resolve({ port, pid: child.pid, stop, ended, lastWords: () => log.trim().split('\n').slice(-6).join('\n') });
      }
    });
  });
}

/** Ends a server that a launcher which was killed left behind on this cluster. */
export async function stopLeftBehind(folder) {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return false;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  if (!isAlive(pid) || !isPostgres(pid)) return false;
  process.kill(pid, 'SIGINT');
  for (let waited = 0; isAlive(pid) && waited < 10_000; waited += 50)
    await new Promise((resolve) => setTimeout(resolve, 50));
  return true;
}

export function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** A number that was the server's before a reboot may belong to anybody now. */
function isPostgres(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('postgres');
  } catch {
    return !existsSync('/proc');
  }
}

/** Gives a folder to the account that PostgreSQL runs under. */
export function lend(folder, account) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o755);
  if (account) chownSync(folder, account.uid, account.gid);
}
