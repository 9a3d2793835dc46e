import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type FoundedOrganisation, foundOrganisation } from '../testing/founded-organisation.js';
import { startTestedApi, type TestedApi } from '../testing/running-api.js';
import { type ApiProcess, ApiProcesses } from './api-process.js';

const READ = 'query Teams { teams { id name } }';
const WRITE = 'mutation Create($input: CustomerCreateInput!) { createCustomer(input: $input) { id } }';
const ROUNDS = 20;
/** Between two requests of a client: a machine that has nothing left cannot start a process either. */
const PAUSE_MS = 40;
/** So many processes are on their way up while one goes down. */
const STARTING = 2;

let api: TestedApi;
let founded: FoundedOrganisation;
let processes: ApiProcesses;

beforeAll(async () => {
  api = await startTestedApi();
  founded = await foundOrganisation(api);
  processes = await ApiProcesses.prepare(api.db, [READ, WRITE]);
});
afterAll(async () => {
  await processes.stop();
  await api.stop();
});

/** What stands before an installation: sends requests to whichever process last said that it is ready. */
class LoadBalancer {
  readonly failures: string[] = [];
  answered = 0;
  private known: ApiProcess[] = [];
  private readonly ready = new Set<ApiProcess>();
  private isRunning = true;
  private readonly loops: Promise<void>[] = [];

  add(target: ApiProcess): void {
    this.known.push(target);
    this.ready.add(target);
    this.loops.push(this.watch(target));
  }

  /** Of a process that has ended. */
  forget(target: ApiProcess): void {
    this.known = this.known.filter((one) => one !== target);
  }

  load(clients: number): void {
    for (let client = 0; client < clients; client += 1) this.loops.push(this.ask(client));
  }

  async stop(): Promise<void> {
    this.isRunning = false;
    await Promise.all(this.loops);
  }

  private async watch(target: ApiProcess): Promise<void> {
    while (this.isRunning && this.known.includes(target)) {
      const isReady = await fetch(`${target.url}/health/ready`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) this.ready.add(target);
      else this.ready.delete(target);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    this.ready.delete(target);
  }

  private async ask(client: number): Promise<void> {
    for (let count = 0; this.isRunning; count += 1) {
      const target = this.known.findLast((one) => this.ready.has(one));
      if (!target) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      const caller = target.caller(founded.token);
      const isWrite = count % 4 === 0;
      const request = isWrite
        ? caller.graphql(WRITE, { input: { kind: 'COMPANY', name: `Klient ${client}-${count}-${target.url}` } })
        : caller.graphql(READ);
      await request.then(
        ({ status, errors }) => {
          this.answered += 1;
          if (status !== 200 || errors.length > 0) this.failures.push(`${status} ${JSON.stringify(errors)}`);
        },
        (error: Error) => this.failures.push(`${error.message} ${String(error.cause)}`),
      );
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  }
}

describe('SIGTERM under load', () => {
  it('drops no request, twenty times, and the process ends by itself', async () => {
    const balancer = new LoadBalancer();
    let current = await processes.start();
    const following = Array.from({ length: STARTING }, () => processes.start());
    balancer.add(current);
    balancer.load(4);
    for (let round = 0; round < ROUNDS; round += 1) {
      const next = (await following.shift()) as ApiProcess;
      balancer.add(next);
      if (round + STARTING < ROUNDS) following.push(processes.start());
      const begun = Date.now();
      expect(await current.process.stop()).toBe(0);
      balancer.forget(current);
      expect(Date.now() - begun).toBeLessThan(20_000);
      current = next;
    }
    await balancer.stop();
    expect(balancer.failures).toEqual([]);
    expect(balancer.answered).toBeGreaterThan(ROUNDS * 20);
    process.stdout.write(`${balancer.answered} requests answered over ${ROUNDS} stops\n`);
  }, 400_000);
});
