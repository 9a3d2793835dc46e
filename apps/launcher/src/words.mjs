/** What the launcher says: one line a step, and problems as sentences that say what to do next. */
const started = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;

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

export function complain(error) {
  if (error instanceof Problem) process.stderr.write(`\n${error.message}\n${error.advice}\n`);
  else process.stderr.write(`\n${error.stack ?? error}\n`);
}
