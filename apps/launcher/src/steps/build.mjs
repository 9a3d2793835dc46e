import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../settings.mjs';
import { Problem } from '../words.mjs';

const stampFile = join(root, 'node_modules', '.kontor-build-hash');
const outputs = ['apps/api/dist/index.js', 'apps/worker/dist/index.js', 'apps/web/dist/index.html'];

/**
 * What the build depends on, as one hash. By content and never by time: a restored cache has old times, and a
 * checkout of another branch has new ones.
 */
function sourceHash() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', '.swcrc', 'tsconfig.base.json', 'apps/api/contract/schema.graphql'].map((file) =>
    join(root, file),
  );
  for (const group of ['libs', 'apps']) {
    for (const project of readdirSync(join(root, group))) {
      const folder = join(root, group, project);
      for (const name of ['package.json', 'vite.config.ts', 'index.html', 'codegen.ts', 'tsr.config.json'])
        files.push(join(folder, name));
      for (const name of ['src', 'public'])
        if (existsSync(join(folder, name))) files.push(...filesBelow(join(folder, name)));
    }
  }
  for (const file of files.filter(existsSync).sort()) hash.update(relative(root, file)).update(readFileSync(file));
  return hash.digest('hex');
}

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.(spec|e2e)\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));

export function buildIsFresh() {
  if (!existsSync(stampFile) || outputs.some((file) => !existsSync(join(root, file)))) return false;
  return readFileSync(stampFile, 'utf8') === sourceHash();
}

/** Builds the libraries, the API, the worker and the SPA. */
export function build() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--parallel=3', '--outputStyle=static'],
    {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
      env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' },
    },
  );
  if (status !== 0)
    throw new Problem(
      `The build failed:\n${stdout}\n${stderr}`,
      'This is a mistake in the code or a half-installed package: `npm ci`, then start again.',
    );
  writeFileSync(stampFile, sourceHash());
}
