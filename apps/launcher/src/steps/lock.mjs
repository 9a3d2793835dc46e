import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { isAlive } from '../embedded/server.mjs';
import { Problem } from '../words.mjs';

/** Keeps a second start away from the same data, and tells it where the first one is to be found. */
export function takeLock(dataFolder, facts) {
  mkdirSync(dataFolder, { recursive: true });
  const file = join(dataFolder, 'running.json');
  const running = readRunning(dataFolder);
  if (running) {
    throw new Problem(
      `Kontor is already running on this data${running.url ? ` at ${running.url}` : ''} (process ${running.pid}).`,
      'Open that address, or stop it with Ctrl-C first. For a second Kontor set another KONTOR_DATA_DIR and another PORT.',
    );
  }
  rmSync(file, { force: true });
  const handle = openSync(file, 'wx', 0o600);
  const write = (more) => writeFileSync(file, JSON.stringify({ pid: process.pid, ...facts, ...more }));
  closeSync(handle);
  write({});
  return { update: write, release: () => rmSync(file, { force: true }) };
}

/** The start that holds the data now, or `null`; one that was killed does not hold it any more. */
export function readRunning(dataFolder) {
  try {
    const running = JSON.parse(readFileSync(join(dataFolder, 'running.json'), 'utf8'));
    return running.pid !== process.pid && isAlive(running.pid) ? running : null;
  } catch {
    return null;
  }
}

export async function refuseIfPortInUse(host, port) {
  const taken = await new Promise((resolve) => {
    const socket = createConnection({ host: host === '0.0.0.0' ? '127.0.0.1' : host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
  if (taken)
    throw new Problem(
      `Port ${port} is in use by another program.`,
      `Stop that program, or choose another port: PORT=${port + 1} npm start`,
    );
}
