import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { Problem } from '../words.mjs';
import { commandOf, endProcess, isAlive, processesIn } from './processes.mjs';

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
 * which was cut off half-way leaves nothing that looks like a cluster. Every attempt has a folder of its own: what the
 * one before left may still be written to.
 */
export async function initialise({ binaries, account, folder, password, sync = true }) {
  const attempt = `${folder}.new-${randomBytes(4).toString('hex')}`;
  const building = join(attempt, 'data');
  const passwordFile = join(attempt, 'password');
  sweep(`${folder}.new`);
  mkdirSync(building, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [attempt, building, passwordFile]) chownSync(path, account.uid, account.gid);
  const places = ['-D', building, `--pwfile=${passwordFile}`, ...(sync ? [] : ['--no-sync'])];
  await runToEnd(binaries.initdb, [...places, '-U', 'postgres', '-A', 'scram-sha-256', '--encoding=UTF8', ...LOCALE], {
    account,
  });
  renameSync(building, folder);
  sweep(`${folder}.new`);
}

/** Deletes what attempts that were cut off have left; what resists is deleted the next time. */
function sweep(prefix) {
  const above = dirname(prefix);
  if (!existsSync(above)) return;
  for (const name of readdirSync(above).filter((name) => name.startsWith(basename(prefix)))) {
    try {
      rmSync(join(above, name), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
    } catch {
      // An initdb that lost its launcher is writing its last words here.
    }
  }
}

/** Runs one of PostgreSQL's programs to its end, with `input` on its standard input; answers what it wrote. */
export function runToEnd(command, options, { account, input = '' }) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, options, {
      ...account,
      cwd: '/',
      env: { ...process.env, LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    let words = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        words += text;
      });
    child.once('error', reject);
    child.once('close', (code) =>
      code === 0 ? resolve(words) : reject(new Error(`${basename(command)} ended with ${code}:\n${words.trim()}`)),
    );
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
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
  const lastWords = () => log.trim().split('\n').slice(-6).join('\n');
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  ended.then(() => process.removeListener('exit', endWithUs));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`PostgreSQL ended with ${code}:\n${lastWords()}`)));
    child.stderr.on('data', (text) => {
      log = (log + text).slice(-4_000);
      if (/database system is ready to accept connections/.test(log))
        resolve({ port, pid: child.pid, stop: () => stopServer(child, ended), ended, lastWords });
    });
  });
}

const LONGEST_STOP_MS = 30_000;

/** Ends every connection and writes what is in memory. One that cannot is ended as a crash ends it: it recovers by itself. */
function stopServer(child, ended) {
  if (child.exitCode !== null || child.signalCode !== null) return ended;
  child.kill('SIGINT');
  const tooLong = setTimeout(() => child.kill('SIGQUIT'), LONGEST_STOP_MS);
  return ended.finally(() => clearTimeout(tooLong));
}

/**
 * Ends a server that a launcher which was killed left behind on this cluster. PostgreSQL itself takes any process for
 * its predecessor that has the number of it now; we know better, so what the predecessor left in the way is cleared.
 */
export async function stopLeftBehind(folder) {
  const pidFile = join(folder, 'postmaster.pid');
  if (!existsSync(pidFile)) return;
  const signals = [
    ['SIGINT', LONGEST_STOP_MS],
    ['SIGQUIT', 5_000],
  ];
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  const isServer = isAlive(pid) && commandOf(pid)?.includes(folder);
  if (isServer && !(await endProcess({ pid }, signals)))
    throw new Problem(
      `PostgreSQL (process ${pid}) still works on ${folder} and does not end.`,
      'End that process, then start again.',
    );
  const orphans = processesIn(folder);
  if (orphans === null) return;
  for (const orphan of orphans) await endProcess({ pid: orphan }, [['SIGQUIT', 5_000]]);
  if (processesIn(folder).length === 0) rmSync(pidFile, { force: true });
}

/** Makes a folder that every account can pass through and none can list, or, with `account`, one that is its own. */
export function lend(folder, account) {
  mkdirSync(folder, { recursive: true });
  chmodSync(folder, 0o711);
  if (account) chownSync(folder, account.uid, account.gid);
}
