import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { startEmbeddedServer, type EmbeddedServer, type TestDatabase } from '@kontor/testing';
import { Logger } from '@kontor/platform';
import { Client } from 'pg';
import { migrateAll } from '../migrate-all.js';
import type { Caller } from '../testing/caller.js';
import { foundOrganisation } from '../testing/founded-organisation.js';
import { onDatabase, startTestedApi, type TestedApi } from '../testing/running-api.js';

const READ = 'query Customers { customers(first: 10) { nodes { id name } } }';
const WRITE = 'mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) { id } }';
const CLIENTS = 6;
const RECOVERY_MS = 5_000;

let server: EmbeddedServer;
let api: TestedApi;
let caller: Caller;
/** What was logged as a failure of ours. */
const failures: string[] = [];

beforeEach(() => {
  failures.length = 0;
});
beforeAll(async () => {
  const logger = Logger.create('error', { write: (line) => void failures.push(line) });
  server = await startEmbeddedServer();
  api = await startTestedApi({ db: await ownDatabase(server.url), logger });
  ({ administrator: caller } = await foundOrganisation(api));
}, 60_000);
afterAll(async () => {
  await api.stop();
  await server.stop();
});

/** A database on a server that may be troubled without troubling the tests beside this one. */
async function ownDatabase(serverUrl: string): Promise<TestDatabase> {
  const client = new Client({ connectionString: serverUrl });
  await client.connect();
  await client.query('CREATE DATABASE kontor');
  await client.end();
  const ownerUrl = serverUrl.replace(/\/postgres$/, '/kontor');
  await migrateAll(ownerUrl);
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("CREATE ROLE trouble_app LOGIN PASSWORD 'trouble_app' IN ROLE kontor_app");
  await owner.end();
  const app = new URL(ownerUrl);
  app.username = 'trouble_app';
  app.password = 'trouble_app';
  return { ownerUrl, appUrl: app.href, reporterUrl: ownerUrl, drop: async () => undefined };
}

/** People who read and write all the time, and repeat a write under its key until they know that it was done. */
class Load {
  readonly statuses = new Map<string, number>();
  readonly written: string[] = [];
  private isRunning = true;
  private readonly loops: Promise<void>[];

  constructor(private readonly name: string) {
    this.loops = Array.from({ length: CLIENTS }, (_, client) => this.work(client));
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    await Promise.all(this.loops);
  }

  private async work(client: number): Promise<void> {
    for (let count = 0; this.isRunning; count += 1) {
      if (count % 2 === 0) {
        this.note(await caller.graphql(READ));
        continue;
      }
      const name = `${this.name} ${client}-${count}`;
      const headers = { 'idempotency-key': randomUUID() };
      for (let isDone = false; !isDone; ) {
        const answer = await caller.graphql(WRITE, { input: { kind: 'COMPANY', name } }, headers);
        isDone = answer.errors.length === 0;
        if (!this.note(answer)) return;
        if (!isDone) await new Promise((resolve) => setTimeout(resolve, 50));
      }
      this.written.push(name);
    }
  }

  /** Answers whether this was a success or an honest "not now". */
  private note({ status, code, headers }: { status: number; code: string | undefined; headers: Headers }): boolean {
    const retry = status === 503 && headers.get('retry-after') === null ? ' without Retry-After' : '';
    const outcome = `${status}${code ? ` ${code}` : ''}${retry}`;
    this.statuses.set(outcome, (this.statuses.get(outcome) ?? 0) + 1);
    return outcome === '200' || outcome === '503 UNAVAILABLE';
  }
}

async function terminateBackends(client: Client): Promise<void> {
  await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'trouble_app'");
}

/** Time until ten requests in a row are answered. */
async function recovery(): Promise<number> {
  const begun = Date.now();
  for (let inARow = 0; inARow < 10 && Date.now() - begun < 30_000; ) {
    const { status } = await caller.graphql(READ);
    inARow = status === 200 ? inARow + 1 : 0;
  }
  return Date.now() - begun;
}

async function expectEachOnce(load: Load, name: string): Promise<void> {
  const rows = await onDatabase<{ name: string; entries: number }>(
    api.db,
    `SELECT name, (SELECT count(*)::int FROM platform.register_entry WHERE subject_id = c.id) AS entries
     FROM customers.customer c WHERE name LIKE $1`,
    [`${name} %`],
  );
  expect(rows.map((row) => row.name).sort()).toEqual([...load.written].sort());
  expect(new Set(rows.map(({ entries }) => entries))).toEqual(new Set([1]));
}

describe('PostgreSQL in trouble', () => {
  it('that is stopped for ten seconds gives 503 and nothing else, and is found again within five', async () => {
    const load = new Load('Postój');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await server.interrupt(10_000);
    const recovered = await recovery();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await load.stop();
    expect(failures).toEqual([]);
    expect([...load.statuses.keys()].sort()).toEqual(['200', '503 UNAVAILABLE']);
    expect(recovered).toBeLessThan(RECOVERY_MS);
    await expectEachOnce(load, 'Postój');
    expect((await api.anonymous.fetch('/health/ready')).status).toBe(200);
  }, 120_000);

  it('whose connections are killed each second for a minute loses and doubles nothing', async () => {
    const killer = new Client({ connectionString: api.db.ownerUrl });
    await killer.connect();
    const load = new Load('Zrywane');
    for (let second = 0; second < 60; second += 1) {
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      await terminateBackends(killer);
    }
    const recovered = await recovery();
    await load.stop();
    await killer.end();
    expect(failures).toEqual([]);
    const honest = new Set(['200', '503 UNAVAILABLE']);
    expect([...load.statuses.keys()].filter((outcome) => !honest.has(outcome))).toEqual([]);
    expect(recovered).toBeLessThan(RECOVERY_MS);
    expect(load.written.length).toBeGreaterThan(60);
    await expectEachOnce(load, 'Zrywane');
  }, 180_000);
});
