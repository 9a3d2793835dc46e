import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { Problem } from '../words.mjs';
import { meter, quoted } from './tables.mjs';
import { checksumOf } from './uploads.mjs';

const FILE = 'manifest.json';

/** The list of what is in a backup, with a checksum of the list itself. */
export function writeManifest(folder, content) {
  writeFileSync(join(folder, FILE), JSON.stringify({ ...content, sha256: checksum(content) }, null, 2), {
    mode: 0o600,
  });
}

const checksum = (content) => createHash('sha256').update(JSON.stringify(content)).digest('hex');

/** Reads a backup from its first byte to its last, before anything is changed for it. */
export async function readBackup(source) {
  const { sha256, ...manifest } = readManifest(source);
  if (sha256 !== checksum(manifest)) throw damaged(`${FILE} was changed`);
  for (const table of manifest.tables) {
    const found = await readTable(join(source, 'tables', table.file));
    if (found === null) throw damaged(`${table.file} is missing`);
    if (found.rows !== table.rows || found.sha256 !== table.sha256)
      throw damaged(`the rows of ${quoted(table)} in ${table.file} are not those that were written`);
  }
  for (const { path, sha256: expected } of manifest.files) {
    const file = join(source, 'files', path);
    if (normalize(path).startsWith('..') || !existsSync(file)) throw damaged(`the uploaded file ${path} is missing`);
    if ((await checksumOf(file)) !== expected) throw damaged(`the uploaded file ${path} was changed`);
  }
  return manifest;
}

function readManifest(source) {
  const file = join(source, FILE);
  const isThere = existsSync(file);
  let manifest = null;
  try {
    manifest = isThere ? JSON.parse(readFileSync(file, 'utf8')) : null;
  } catch {
    throw damaged(`${FILE} cannot be read`);
  }
  if (manifest?.format !== 1)
    throw new Problem(
      `${source} holds no backup of Kontor.`,
      'Name the folder that `npm run backup` wrote; manifest.json is in it.',
    );
  return manifest;
}

/** Rows and checksum of a table's file; `null` without one, and no rows when it cannot be unpacked. */
async function readTable(file) {
  if (!existsSync(file)) return null;
  const { stream, result } = meter();
  try {
    await pipeline(createReadStream(file), createGunzip(), stream, new PassThrough().resume());
    return result();
  } catch (error) {
    if (error.syscall) throw error;
    return { rows: 0, sha256: '' };
  }
}

const damaged = (what) =>
  new Problem(`The backup is damaged: ${what}.`, 'Nothing was changed. Try an older backup, or a copy of this one.');
