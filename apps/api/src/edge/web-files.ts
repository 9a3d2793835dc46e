import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, resolve, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** For the server alone: which documents the application was built with. */
const KEPT_BACK = new Set(['/persisted-documents.json']);

type Encoding = 'br' | 'gzip';

/** One file of the browser application, with its compressed forms: the build's, or made when first asked for. */
export class WebFile {
  readonly etag: string;
  private readonly forms = new Map<Encoding, Promise<Buffer>>();

  constructor(
    readonly type: string,
    readonly content: Buffer,
    ready: Partial<Record<Encoding, Buffer>>,
  ) {
    this.etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    if (ready.br) this.forms.set('br', Promise.resolve(ready.br));
    if (ready.gzip) this.forms.set('gzip', Promise.resolve(ready.gzip));
  }

  async inEncoding(accepted: string): Promise<{ encoding: Encoding | null; content: Buffer }> {
    const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : null;
    if (encoding === null || this.content.length < 1_000 || /^(image\/(png|webp)|font)/.test(this.type)) {
      return { encoding: null, content: this.content };
    }
    let form = this.forms.get(encoding);
    if (form === undefined) {
      form = encoding === 'br' ? promisify(brotliCompress)(this.content) : promisify(gzip)(this.content);
      this.forms.set(encoding, form);
    }
    return { encoding, content: await form };
  }
}

/**
 * The browser application as it was built, in memory: a few megabytes that never change. A request can only name one
 * of these files, so that no address whatever leads out of the folder.
 */
export class WebFiles {
  private constructor(private readonly files: ReadonlyMap<string, WebFile>) {}

  static async read(folder: string): Promise<WebFiles> {
    const root = resolve(folder);
    if (!existsSync(root)) return new WebFiles(new Map());
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const contents = new Map<string, Buffer>();
    for (const entry of entries.filter((one) => one.isFile())) {
      const file = join(entry.parentPath, entry.name);
      contents.set(file.slice(root.length).split(sep).join('/'), await readFile(file));
    }
    const files = [...contents].filter(([path]) => !/\.(br|gz)$/.test(path) && !KEPT_BACK.has(path));
    return new WebFiles(
      new Map(
        files.map(([path, content]) => {
          const [br, zipped] = [contents.get(`${path}.br`), contents.get(`${path}.gz`)];
          const ready = { ...(br ? { br } : {}), ...(zipped ? { gzip: zipped } : {}) };
          return [path, new WebFile(TYPES[extname(path)] ?? 'application/octet-stream', content, ready)];
        }),
      ),
    );
  }

  find(path: string): WebFile | null {
    return this.files.get(path) ?? null;
  }
}
