import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export interface BenchDatabase {
  readonly superuserUrl: string;
  /** As an installation's API connects. */
  readonly appUrl: string;
  stop(): Promise<void>;
}

const SCRIPT = fileURLToPath(new URL('../../launcher/src/embedded/throwaway.mjs', import.meta.url));

/** A PostgreSQL of its own for the measurement, as durable as an installation's. */
export async function startBenchDatabase(): Promise<BenchDatabase> {
  const child = spawn(process.execPath, [SCRIPT, '--durable'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`the database server ended with code ${code}`)));
  });
  const server = (JSON.parse(line) as { url: string }).url;
  const superuserUrl = server.replace(/\/postgres$/, '/kontor');
  await onServer(server, [
    'CREATE DATABASE kontor',
    'CREATE ROLE kontor_app NOLOGIN',
    "CREATE ROLE bench_app LOGIN PASSWORD 'bench_app' IN ROLE kontor_app",
  ]);
  const app = new URL(superuserUrl);
  app.username = 'bench_app';
  app.password = 'bench_app';
  return {
    superuserUrl,
    appUrl: app.href,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdin.end();
      await ended;
    },
  };
}

async function onServer(url: string, statements: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const statement of statements) await client.query(statement);
  await client.end();
}
