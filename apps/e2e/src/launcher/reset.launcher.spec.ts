import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { freePort } from '@kontor/testing';
import { deleteFolders, inventory, yesterdaysData } from './data-folder.js';
import { launch, launchToReady, outcome, type Program, runProgram, stop } from './launched-program.js';

afterAll(deleteFolders);

/** `npm start -- --reset` in a terminal, by the program that Linux has to record one. */
async function resetAtTerminal(data: string): Promise<Program> {
  const env = { KONTOR_DATA_DIR: data, PORT: String(await freePort()) };
  return runProgram('script', ['-qefc', 'npm start -- --reset --empty', '/dev/null'], { env, isTyped: true });
}

describe('--reset', () => {
  it('deletes nothing when nobody is there to be asked', async () => {
    const data = yesterdaysData();
    const before = inventory(data);
    const { code, words } = await outcome(await launch(data, { flags: ['--reset'] }));
    expect(code).toBe(1);
    expect(words).toContain('--reset deletes all data and there is nobody to ask.');
    expect(words).toContain('Add --yes if that is meant.');
    expect(inventory(data)).toEqual(before);
  });

  it.each([
    ['no', 'no\r'],
    ['nothing', '\r'],
    ['Ctrl-D', '\u0004'],
    ['Ctrl-C', '\u0003'],
  ])('deletes nothing when the answer is %s', async (_name, typed) => {
    const data = yesterdaysData();
    const before = inventory(data);
    const kontor = await resetAtTerminal(data);
    await kontor.says('Type "delete" to go on: ');
    kontor.type(typed);
    const { code, words } = await outcome(kontor);
    expect(code).not.toBe(0);
    expect(words).toContain(`Delete ALL data in ${data}? Type "delete" to go on:`);
    expect(words).toContain('Nothing was deleted.');
    expect(inventory(data)).toEqual(before);
  });

  it('deletes nothing when Ctrl-C comes before it has asked', async () => {
    const data = yesterdaysData();
    const before = inventory(data);
    const kontor = await launch(data, { flags: ['--reset'] });
    kontor.send('SIGINT');
    await kontor.ended;
    expect(inventory(data)).toEqual(before);
  });

  it('refuses to touch the database of DATABASE_URL', async () => {
    const data = yesterdaysData();
    const before = inventory(data);
    const env = { DATABASE_URL: 'postgresql://kontor@127.0.0.1:1/kontor' };
    const { code, words } = await outcome(await launch(data, { flags: ['--reset', '--yes'], env }));
    expect(code).toBe(1);
    expect(words).toContain("DATABASE_URL is set, so the data is not the launcher's to delete.");
    expect(inventory(data)).toEqual(before);
  });

  it('deletes the data when that is the answer, but no backup, and starts anew', async () => {
    const data = yesterdaysData();
    for (const folder of ['files/ab', 'backups/kontor-1']) mkdirSync(join(data, folder), { recursive: true });
    writeFileSync(join(data, 'files/ab/upload'), 'of the old organisation');
    writeFileSync(join(data, 'backups/kontor-1/manifest.json'), '{}');
    const kontor = await resetAtTerminal(data);
    await kontor.says('Type "delete" to go on: ');
    kontor.type('delete\r');
    const words = await kontor.says('Ctrl-C stops it');
    expect(words).toContain(`(kept in ${data}: backups)`);
    expect(words).toMatch(/Set up your organisation \(this link works once, for 24 hours\):\s+http:\S+\/link#\S{40}/);
    expect(existsSync(join(data, 'files'))).toBe(false);
    expect(existsSync(join(data, 'backups/kontor-1/manifest.json'))).toBe(true);
    kontor.type('\u0003');
    await kontor.ended;
    expect(kontor.words()).toContain('Stopping …');
  });

  it('does not ask with --yes', async () => {
    const data = yesterdaysData();
    const kontor = await launchToReady(data, { flags: ['--reset', '--yes', '--empty'] });
    expect(kontor.words()).toContain('Set up your organisation');
    await stop(kontor);
  });
});
