import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@kontor/testing';
import { databasePid, deleteFolders, gone, newFolder, readRunning, yesterdaysData } from './data-folder.js';
import { launch, launchToReady, outcome, runProgram, stop } from './launched-program.js';
import { ADMINISTRATOR, logIn, whoIs } from './people-of-the-demo.js';

const SECOND_START_MS = 5_000;

afterAll(deleteFolders);

const ready = async (url: string): Promise<number> => (await fetch(`${url}/health/ready`)).status;

async function listenAt(host: string, port: number): Promise<() => Promise<void>> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return () => new Promise((resolve) => server.close(() => resolve()));
}

describe('npm start', () => {
  it('makes everything the first time, says it in plain words, and ends without a trace at Ctrl-C', async () => {
    const data = join(newFolder(), 'data');
    const port = await freePort();
    const env = { KONTOR_DATA_DIR: data, PORT: String(port) };
    const npm = runProgram('npm', ['start'], { env, isGroup: true });
    const words = await npm.says('Ctrl-C stops it');
    const url = `http://localhost:${port}`;

    for (const said of ['Starting the database …', 'Preparing the tables (', 'Filling the demo organisation …'])
      expect(words).toContain(said);
    expect(words).toContain(`Kontor is ready after`);
    expect(words).toContain(`  ${url}\n`);
    expect(words).toMatch(/irena\.kogut@demo\.example +Irena Kogut, Administrator/);
    expect(words).toContain(`Data: ${data}\nJobs: in the same PostgreSQL\n`);
    expect(words).not.toContain('{"level"');
    expect(await (await fetch(url)).text()).toContain('<div id="root">');
    await logIn(url);

    const { pid, service } = readRunning(data);
    const database = databasePid(data) ?? 0;
    // From the terminal and from npm, which passes it on: twice.
    npm.send('SIGINT');
    await npm.ended;
    await gone(pid, service?.pid ?? 0, database);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
    expect(databasePid(data)).toBeNull();
  });

  it('finds yesterday’s data within five seconds, people still logged in', async () => {
    const data = yesterdaysData();
    const first = await launchToReady(data);
    const cookie = await logIn(first.url);
    await stop(first);

    // The fastest of three: the machine may be busy with something else.
    let tookMs = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 3 && tookMs > SECOND_START_MS; tries += 1) {
      const at = Date.now();
      const second = await launchToReady(data, { port: first.port });
      tookMs = Math.min(tookMs, Date.now() - at);
      expect(await whoIs(second.url, cookie)).toMatchObject({ email: ADMINISTRATOR });
      expect(second.words()).not.toContain('Filling the demo organisation');
      await stop(second);
    }
    expect(tookMs).toBeLessThanOrEqual(SECOND_START_MS);
  });

  it('tells a second one where the first is, and leaves the first alone', async () => {
    const data = yesterdaysData();
    const first = await launchToReady(data);
    for (const flags of [[], ['--reset', '--yes']]) {
      const second = await outcome(await launch(data, { flags }));
      expect(second.code).toBe(1);
      expect(second.words).toContain(`Kontor is already running on this data at ${first.url} (process ${first.pid})`);
    }
    expect(await ready(first.url)).toBe(200);
    await logIn(first.url);
    await stop(first);
  });

  it('lets exactly one of several win that begin at the same moment', async () => {
    const data = yesterdaysData();
    const port = await freePort();
    const all = await Promise.all([1, 2, 3, 4].map(() => launch(data, { port })));
    const winner = await Promise.any(all.map((one) => one.says('Kontor is ready after').then(() => one)));
    const losers = all.filter((one) => one !== winner);
    for (const loser of losers) {
      expect(await outcome(loser)).toMatchObject({ code: 1 });
      expect(loser.words()).toContain(`on this data at http://localhost:${port} (process ${winner.pid})`);
    }
    expect(await ready(winner.url)).toBe(200);
    await stop(winner);
  });

  it.each(['127.0.0.1', '0.0.0.0', '::1'])('names a port that another program has at %s', async (host) => {
    const data = join(newFolder(), 'data');
    const port = await freePort();
    const close = await listenAt(host, port);
    const { code, words } = await outcome(await launch(data, { port }));
    await close();
    expect(code).toBe(1);
    expect(words).toContain(`Port ${port} is in use by another program.`);
    expect(words).toContain(`PORT=${port + 1} npm start`);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
  });

  it.each([
    ['PORT', { PORT: 'eighty' }, 'PORT is "eighty".'],
    ['HOST', { HOST: '203.0.113.7' }, 'Kontor cannot listen on HOST "203.0.113.7" (EADDRNOTAVAIL).'],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL wants one of'],
  ])('names a wrong %s', async (_name, env, message) => {
    const { code, words } = await outcome(await launch(yesterdaysData(), { env }));
    expect(code).toBe(1);
    expect(words).toContain(message);
    expect(words).not.toMatch(/^ +at /m);
  });
});
