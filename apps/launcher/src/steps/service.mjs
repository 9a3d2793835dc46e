import { fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beginningOf, commandOf, endProcess } from '../embedded/processes.mjs';
import { root } from '../settings.mjs';
import { Problem, say } from '../words.mjs';

const SERVE = join(dirname(fileURLToPath(import.meta.url)), '../serve.mjs');

/** What the service itself allows for a graceful stop, and a little more. */
const STOP_WITHIN_MS = 25_000;

/**
 * API and worker in one process of their own: half the memory of two, and a supervisor that outlives a crash of theirs.
 * `stop` lets it finish what is under way; `kill` does not.
 */
export function startService(settings, addresses, { isEmpty, databasePid }) {
  const flags = [...(isEmpty ? ['--empty'] : []), ...(databasePid ? [`--database=${databasePid}`] : [])];
  const child = fork(SERVE, flags, {
    cwd: root,
    detached: true,
    execArgv: ['--max-semi-space-size=8'],
    env: {
      ...settings.env,
      NODE_ENV: 'production',
      PORT: String(settings.port),
      HOST: settings.host,
      KONTOR_DATA_DIR: settings.dataFolder,
      KONTOR_WEB_DIR: settings.env.KONTOR_WEB_DIR || join(root, 'apps/web/dist'),
      // On the terminal people read the launcher's words; who wants every request in between sets it.
      LOG_LEVEL: settings.env.LOG_LEVEL || 'warn',
      DATABASE_URL: addresses.app,
      MIGRATION_DATABASE_URL: addresses.migrator,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const isThere = () => child.exitCode === null && child.signalCode === null;
  return {
    facts: { pid: child.pid, beginning: beginningOf(child.pid) },
    ready: untilReady(child),
    ended,
    isThere,
    stop: async () => {
      if (!isThere()) return;
      child.kill('SIGTERM');
      const tooLong = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
      await ended;
      clearTimeout(tooLong);
    },
    kill: () => child.kill('SIGKILL'),
  };
}

function untilReady(child) {
  const ready = new Promise((resolve, reject) => {
    let code = null;
    child.on('message', (message) => {
      if (message.step) say(`  ${message.step} … ${(message.ms / 1000).toFixed(1)} s`);
      if (message.ready) resolve(message.ready);
      if (message.problem) reject(new Problem(message.problem, message.advice));
    });
    child.once('error', reject);
    child.once('exit', (status, signal) => {
      code = status ?? signal;
      if (!child.connected) fail();
    });
    // What it said last may be read after its end.
    child.once('disconnect', () => {
      if (code !== null) fail();
    });
    const fail = () =>
      reject(
        new Problem(
          `Kontor ended with ${code} before it was ready; the reason is above.`,
          'Mend that and start again. Nothing was lost.',
        ),
      );
  });
  ready.catch(() => undefined); // Whoever stops before it is ready does not wait for it.
  return ready;
}

/** Ends the service of a launcher that was killed: it is about to end by itself, and its port is needed. */
export async function endServiceLeftBehind(facts) {
  if (!facts?.pid || !commandOf(facts.pid)?.includes('serve.mjs')) return;
  const signals = [
    ['SIGTERM', STOP_WITHIN_MS],
    ['SIGKILL', 5_000],
  ];
  await endProcess(facts, signals);
}
