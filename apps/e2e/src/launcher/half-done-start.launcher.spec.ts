import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@kontor/testing';
import type { Client } from 'pg';
import {
  databasePid,
  deleteFolders,
  familyOf,
  gone,
  newFolder,
  openDatabase,
  readRunning,
  rowCounts,
  yesterdaysData,
} from './data-folder.js';
import { type Launched, launch, launchToReady, stop } from './launched-program.js';
import { ADMINISTRATOR, logIn, whoIs } from './people-of-the-demo.js';

afterAll(deleteFolders);

const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : []);

/** Kills the launcher and waits for what it leaves to end; everything else has to see to that by itself. */
async function kill(program: Launched): Promise<void> {
  program.send('SIGKILL');
  await program.ended;
}

/** The database of a start that has only begun: it is there before anything asks it. */
async function openEarly(dataFolder: string, { pid }: Launched): Promise<Client> {
  await eventually('an address of the database', () => {
    try {
      const running = readRunning(dataFolder);
      return running.pid === pid && running.databasePort > 0;
    } catch {
      return false;
    }
  });
  return openDatabase(dataFolder);
}

const waitsForLock = (client: Client, application: string): Promise<void> =>
  eventually(`${application} waiting in the middle of its work`, async () => {
    const { rowCount } = await client.query(
      "SELECT FROM pg_stat_activity WHERE application_name = $1 AND wait_event_type = 'Lock'",
      [application],
    );
    return rowCount === 1;
  });

const migrations = async (client: Client): Promise<number> =>
  (await client.query('SELECT FROM public.kontor_migration')).rowCount ?? 0;

/** Everybody who looks at it must find what an undisturbed start makes. */
async function expectWholeDemo(data: string, program: Launched): Promise<void> {
  expect(await whoIs(program.url, await logIn(program.url))).toMatchObject({ email: ADMINISTRATOR });
  const mended = await openDatabase(data);
  const found = await rowCounts(mended);
  await mended.end();
  const undisturbed = yesterdaysData();
  const other = await launchToReady(undisturbed);
  const client = await openDatabase(undisturbed);
  // The demo is told up to the minute it was made: what happened this morning differs a little from one to the next.
  const whole = await rowCounts(client);
  expect(Object.keys(found)).toEqual(Object.keys(whole));
  for (const [table, rows] of Object.entries(whole)) {
    expect([table, Math.abs((found[table] ?? 0) - rows) <= rows * 0.2]).toEqual([table, true]);
  }
  expect(found['sales.opportunity']).toBe(2_000);
  await client.end();
  await stop(other);
}

describe('a first start that was killed', () => {
  it('while the database was made, while its tables were, and while the demo was filled in, is finished by the next', async () => {
    const data = join(newFolder(), 'data');

    const first = await launch(data);
    await eventually('initdb at work', () => filesOf(data).some((name) => name.startsWith('postgresql.new-')));
    await kill(first);
    expect(filesOf(data)).not.toContain('postgresql');

    const second = await launch(data);
    const early = await openEarly(data, second);
    // The migration that makes the third schema finds a lock in its way, and stays in the middle.
    await early.query('SELECT pg_advisory_lock(42)');
    await early.query(`
      CREATE FUNCTION public.wait_here() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN
        IF to_regnamespace('identity') IS NOT NULL THEN PERFORM pg_advisory_xact_lock(42); END IF; END $$;
      CREATE EVENT TRIGGER wait_here ON ddl_command_start WHEN TAG IN ('CREATE SCHEMA') EXECUTE FUNCTION public.wait_here()`);
    await waitsForLock(early, 'kontor-migrate');
    const half = await migrations(early);
    const leftBehind = [readRunning(data).service?.pid ?? 0, databasePid(data) ?? 0];
    await kill(second);
    await gone(...leftBehind);
    expect(half).toBeGreaterThan(0);

    const third = await launch(data);
    const meanwhile = await openEarly(data, third);
    await meanwhile.query('DROP EVENT TRIGGER wait_here');
    await third.says('Preparing the tables (');
    expect(await migrations(meanwhile)).toBeGreaterThan(half);
    await eventually('the demo half filled in', async () => {
      const { rowCount } = await meanwhile.query(
        "SELECT FROM pg_stat_activity WHERE application_name = 'kontor-prepare' AND backend_xid IS NOT NULL",
      );
      return rowCount === 1;
    });
    expect((await meanwhile.query('SELECT FROM identity.organisation')).rowCount).toBe(0);
    await kill(third);

    const fourth = await launchToReady(data);
    expect(fourth.words()).toContain('Filling the demo organisation');
    expect(filesOf(data).filter((name) => name.startsWith('postgresql'))).toEqual(['postgresql']);
    await expectWholeDemo(data, fourth);
    await stop(fourth);
  });
});

describe('a Kontor that was killed', () => {
  it('takes its processes with it, and the next start has the address back at once', async () => {
    const data = yesterdaysData();
    const first = await launchToReady(data);
    const pids = [readRunning(data).service?.pid ?? 0, databasePid(data) ?? 0];
    await kill(first);
    const second = await launchToReady(data, { port: first.port });
    await gone(...pids);
    await logIn(second.url);
    await stop(second);
  });

  it('with everything it had, as by a power cut, has all that was saved', async () => {
    const data = yesterdaysData();
    const first = await launchToReady(data);
    const cookie = await logIn(first.url);
    const { pid, service } = readRunning(data);
    const all = [pid, service?.pid ?? 0, ...familyOf(databasePid(data) ?? 0)];
    expect(all.length).toBeGreaterThan(5);
    for (const one of all) process.kill(one, 'SIGKILL');
    await gone(...all);
    const second = await launchToReady(data, { port: first.port });
    expect(await whoIs(second.url, cookie)).toMatchObject({ email: ADMINISTRATOR });
    await stop(second);
  });
});
