/** What the launcher says: one line a step, and problems as sentences that say what to do next. */
const started = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

// A terminal that was closed takes no words any more; the work of ending goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

export const say = (text = '') => process.stdout.write(`${text}\n`);

/** Says what is being done, does it, and says how long it took. */
export async function step(title, work) {
  const at = Date.now();
  const terminal = process.stdout.isTTY;
  if (terminal) process.stdout.write(`  ${title} …`);
  const answer = await work();
  process.stdout.write(`${terminal ? '\r' : ''}  ${title} … ${seconds(at)}\n`);
  return answer;
}

export const elapsed = () => seconds(started);

/** A problem that a person can do something about. Everything else that is thrown is a bug and keeps its stack. */
export class Problem extends Error {
  constructor(message, advice) {
    super(message);
    this.advice = advice;
  }
}

/** Why the system refused a file or folder, and what helps. */
const REFUSED_BY_THE_SYSTEM = {
  EACCES: ['this account may not', 'Give the account the folder (chown), or set KONTOR_DATA_DIR to one of its own.'],
  EPERM: ['this account may not', 'Give the account the folder (chown), or set KONTOR_DATA_DIR to one of its own.'],
  EROFS: ['the file system is read-only', 'Set KONTOR_DATA_DIR to a folder that can be written.'],
  ENOTDIR: ['a part of the path is a file', 'Set KONTOR_DATA_DIR to a folder.'],
  ENOSPC: ['the disk is full', 'Make room, then do it again. What was saved before is there.'],
  EDQUOT: ['the disk quota is used up', 'Make room, then do it again. What was saved before is there.'],
};

/** The same problem in words, when what was thrown is the system's refusal of a file. */
function inWords(error) {
  const known = error?.syscall && error.path ? REFUSED_BY_THE_SYSTEM[error.code] : undefined;
  return known ? new Problem(`${error.path} cannot be used: ${known[0]} (${error.syscall}).`, known[1]) : error;
}

export function complain(error) {
  const problem = inWords(error);
  if (problem instanceof Problem) process.stderr.write(`\n${problem.message}\n${problem.advice}\n`);
  else process.stderr.write(`\n${problem?.stack ?? problem}\n`);
}
