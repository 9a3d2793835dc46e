import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { freePort } from '../server/embedded-server.js';

export interface RedisServer {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  /** One command on a connection of its own; answers what Redis said, as its protocol writes it. */
  command(...words: readonly string[]): Promise<string>;
  /** SIGSTOP and SIGCONT: a server that takes connections and says nothing. */
  pause(): void;
  resume(): void;
  /** Ends it at once, as a crash does; nothing was on disk. */
  kill(): Promise<void>;
}

export interface RedisOptions {
  /** To come back where another one was. */
  readonly port?: number;
  /** As in `--maxmemory 2mb`. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** A real Redis on loopback, ending with this process. Fails, and does not skip, where `redis-server` is not installed. */
export async function startRedisServer({ port, settings = {} }: RedisOptions = {}): Promise<RedisServer> {
  const chosen = port ?? (await freePort());
  const given = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]);
  const child = spawn(
    'redis-server',
    ['--port', String(chosen), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp', ...given],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  endWithUs(child);
  await ready(child);
  return {
    url: `redis://127.0.0.1:${chosen}`,
    port: chosen,
    pid: child.pid ?? 0,
    command: (...words) => command(chosen, words),
    pause: () => void child.kill('SIGSTOP'),
    resume: () => void child.kill('SIGCONT'),
    kill: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) resolve();
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}

function ready(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'ENOENT' ? new Error('redis-server is not installed: apt-get install redis-server') : error,
      ),
    );
    child.once('exit', (code) => reject(new Error(`redis-server ended with code ${code} before it was ready`)));
    if (!child.stdout) return;
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.includes('Ready to accept connections')) resolve();
    });
  });
}

/** Redis' own protocol is plain enough to need no client here. */
function command(port: number, words: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      const text = answer.toString('utf8').trim();
      if (text.startsWith('-')) reject(new Error(`redis-server refused ${words[0]}: ${text}`));
      else resolve(text);
    });
    const parts = words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`);
    socket.write(`*${words.length}\r\n${parts.join('')}`);
  });
}

function endWithUs(child: ChildProcess): void {
  const end = () => child.kill('SIGKILL');
  process.once('exit', end);
  child.once('exit', () => process.removeListener('exit', end));
}
