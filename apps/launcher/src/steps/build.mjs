import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { root } from '../settings.mjs';
import { Problem } from '../words.mjs';
import { runProgram } from './run-program.mjs';

const stampFile = join(root, 'node_modules', '.kontor-build-hash');
const WHOLE_WORKSPACE = ['package-lock.json', '.swcrc', 'tsconfig.base.json', 'apps/api/contract/schema.graphql'];
const OF_A_PROJECT = ['package.json', 'vite.config.ts', 'index.html', 'codegen.ts', 'tsr.config.json'];

/** The folders of the projects that are built. */
function builtProjects() {
  return ['libs', 'apps']
    .flatMap((group) => readdirSync(join(root, group)).map((name) => join(root, group, name)))
    .filter((folder) => {
      const manifest = join(folder, 'package.json');
      return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).scripts?.build !== undefined;
    });
}

/**
 * What the build depends on and what it made, as hashes. By content and never by time: a restored cache has old times,
 * and a checkout of another branch has new ones. What it made is part of it, for others than the launcher build too.
 */
function stampNow() {
  const projects = builtProjects();
  const sources = WHOLE_WORKSPACE.map((file) => join(root, file));
  for (const folder of projects) {
    sources.push(...OF_A_PROJECT.map((name) => join(folder, name)));
    for (const name of ['src', 'public']) sources.push(...filesBelow(join(folder, name)).filter(isBuilt));
  }
  const made = projects.map((folder) => [folder, filesBelow(join(folder, 'dist'))]);
  if (made.some(([, files]) => files.length === 0)) return null;
  return `${hashOf(sources.filter(existsSync))} ${hashOf(made.flatMap(([, files]) => files))}`;
}

const isBuilt = (file) => !/\.(spec|e2e)\.tsx?$/.test(file);

const filesBelow = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    : [];

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}

export const buildIsFresh = () => existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampNow();

/** Says that what is built now was made from the sources as they are now. */
export function rememberBuild() {
  const stamp = stampNow();
  if (stamp) writeFileSync(stampFile, stamp);
}

/** Until it is built again nobody takes what is there for whole. */
export const forgetBuild = () => rmSync(stampFile, { force: true });

/** Builds the libraries, the API, the worker and the SPA. */
export async function build({ signal } = {}) {
  forgetBuild();
  const { status, words } = await runProgram(
    process.execPath,
    [join(root, 'node_modules/nx/dist/bin/nx.js'), 'run-many', '-t', 'build', '--parallel=3', '--outputStyle=static'],
    { cwd: root, env: { ...process.env, NX_DAEMON: 'false', NX_NO_CLOUD: 'true', NODE_ENV: 'production' }, signal },
  );
  if (status !== 0)
    throw new Problem(
      `The build failed:\n${words}`,
      'This is a mistake in the code or a half-installed package: `npm ci`, then start again.',
    );
  rememberBuild();
}
