import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { eventually } from '@kontor/testing';
import { deleteFolders, inventory, newFolder, openDatabase, tableChecksums, yesterdaysData } from './data-folder.js';
import { backUp, launchToReady, restore, restoreDrill, startRestore, stop } from './launched-program.js';
import { ADMINISTRATOR, logIn, whoIs } from './people-of-the-demo.js';

interface Manifest {
  readonly migrations: string[];
  readonly tables: readonly { readonly schema: string; readonly name: string; readonly rows: number }[];
}

/** Where the backup is that the tests put back, and what was in the database when it was taken. */
let backup: string;
let sums: Record<string, string>;

/** The queues' own notes are of the moment, and ledgers are written by whoever migrates. */
const lasting = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(all).filter(([name]) => name !== 'public.kontor_migration' && name !== 'jobs.migration'),
  );

const copyOfBackup = (): string => {
  const copy = join(newFolder(), 'backup');
  mkdirSync(copy);
  for (const path of readdirSync(backup, { recursive: true, encoding: 'utf8' })) {
    const isFile = /\.\w+$|^files\/.*\/\w+$/.test(path);
    if (isFile) writeFileSync(join(copy, path), readFileSync(join(backup, path)));
    else mkdirSync(join(copy, path), { recursive: true });
  }
  return copy;
};

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

afterAll(deleteFolders);

beforeAll(async () => {
  const data = yesterdaysData();
  mkdirSync(join(data, 'files/ab'), { recursive: true });
  writeFileSync(join(data, 'files/ab/upload'), 'an uploaded drawing');
  const kontor = await launchToReady(data);
  await logIn(kontor.url);
  backup = join(newFolder(), 'backup');
  const { code, words } = await backUp(data, backup);
  expect([code, words]).toEqual([0, expect.stringContaining(`Put it back with: npm run restore -- ${backup}`)]);
  const client = await openDatabase(data);
  sums = await tableChecksums(client);
  await client.end();
  // It was not in anybody's way.
  await logIn(kontor.url);
  const refused = await restore(data, backup);
  expect(refused.code).toBe(1);
  expect(refused.words).toContain(`Kontor is already running on this data at ${kontor.url}`);
  await stop(kontor);
});

describe('npm run backup', () => {
  it('writes every table that there is, and every uploaded file', () => {
    const written = readManifest(backup).tables.map(({ schema, name }) => `${schema}.${name}`);
    expect(written.sort()).toEqual(Object.keys(lasting(sums)).sort());
    const rows = Object.fromEntries(readManifest(backup).tables.map((one) => [`${one.schema}.${one.name}`, one.rows]));
    expect(rows['sales.opportunity']).toBe(2_000);
    expect(readFileSync(join(backup, 'files/ab/upload'), 'utf8')).toBe('an uploaded drawing');
  });

  it('works on a Kontor that is stopped, and stops what it has started', async () => {
    const data = yesterdaysData();
    const target = join(newFolder(), 'backup');
    const { code, words } = await backUp(data, target);
    expect([code, words]).toEqual([0, expect.stringMatching(/\d+ rows of \d+ tables and 0 uploaded files are in/)]);
    expect(existsSync(join(data, 'postgresql/postmaster.pid'))).toBe(false);
    expect(existsSync(join(data, 'running.json'))).toBe(false);
    expect(readdirSync(target).sort()).toEqual(['manifest.json', 'tables']);
  });

  it('writes over nothing, and says where there is nothing to back up', async () => {
    const target = newFolder();
    writeFileSync(join(target, 'mine'), '');
    expect(await backUp(yesterdaysData(), target)).toMatchObject({
      code: 1,
      words: expect.stringContaining('is not empty'),
    });
    const empty = newFolder();
    expect(await backUp(empty, join(target, 'new'))).toMatchObject({
      code: 1,
      words: expect.stringContaining(`There is no database in ${empty}.`),
    });
    expect(readdirSync(target)).toEqual(['mine']);
  });
});

describe('npm run restore', () => {
  it('brings every row back, on a machine in another time zone, and keeps what was there', async () => {
    const data = yesterdaysData();
    mkdirSync(join(data, 'files'));
    writeFileSync(join(data, 'files/newer'), 'of the data that is replaced');
    const { code, words } = await restore(data, backup, { TZ: 'Asia/Tokyo', PGTZ: 'Asia/Tokyo' });
    expect([code, words]).toEqual([0, expect.stringContaining('every table compared with its checksum')]);
    const asides = readdirSync(data)
      .filter((name) => name.includes('before-restore'))
      .sort();
    expect(asides).toEqual([expect.stringMatching(/^files\./), expect.stringMatching(/^postgresql\./)]);
    for (const aside of asides) expect(words).toContain(`What was there before is in ${join(data, aside)}`);
    expect(readdirSync(join(data, asides[0] ?? ''))).toEqual(['newer']);
    expect(readFileSync(join(data, 'files/ab/upload'), 'utf8')).toBe('an uploaded drawing');

    // Kontor has not run on it since: the database by itself.
    const again = join(newFolder(), 'backup');
    expect((await backUp(data, again)).code).toBe(0);
    expect(readManifest(again).tables).toEqual(readManifest(backup).tables);
    const kontor = await launchToReady(data);
    expect(kontor.words()).not.toContain('Filling the demo organisation');
    expect(await whoIs(kontor.url, await logIn(kontor.url))).toMatchObject({ email: ADMINISTRATOR });
    const client = await openDatabase(data);
    const now = await tableChecksums(client);
    await client.end();
    for (const name of ['sales.opportunity', 'sales.stage_event', 'platform.register_entry', 'customers.customer'])
      expect([name, now[name]]).toEqual([name, sums[name]]);
    await stop(kontor);
  });

  it('makes an installation where none was', async () => {
    const data = join(newFolder(), 'data');
    expect((await restore(data, backup)).code).toBe(0);
    const kontor = await launchToReady(data);
    expect(kontor.words()).not.toContain('Filling the demo organisation');
    expect(await whoIs(kontor.url, await logIn(kontor.url))).toMatchObject({ email: ADMINISTRATOR });
    await stop(kontor);
  });

  it('that was killed half-way has changed nothing', async () => {
    const data = yesterdaysData();
    const cutOff = startRestore(data, backup);
    await eventually('the database half filled', () =>
      readdirSync(data).some(
        (name) => /^postgresql\.restoring-\S+$/.test(name) && existsSync(join(data, name, 'postmaster.pid')),
      ),
    );
    cutOff.send('SIGKILL');
    await cutOff.ended;
    const kontor = await launchToReady(data);
    expect(readdirSync(data).filter((name) => name.startsWith('postgresql'))).toEqual(['postgresql']);
    expect(await whoIs(kontor.url, await logIn(kontor.url))).toMatchObject({ email: ADMINISTRATOR });
    await stop(kontor);
  });

  it('that was killed between two renames is finished by the next start', async () => {
    const data = yesterdaysData();
    const aside = join(data, 'postgresql.before-restore-1');
    const made = join(data, 'postgresql.restoring-1');
    renameSync(join(data, 'postgresql'), made);
    const move = { made, place: join(data, 'postgresql'), aside };
    writeFileSync(
      join(data, 'swap.json'),
      JSON.stringify([move, { made: null, place: join(data, 'files'), aside: join(data, 'files.before') }]),
    );
    const kontor = await launchToReady(data);
    expect(kontor.words()).not.toContain('Filling the demo organisation');
    expect(existsSync(join(data, 'swap.json'))).toBe(false);
    await stop(kontor);
  });
});

