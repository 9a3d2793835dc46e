import {
  chmodSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { beginningOf, isStill } from '../embedded/processes.mjs';
import { Problem } from '../words.mjs';

const FILE = 'running.json';
const LONGEST_TAKE_OVER_MS = 10_000;

/**
 * Keeps a second start away from the same data, and tells it where the first one is to be found. `facts`: its address
 * (`url`) or what else is under way (`work`). What a start that was killed has left is in `leftBehind`.
 */
export function takeLock(dataFolder, facts) {
  // Others may pass through a new folder, as the database's account has to, and see nothing of it.
  if (mkdirSync(dataFolder, { recursive: true })) chmodSync(dataFolder, 0o711);
  const file = join(dataFolder, FILE);
  const own = { pid: process.pid, beginning: beginningOf(process.pid), ...facts };
  const leftBehind = readFile(file);
  for (let tries = 0; !tryToTake(dataFolder, own); tries += 1) {
    const running = readRunning(dataFolder);
    if (running) throw alreadyRunning(running);
    if (tries >= 40)
      throw new Problem(
        `${file} cannot be taken.`,
        'Delete that file if no Kontor runs on this data, and start again.',
      );
    if (!forgetDead(dataFolder)) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
  }
  return {
    leftBehind,
    update: (more) => {
      Object.assign(own, more);
      renameSync(draft(dataFolder, own), file);
    },
    release: () => {
      if (readFile(file)?.pid === process.pid) rmSync(file, { force: true });
    },
  };
}

/** The start that holds the data now, or `null`; one that was killed does not hold it any more. */
export function readRunning(dataFolder) {
  const running = readFile(join(dataFolder, FILE));
  return running && isStill(running) ? running : null;
}

const alreadyRunning = ({ work, url, isReady, pid }) =>
  work
    ? new Problem(`${work} of this data is under way (process ${pid}).`, 'Wait until it is done, then do this again.')
    : new Problem(
        `Kontor is already ${isReady ? 'running' : 'being started'} on this data at ${url} (process ${pid}).`,
        'Open that address, or stop it with Ctrl-C first. For a second Kontor set another KONTOR_DATA_DIR and another PORT.',
      );

/** A link is there whole or not at all, and only one of two can make it. */
function tryToTake(dataFolder, own) {
  const written = draft(dataFolder, own);
  try {
    linkSync(written, join(dataFolder, FILE));
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(written, { force: true });
  }
}

function draft(dataFolder, content) {
  const file = join(dataFolder, `.running.${process.pid}`);
  writeFileSync(file, JSON.stringify(content), { mode: 0o600 });
  return file;
}

/** Deletes the file of a start that was killed. One at a time, so that nobody deletes what another has just taken. */
function forgetDead(dataFolder) {
  const door = join(dataFolder, '.running.door');
  try {
    mkdirSync(door);
  } catch {
    const age = Date.now() - (statSync(door, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
    if (age > LONGEST_TAKE_OVER_MS) rmSync(door, { recursive: true, force: true });
    return false;
  }
  try {
    if (!readRunning(dataFolder)) rmSync(join(dataFolder, FILE), { force: true });
    return true;
  } finally {
    rmdirSync(door);
  }
}

function readFile(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
