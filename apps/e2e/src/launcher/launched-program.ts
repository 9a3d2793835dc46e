import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { freePort } from '@kontor/testing';

export const ROOT = fileURLToPath(new URL('../../../..', import.meta.url));
const START = fileURLToPath(new URL('../../../launcher/src/start.mjs', import.meta.url));
const BACKUP = fileURLToPath(new URL('../../../launcher/src/backup.mjs', import.meta.url));
const DRILL = fileURLToPath(new URL('../../../launcher/src/restore-drill.mjs', import.meta.url));
const RESTORE = fileURLToPath(new URL('../../../launcher/src/restore.mjs', import.meta.url));

/** A program in a process of its own, with what it says on its terminal. */
export interface Program {
  readonly pid: number;
  /** Everything that it has said so far. */
  words(): string;
  /** Waits until it says this; fails when it ends without. */
  says(what: string | RegExp): Promise<string>;
  send(signal: NodeJS.Signals): void;
  /** Types at its terminal, where it has one. */
  type(text: string): void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals>;
}

export interface ProgramOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** The account, for those who are root. */
  readonly uid?: number;
  /** A process group of its own, as a terminal gives it: signals go to all of it. */
  readonly isGroup?: boolean;
  /** Whether something is typed; else there is nobody. */
  readonly isTyped?: boolean;
}

/** Nothing of the machine's own settings: what a test does not set is not set. */
const UNSET = {
  NODE_OPTIONS: '',
  NODE_ENV: '',
  HOST: '',
  PUBLIC_URL: '',
  DATABASE_URL: '',
  MIGRATION_DATABASE_URL: '',
  REDIS_URL: '',
  SMTP_URL: '',
  LOG_LEVEL: '',
  KONTOR_WEB_DIR: '',
};

const alive = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of alive) child.kill('SIGKILL');
});

export function runProgram(command: string, args: readonly string[], options: ProgramOptions = {}): Program {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...process.env, ...UNSET, ...options.env },
    stdio: [options.isTyped ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    detached: options.isGroup ?? false,
    ...(options.uid === undefined ? {} : { uid: options.uid, gid: options.uid }),
  });
  alive.add(child);
  let words = '';
  let listeners: (() => void)[] = [];
  const hear = () => {
    for (const listener of listeners) listener();
  };
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      words += text;
      hear();
    });
  }
  const ended = new Promise<number | NodeJS.Signals>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      alive.delete(child);
      resolve(code ?? signal ?? 0);
    });
  });
  return {
    pid: child.pid ?? 0,
    words: () => words,
    ended,
    type: (text) => void child.stdin?.write(text),
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = typeof what === 'string' ? words.includes(what) : what.test(words);
          if (found) resolve(words);
        };
        listeners = [...listeners, look];
        void ended.then((code) => reject(new Error(`it ended with ${code} and never said ${String(what)}:\n${words}`)));
        look();
      }),
    send: (signal) => {
      process.kill(options.isGroup ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
    },
  };
}

/** Runs a program to its end. */
export async function outcome(program: Program): Promise<{ code: number | NodeJS.Signals; words: string }> {
  return { code: await program.ended, words: program.words() };
}

export interface LaunchOptions extends ProgramOptions {
  readonly flags?: readonly string[];
  readonly port?: number;
}

export interface Launched extends Program {
  readonly url: string;
  readonly port: number;
}

/** `npm start` on a data folder, without npm's own second. */
export async function launch(dataFolder: string, options: LaunchOptions = {}): Promise<Launched> {
  const port = options.port ?? (await freePort());
  const env = { KONTOR_DATA_DIR: dataFolder, PORT: String(port), ...options.env };
  const program = runProgram(process.execPath, [START, ...(options.flags ?? [])], { ...options, env });
  return { ...program, url: `http://localhost:${port}`, port };
}

/** The same, until it is ready. */
export async function launchToReady(dataFolder: string, options: LaunchOptions = {}): Promise<Launched> {
  const launched = await launch(dataFolder, options);
  await launched.says('Kontor is ready after');
  return launched;
}

export async function stop(program: Program): Promise<void> {
  program.send('SIGINT');
  const code = await program.ended;
  if (code !== 0) throw new Error(`it ended with ${code}:\n${program.words()}`);
}

export const backUp = (dataFolder: string, target: string, env: Readonly<Record<string, string>> = {}) =>
  outcome(runProgram(process.execPath, [BACKUP, target], { env: { KONTOR_DATA_DIR: dataFolder, ...env } }));

export const restoreDrill = (dataFolder: string, source: string, env: Readonly<Record<string, string>> = {}) =>
  outcome(runProgram(process.execPath, [DRILL, source], { env: { KONTOR_DATA_DIR: dataFolder, ...env } }));

export const startRestore = (dataFolder: string, source: string, env: Readonly<Record<string, string>> = {}): Program =>
  runProgram(process.execPath, [RESTORE, source], { env: { KONTOR_DATA_DIR: dataFolder, ...env } });

export const restore = (dataFolder: string, source: string, env: Readonly<Record<string, string>> = {}) =>
  outcome(startRestore(dataFolder, source, env));
