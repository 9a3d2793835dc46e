import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { databasePid, deleteFolders, gone, newFolder, readRunning, yesterdaysData } from './data-folder.js';
import { type Launched, launch, launchToReady, outcome } from './launched-program.js';

afterAll(deleteFolders);

interface Parts {
  readonly service: number;
  readonly database: number;
}

const partsOf = (data: string): Parts => ({
  service: readRunning(data).service?.pid ?? 0,
  database: databasePid(data) ?? 0,
});

/** Nothing runs any more, and nothing says that something does. */
async function expectNoTrace(data: string, { service, database }: Parts): Promise<void> {
  await gone(service, database);
  expect(existsSync(join(data, 'running.json'))).toBe(false);
  expect(databasePid(data)).toBeNull();
}

async function started(): Promise<[data: string, kontor: Launched, parts: Parts]> {
  const data = yesterdaysData();
  const kontor = await launchToReady(data);
  return [data, kontor, partsOf(data)];
}

describe('stopping', () => {
  it('works while it is only starting', async () => {
    const data = join(newFolder(), 'data');
    const kontor = await launch(data);
    await kontor.says('Starting the database …');
    kontor.send('SIGINT');
    expect((await outcome(kontor)).code).toBe(0);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
    expect(databasePid(data)).toBeNull();
    expect(kontor.words()).not.toContain('is ready');
  });

  it('is asked for by a terminal that is closed, too', async () => {
    const [data, kontor, parts] = await started();
    kontor.send('SIGHUP');
    expect((await outcome(kontor)).code).toBe(0);
    await expectNoTrace(data, parts);
  });

  it('takes a Ctrl-C that arrives twice for one', async () => {
    const [data, kontor, parts] = await started();
    kontor.send('SIGINT');
    kontor.send('SIGINT');
    const { code, words } = await outcome(kontor);
    expect(code).toBe(0);
    expect(words).not.toContain('Stopping at once');
    await expectNoTrace(data, parts);
  });

  it('does not wait for what hangs when it is asked for again', async () => {
    const [data, kontor, parts] = await started();
    process.kill(parts.service, 'SIGSTOP');
    kontor.send('SIGINT');
    await kontor.says('Stopping …');
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    kontor.send('SIGINT');
    const { code, words } = await outcome(kontor);
    expect(code).toBe(0);
    expect(words).toContain('Stopping at once; what was saved is kept.');
    await expectNoTrace(data, parts);
  });
});

describe('a part that ends by itself', () => {
  it('is named when it is the database, and the rest is stopped', async () => {
    const [data, kontor, parts] = await started();
    process.kill(parts.database, 'SIGQUIT');
    const { code, words } = await outcome(kontor);
    expect(code).toBe(1);
    expect(words).toContain('The database stopped by itself:');
    await gone(parts.service, parts.database);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
  });

  it('is named when it is the service, and the database is stopped', async () => {
    const [data, kontor, parts] = await started();
    process.kill(parts.service, 'SIGKILL');
    const { code, words } = await outcome(kontor);
    expect(code).toBe(1);
    expect(words).toContain('Kontor stopped by itself');
    await expectNoTrace(data, parts);
  });
});
