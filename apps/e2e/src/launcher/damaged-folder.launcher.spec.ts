import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { deleteFolders, inventory, yesterdaysData } from './data-folder.js';
import { launch, launchToReady, outcome, stop } from './launched-program.js';
import { ADMINISTRATOR, logIn, whoIs } from './people-of-the-demo.js';

afterAll(deleteFolders);

describe('a damaged database', () => {
  it.each([
    ['without PG_VERSION', 'PG_VERSION', (file: string) => rmSync(file)],
    ['with a truncated pg_control', 'global/pg_control', (file: string) => truncateSync(file, 100)],
  ])('%s is named with what to do, and left as it is', async (_what, name, damage) => {
    const data = yesterdaysData();
    const file = join(data, 'postgresql', name);
    execFileSync('cp', ['-a', file, join(data, 'kept')]);
    damage(file);
    const before = inventory(data);
    const { code, words } = await outcome(await launch(data));
    expect(code).toBe(1);
    expect(words).toContain(`The database in ${join(data, 'postgresql')} does not start:`);
    expect(words).toContain(name);
    expect(words).toContain('npm run restore');
    expect(words).toContain('npm start -- --reset');
    expect(words).not.toMatch(/^ +at /m);
    expect(inventory(data)).toEqual(before);

    execFileSync('cp', ['-a', join(data, 'kept'), file]);
    const mended = await launchToReady(data);
    await logIn(mended.url);
    await stop(mended);
  });
});

describe('lost passwords', () => {
  it.each([
    ['that are missing', (file: string) => renameSync(file, `${file}.gone`)],
    ['that are garbage', (file: string) => writeFileSync(file, '{"superuser":"abc')],
    [
      'of another database',
      (file: string) => writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/[b-y]/g, 'a')),
    ],
  ])('%s are made anew, and nothing is lost', async (what, damage) => {
    const data = yesterdaysData();
    damage(join(data, 'secrets.json'));
    const kontor = await launchToReady(data);
    expect(kontor.words()).toContain('the database was told new passwords; its data is as it was');
    expect(kontor.words()).not.toContain('Filling the demo organisation');
    if (what.includes('garbage')) {
      const aside = readdirSync(data).find((name) => name.startsWith('secrets.json.damaged-'));
      expect(readFileSync(join(data, aside ?? ''), 'utf8')).toBe('{"superuser":"abc');
    }
    expect(await whoIs(kontor.url, await logIn(kontor.url))).toMatchObject({ email: ADMINISTRATOR });
    await stop(kontor);
    const again = await launchToReady(data);
    expect(again.words()).not.toContain('new passwords');
    await stop(again);
  });
});

describe('what a machine that lost its power has left', () => {
  it.each([
    ['names a process that has this number now', { pid: process.pid, beginning: 'before', url: 'http://localhost:1' }],
    ['names nobody', 'half of a fil'],
  ])('%s does not keep anybody out', async (_what, left) => {
    const data = yesterdaysData();
    writeFileSync(join(data, 'running.json'), typeof left === 'string' ? left : JSON.stringify(left));
    // PostgreSQL's own file of this kind, with the number of a program that is none.
    writeFileSync(join(data, 'postgresql/postmaster.pid'), `${process.pid}\n${join(data, 'postgresql')}\n1700000000\n`);
    await stop(await launchToReady(data));
  });
});
