import { createHash } from 'node:crypto';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AppConfig } from '../app-config.js';
import { UuidV7Ids } from '../time/ids.js';
import { FileStore } from './file-store.js';

let folder: string;
let store: FileStore;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kontor-files-'));
  const config = AppConfig.fromEnvironment({ DATABASE_URL: 'postgres://x@127.0.0.1/x', KONTOR_DATA_DIR: folder });
  store = new FileStore(config, new UuidV7Ids());
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const filesIn = async (): Promise<string[]> =>
  (await readdir(folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

async function* chunks(...parts: readonly (string | Error)[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

describe('FileStore', () => {
  it('gives back what it was given, under a key of its own', async () => {
    const kept = await store.write('imports', chunks('Zażółć ', 'gęślą'), 1_000);
    const content = Buffer.from('Zażółć gęślą');
    expect(kept).toEqual({
      key: expect.stringMatching(/^imports\/[0-9a-f]{2}\/[0-9a-f-]{36}$/),
      sizeBytes: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
    expect(await buffer(await store.read(kept.key))).toEqual(content);
    expect((await stat(join(folder, 'files', kept.key))).mode & 0o077).toBe(0);
    await store.remove(kept.key);
    await store.remove(kept.key);
    await expect(store.read(kept.key)).rejects.toMatchObject({ code: 'FILE_GONE' });
  });

  it('refuses what is too big as soon as it is, and leaves nothing of it', async () => {
    const before = await filesIn();
    let sent = 0;
    const endless = Readable.from(
      (function* () {
        for (;;) {
          sent += 65_536;
          yield Buffer.alloc(65_536);
        }
      })(),
    );
    await expect(store.write('imports', endless, 1_000_000)).rejects.toMatchObject({
      code: 'FILE_TOO_BIG',
      details: { maxBytes: 1_000_000 },
    });
    expect(sent).toBeLessThan(5_000_000);
    expect(await filesIn()).toEqual(before);
    expect((await store.write('imports', chunks('x'.repeat(10)), 10)).sizeBytes).toBe(10);
  });

  it('leaves nothing of an upload that was cut off', async () => {
    const before = await filesIn();
    await expect(store.write('imports', chunks('half', new Error('cut off')), 1_000)).rejects.toThrow('cut off');
    expect(await filesIn()).toEqual(before);
  });

  it.each(['../../etc/passwd', 'imports/../../x', '/etc/passwd', 'imports/aa/x\0y', 'IMPORTS/aa/b', ''])(
    'takes no key that is not of its own making: %j',
    async (key) => {
      await expect(store.read(key)).rejects.toThrow('assertion failed');
      await expect(store.remove(key)).rejects.toThrow('assertion failed');
    },
  );
});
