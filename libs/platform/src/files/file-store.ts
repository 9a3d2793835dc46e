import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assert, Refused } from '@kontor/kernel';
import type { AppConfig } from '../app-config.js';
import type { Ids } from '../time/ids.js';

export interface StoredFile {
  /** Generated, never made of a name that a person gave. */
  readonly key: string;
  readonly sizeBytes: number;
  readonly sha256: string;
}

const KEY = /^[a-z][a-z-]{0,30}\/[0-9a-f]{2}\/[0-9a-f-]{36}$/;

/** Files under `KONTOR_DATA_DIR/files`, written and read as streams, each under a generated key. */
export class FileStore {
  private readonly root: string;

  constructor(
    config: AppConfig,
    private readonly ids: Ids,
  ) {
    this.root = resolve(config.dataDir, 'files');
  }

  /**
   * Keeps what `content` yields. `area` names the kind of file, as in `imports`. A file that is cut off or too big
   * leaves nothing behind. Refusal: `FILE_TOO_BIG` with `details.maxBytes`.
   */
  async write(area: string, content: AsyncIterable<Buffer> | Readable, maxBytes: number): Promise<StoredFile> {
    const id = this.ids.next();
    const key = `${area}/${id.slice(-2)}/${id}`;
    const path = this.pathOf(key);
    const partial = `${path}.partial`;
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const meter = new Meter(maxBytes);
    try {
      await pipeline(Readable.from(content), meter, createWriteStream(partial, { mode: 0o600, flags: 'wx' }));
      await rename(partial, path);
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
    return { key, sizeBytes: meter.sizeBytes, sha256: meter.sha256() };
  }

  /** The content as a stream. Refusal: `FILE_GONE` when it was removed. */
  async read(key: string): Promise<Readable> {
    const path = this.pathOf(key);
    const found = await stat(path).catch(() => null);
    if (!found?.isFile()) throw new Refused('FILE_GONE', 'This file is no longer kept. Upload it again.');
    return createReadStream(path);
  }

  /** Removing what is not there is no error: a clean-up may run twice. */
  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true });
  }

  private pathOf(key: string): string {
    assert(KEY.test(key), 'a file key has the shape that the store gave it');
    return join(this.root, key);
  }
}

class Meter extends Transform {
  sizeBytes = 0;
  private readonly hash = createHash('sha256');

  constructor(private readonly maxBytes: number) {
    super();
  }

  override _transform(
    chunk: Buffer | string,
    encoding: BufferEncoding,
    done: (error?: Error | null, data?: Buffer) => void,
  ): void {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, encoding) : chunk;
    this.sizeBytes += bytes.length;
    if (this.sizeBytes > this.maxBytes) {
      const details = { maxBytes: this.maxBytes };
      done(new Refused('FILE_TOO_BIG', 'This file is too big. Split it and send the parts.', details));
      return;
    }
    this.hash.update(bytes);
    done(null, bytes);
  }

  sha256(): string {
    return this.hash.digest('hex');
  }
}
