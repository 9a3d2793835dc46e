import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export interface Child {
  readonly process: ChildProcess;
  readonly port: number;
  stop(): Promise<void>;
}

/** Starts a script beside this one and waits until it says where it listens. */
export async function start(script: string, env: NodeJS.ProcessEnv): Promise<Child> {
  const child = fork(fileURLToPath(new URL(script, import.meta.url)), { env: { ...process.env, ...env } });
  const { port } = await said<{ port: number }>(child, 'port');
  return { process: child, port, stop: () => ended(child, () => child.disconnect()) };
}

const SERVICE = fileURLToPath(new URL('../../launcher/src/serve.mjs', import.meta.url));

/** The process that `npm start` runs, with its flags and nothing of the measurement in it. */
export async function startService(env: NodeJS.ProcessEnv): Promise<Child> {
  const child = fork(SERVICE, [], { env: { ...process.env, ...env }, execArgv: ['--max-semi-space-size=8'] });
  const { ready } = await said<{ ready: { url: string } }>(child, 'ready');
  return {
    process: child,
    port: Number(new URL(ready.url).port),
    stop: () => ended(child, () => child.kill('SIGTERM')),
  };
}

const said = <Message extends object>(child: ChildProcess, key: keyof Message & string): Promise<Message> =>
  new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (key in (message as object)) resolve(message as Message);
    });
    child.once('exit', (code) => reject(new Error(`a process ended with code ${code} before it said its ${key}`)));
  });

const ended = (child: ChildProcess, end: () => void): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    end();
  });

/** What a process holds of the machine's memory, in MB, as the kernel counts it. */
export function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
