import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface EmbeddedServer {
  /** A superuser's address of the `postgres` database. */
  readonly url: string;
  readonly port: number;
  /** Of the server process, for tests that stop or kill it. */
  readonly pid: number;
  /** Stops PostgreSQL, as an administrator would, and starts it again after so long; resolves when it is back. */
  interrupt(ms: number): Promise<void>;
  stop(): Promise<void>;
}

/** A port that nobody listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

const THROWAWAY = fileURLToPath(new URL('../../../../apps/launcher/src/embedded/throwaway.mjs', import.meta.url));

/** The launcher's PostgreSQL as a child process that ends with this one, killed or not. */
export async function startEmbeddedServer(options: { durable?: boolean } = {}): Promise<EmbeddedServer> {
  const child = spawn(process.execPath, [THROWAWAY, ...(options.durable ? ['--durable'] : [])], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const lines = createInterface({ input: child.stdout });
  const line = await new Promise<string>((resolve, reject) => {
    lines.once('line', resolve);
    child.once('exit', (code) =>
      reject(new Error(`the test database server ended with code ${code} before it was ready`)),
    );
  });
  const { url, port, pid } = JSON.parse(line) as { url: string; port: number; pid: number };
  return {
    url,
    port,
    pid,
    interrupt: (ms) =>
      new Promise((resolve) => {
        lines.once('line', () => resolve());
        child.stdin.write(`${ms}\n`);
      }),
    stop: () => {
      child.stdin.end();
      return ended;
    },
  };
}
