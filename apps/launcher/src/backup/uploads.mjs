import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../words.mjs';

/** Copies every uploaded file; answers what was copied, with checksums. One that is deleted meanwhile is left out. */
export async function copyUploads(from, to) {
  const copied = [];
  for (const path of filesBelow(from)) {
    try {
      copied.push({ path, sha256: await copyFile(join(from, path), join(to, path)) });
    } catch (error) {
      if (error.code !== 'ENOENT' || existsSync(join(from, path))) throw error;
    }
  }
  return copied;
}

/** Copies the files that a backup lists, and refuses one that is not as it was. */
export async function copyListedUploads(listed, from, to) {
  for (const { path, sha256 } of listed) {
    const found = await copyFile(join(from, path), join(to, path));
    if (found !== sha256)
      throw new Problem(`The uploaded file ${path} of the backup is damaged.`, 'Try an older backup.');
  }
}

export async function checksumOf(file) {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

async function copyFile(from, to) {
  const hash = createHash('sha256');
  const meter = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
  await pipeline(createReadStream(from), meter, createWriteStream(to, { mode: 0o600 }));
  return hash.digest('hex');
}

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          relative(folder, join(entry.parentPath ?? entry.path, entry.name))
            .split(sep)
            .join('/'),
        )
        .sort()
    : [];