describe('npm run restore-drill', () => {
  it('brings the whole backup back beside everything that is there, reads its register, and leaves nothing', async () => {
    const data = yesterdaysData();
    const before = inventory(data);
    const scratch = newFolder();
    const { code, words } = await restoreDrill(data, backup, { TMPDIR: scratch });
    const rows = readManifest(backup).tables.reduce((sum, table) => sum + table.rows, 0);
    expect([code, words]).toEqual([0, expect.stringContaining(`${rows} rows of`)]);
    expect(words).toMatch(/[1-9]\d* sealed entries of the register in [1-9]\d* streams/);
    expect(words).toContain('Everything is there and as it was sealed.');
    expect(inventory(data)).toEqual(before);
    expect(readdirSync(scratch)).toEqual([]);
  });

  it('names what a damaged backup would not bring back', async () => {
    const damaged = copyOfBackup();
    rmSync(join(damaged, 'tables/sales.opportunity.copy.gz'));
    const { code, words } = await restoreDrill(newFolder(), damaged);
    expect([code, words]).toEqual([2, expect.stringContaining('sales.opportunity.copy.gz is missing')]);
  });
});

describe('a damaged backup', () => {
  let data: string;
  beforeAll(() => {
    data = yesterdaysData();
  });

  const flip = (file: string) => {
    const bytes = readFileSync(file);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 0x10;
    writeFileSync(file, bytes);
  };
  const rewriteManifest = (
    folder: string,
    change: (manifest: Record<string, unknown>) => object,
    isSealed: boolean,
  ) => {
    const { sha256, ...manifest } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Record<
      string,
      unknown
    >;
    const changed = change(manifest);
    const seal = isSealed ? createHash('sha256').update(JSON.stringify(changed)).digest('hex') : sha256;
    writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ ...changed, sha256: seal }));
  };

  it.each<[string, (folder: string) => void, string]>([
    [
      'a flipped byte in a table',
      (folder) => flip(join(folder, 'tables/sales.opportunity.copy.gz')),
      'The backup is damaged: the rows of "sales"."opportunity" in sales.opportunity.copy.gz are not those that were written.',
    ],
    [
      'a missing table',
      (folder) => rmSync(join(folder, 'tables/identity.user_account.copy.gz')),
      'The backup is damaged: identity.user_account.copy.gz is missing.',
    ],
    [
      'a flipped byte in an uploaded file',
      (folder) => flip(join(folder, 'files/ab/upload')),
      'The backup is damaged: the uploaded file ab/upload was changed.',
    ],
    [
      'a missing uploaded file',
      (folder) => rmSync(join(folder, 'files/ab/upload')),
      'The backup is damaged: the uploaded file ab/upload is missing.',
    ],
    [
      'a list that was changed',
      (folder) => rewriteManifest(folder, (manifest) => ({ ...manifest, sequences: [] }), false),
      'The backup is damaged: manifest.json was changed.',
    ],
    [
      'half of a list',
      (folder) => writeFileSync(join(folder, 'manifest.json'), '{"format":1,'),
      'manifest.json cannot be read',
    ],
    ['no list', (folder) => rmSync(join(folder, 'manifest.json')), 'holds no backup of Kontor'],
    [
      'what only a newer Kontor knows',
      (folder) =>
        rewriteManifest(
          folder,
          (manifest) => ({
            ...manifest,
            migrations: [...(manifest['migrations'] as string[]), 'AddTimeTravel4102444800000'],
          }),
          true,
        ),
      'A newer Kontor wrote this backup: it knows AddTimeTravel4102444800000',
    ],
  ])('with %s is refused, and nothing is changed', async (_what, damage, message) => {
    const source = copyOfBackup();
    damage(source);
    const before = inventory(data);
    const { code, words } = await restore(data, source);
    expect([code, words]).toEqual([1, expect.stringContaining(message)]);
    expect(words).not.toMatch(/^ +at /m);
    expect(inventory(data)).toEqual(before);
  });
});
