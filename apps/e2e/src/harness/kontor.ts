import { fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filledDatabase, freePort, type TestDatabase, testDatabase } from '@kontor/testing';

const SERVE = fileURLToPath(new URL('../../../launcher/src/serve.mjs', import.meta.url));
const WEB = fileURLToPath(new URL('../../../web/dist', import.meta.url));

export interface RunningKontor {
  /** `http://localhost:…`: browsers keep the session's cookie there without TLS. */
  readonly url: string;
  readonly database: TestDatabase;
  /** Where the first administrator begins; only of an installation without an organisation. */
  readonly setUpLink: string | null;
  stop(): Promise<void>;
}

interface Served {
  readonly ready?: { readonly url: string; readonly setUpLink?: string };
  readonly problem?: string;
}

/** The process that `npm start` runs, on a database of its own: with the demo, or without any organisation. */
export async function startKontor(
  kind: 'demo' | 'empty' = 'demo',
  env: NodeJS.ProcessEnv = {},
): Promise<RunningKontor> {
  const database =
    kind === 'empty'
      ? await testDatabase()
      : await filledDatabase('demo', async (made) => (await serve(made, 'demo', {})).stop());
  const served = await serve(database, kind, env);
  return {
    ...served,
    database,
    stop: async () => {
      await served.stop();
      await database.drop();
    },
  };
}

async function serve(database: TestDatabase, kind: 'demo' | 'empty', env: NodeJS.ProcessEnv) {
  const folder = await mkdtemp(join(tmpdir(), 'kontor-e2e-'));
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const child = fork(SERVE, kind === 'empty' ? ['--empty'] : [], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      NODE_ENV: 'production',
      DATABASE_URL: database.appUrl,
      MIGRATION_DATABASE_URL: database.ownerUrl,
      KONTOR_DATA_DIR: folder,
      KONTOR_WEB_DIR: WEB,
      PORT: String(port),
      PUBLIC_URL: url,
      LOG_LEVEL: 'error',
      // No bank is asked from here.
      RATES_NBP_URL: 'http://127.0.0.1:1',
      RATES_ECB_URL: 'http://127.0.0.1:1',
      ...env,
    },
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = await new Promise<NonNullable<Served['ready']>>((resolve, reject) => {
    child.on('message', (message: Served) => {
      if (message.ready) resolve(message.ready);
      if (message.problem) reject(new Error(message.problem));
    });
    child.once('exit', (code) => reject(new Error(`Kontor ended with ${code} before it was ready`)));
  });
  return {
    url,
    setUpLink: ready.setUpLink ?? null,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}
