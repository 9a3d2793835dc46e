import { Refused } from '@kontor/kernel';
import { ConfigProblem } from '@kontor/platform';

/** Runs a program's work; what is wrong with its settings, or refused, is said without the way through the code. */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const isPlain = error instanceof ConfigProblem || error instanceof Refused;
    const words = error instanceof Error ? (isPlain ? error.message : error.stack) : String(error);
    process.stderr.write(`${words}\n`);
    process.exit(1);
  });
}
