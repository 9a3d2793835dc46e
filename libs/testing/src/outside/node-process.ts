import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { compiledProgram } from './compiled-programs.js';

export interface NodeProcess {
  readonly pid: number;
  /** What it wrote last, for the message of a test that fails. */
  lastWords(): string;
  /** Ends as a crash does. */
  kill(): Promise<void>;
  /** Asks it to end; answers its exit code. */
  stop(): Promise<number | null>;
  /** SIGSTOP and SIGCONT: a process that is there and does nothing. */
  pause(): void;
  resume(): void;
}

export interface NodeProcessOptions {
  /** Absolute path of a TypeScript file. */
  readonly file: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** What it prints when it is up. */
  readonly readyLine: string;
}

/** A program of the workspace in a process of its own, as its sources are now, so that a test can kill it. */
export async function startNodeProcess({ file, environment, readyLine }: NodeProcessOptions): Promise<NodeProcess> {
  const child = spawn(process.execPath, ['--conditions=@kontor/source', await compiledProgram(file)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '', ...environment },
  });
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  const exited = new Promise<number | null>((resolve) => {
    child.once('exit', (code) => {
      process.removeListener('exit', end);
      resolve(code);
    });
  });
  const lastWords = remember(child);
  await new Promise<void>((resolve, reject) => {
    if (child.stdout) {
      createInterface({ input: child.stdout }).on('line', (line) => {
        if (line.includes(readyLine)) resolve();
      });
    }
    child.once('error', reject);
    void exited.then((code) =>
      reject(new Error(`${file} ended with code ${code} before it was ready:\n${lastWords()}`)),
    );
  });
  return {
    pid: child.pid ?? 0,
    lastWords,
    kill: async () => {
      child.kill('SIGKILL');
      await exited;
    },
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
  };
}

function remember(child: ChildProcess): () => string {
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-4_000);
    });
  }
  return () => words;
}
