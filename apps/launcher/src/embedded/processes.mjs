import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Whether a process runs. One that has ended and that its parent has not asked about yet does not. */
export function isAlive(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
  return !['Z', 'X'].includes(statOf(pid)?.[0]);
}

/**
 * When a process began, as the system tells it, or `null` where it tells nothing. A number that belonged to another
 * process before, or before the machine was started anew, has another beginning.
 */
export function beginningOf(pid) {
  const stat = statOf(pid);
  if (stat) return `${read('/proc/sys/kernel/random/boot_id').trim()} ${stat[19]}`;
  return ask('ps', ['-o', 'lstart=', '-p', String(pid)]);
}

/** Whether the process that had this number and began then is still there. */
export const isStill = ({ pid, beginning }) => isAlive(pid) && (!beginning || beginningOf(pid) === beginning);

/** The program of a process with its arguments, or `null` where the system does not tell. */
export const commandOf = (pid) =>
  read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').trim() || ask('ps', ['-o', 'command=', '-p', String(pid)]);

/** The processes that work in a folder, as each of PostgreSQL's does, or `null` where the system does not tell. */
export function processesIn(folder) {
  const pids = listOf('/proc').map(Number).filter(Number.isInteger);
  return pids.length === 0 ? null : pids.filter((pid) => linkOf(`/proc/${pid}/cwd`) === folder && isAlive(pid));
}

/** Sends the signals one after the other, each time waiting so long for the end; answers whether it came. */
export async function endProcess({ pid, beginning = beginningOf(pid) }, signals) {
  for (const [signal, waitMs] of signals) {
    if (!isStill({ pid, beginning })) return true;
    try {
      process.kill(pid, signal);
    } catch {
      // It has ended, or is not ours to end: what counts is whether it is still there.
    }
    for (let waited = 0; waited < waitMs && isStill({ pid, beginning }); waited += 50)
      await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return !isStill({ pid, beginning });
}

/** What Linux tells of a process after its name: its state first, the time of its beginning as the twentieth. */
function statOf(pid) {
  const text = read(`/proc/${pid}/stat`);
  return text === '' ? null : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function listOf(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function linkOf(path) {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

function ask(program, args) {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() || null;
  } catch {
    return null;
  }
}
