import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, type NodeProcess, startNodeProcess, type TestDatabase } from '@kontor/testing';
import { TrustedDocuments } from '../edge/trusted-documents.js';
import { Caller } from '../testing/caller.js';

const MAIN = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface ApiProcess {
  readonly url: string;
  readonly process: NodeProcess;
  caller(token: string): Caller;
}

/** Starts the API as an installation does, in processes of their own that a test may stop or kill. */
export class ApiProcesses {
  private readonly started: NodeProcess[] = [];

  private constructor(
    private readonly db: TestDatabase,
    private readonly folder: string,
  ) {}

  static async prepare(db: TestDatabase, documents: readonly string[]): Promise<ApiProcesses> {
    const folder = await mkdtemp(join(tmpdir(), 'kontor-fault-'));
    const manifest = Object.fromEntries(
      documents.map((text) => [createHash('sha256').update(text).digest('hex'), text]),
    );
    await writeFile(join(folder, 'persisted-documents.json'), JSON.stringify(manifest));
    return new ApiProcesses(db, folder);
  }

  async start(): Promise<ApiProcess> {
    const port = await freePort();
    const process = await startNodeProcess({
      file: MAIN,
      readyLine: 'listens at',
      environment: {
        DATABASE_URL: this.db.appUrl,
        PORT: String(port),
        HOST: '127.0.0.1',
        PUBLIC_URL: undefined,
        KONTOR_DATA_DIR: this.folder,
        KONTOR_WEB_DIR: this.folder,
        LOG_LEVEL: 'error',
        DATABASE_POOL_SIZE: '8',
      },
    });
    this.started.push(process);
    const url = `http://127.0.0.1:${port}`;
    const documents = TrustedDocuments.of({});
    return {
      url,
      process,
      caller: (token) => new Caller(url, { cookie: `__Host-kontor-session=${token}` }, documents),
    };
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.map((process) => process.kill()));
    await rm(this.folder, { recursive: true, force: true });
  }
}
