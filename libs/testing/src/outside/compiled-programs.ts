import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Options, transform } from '@swc/core';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const cache = join(root, 'node_modules/.cache/kontor-programs');
const KEPT_MS = 3_600_000;

let tree: Promise<string> | null = null;

/**
 * Where a TypeScript file of the workspace stands as JavaScript. The whole workspace is compiled once for each state of
 * its sources: a test that starts a program by the hundred waits for Node alone.
 */
export async function compiledProgram(file: string): Promise<string> {
  tree ??= compileTree();
  return join(await tree, placeOf(relative(root, file)));
}

/** Workspaces stand as packages beside each other; what they use of others is found further up. */
const placeOf = (path: string): string =>
  path.replace(/^(?:libs|apps)\/([^/]+)\//, 'node_modules/@kontor/$1/').replace(/\.ts$/, '.js');

async function compileTree(): Promise<string> {
  const sources = new Map<string, string>();
  const { exclude: _, ...settings } = JSON.parse(await readFile(join(root, '.swcrc'), 'utf8')) as Options;
  const hash = createHash('sha256').update(JSON.stringify(settings));
  for (const path of (await sourceFiles()).sort()) {
    const text = await readFile(join(root, path), 'utf8');
    sources.set(path, text);
    hash.update(path).update(text);
  }
  const folder = join(cache, hash.digest('hex').slice(0, 20));
  if (existsSync(folder)) return folder;
  const draft = join(cache, randomUUID());
  await Promise.all([...sources].map(([path, text]) => compile(join(draft, placeOf(path)), path, text, settings)));
  // Another test may have been as quick: then its folder holds the same.
  await rename(draft, folder).catch(() => rm(draft, { recursive: true, force: true }));
  await forgetOld(folder);
  return folder;
}

async function sourceFiles(): Promise<string[]> {
  const found: string[] = [];
  for (const top of ['libs', 'apps']) {
    for (const name of await readdir(join(root, top))) {
      if (name === 'tooling' || name === 'web' || !existsSync(join(root, top, name, 'package.json'))) continue;
      found.push(`${top}/${name}/package.json`);
      const below = await readdir(join(root, top, name, 'src'), { recursive: true });
      found.push(
        ...below.map((path) => `${top}/${name}/src/${path}`).filter((path) => /(?<!\.spec|\.d)\.ts$/.test(path)),
      );
    }
  }
  return found;
}

async function compile(target: string, path: string, text: string, settings: Options): Promise<void> {
  await mkdir(dirname(target), { recursive: true });
  if (path.endsWith('package.json')) {
    const own = join(root, dirname(path), 'node_modules');
    if (existsSync(own)) await symlink(own, join(dirname(target), 'node_modules'));
    const { name, exports } = JSON.parse(text.replaceAll('.ts"', '.js"')) as Record<string, unknown>;
    return writeFile(target, JSON.stringify({ name, type: 'module', exports }));
  }
  const { code } = await transform(text, {
    ...settings,
    filename: join(root, path),
    swcrc: false,
    sourceMaps: 'inline',
  });
  return writeFile(target, code);
}

async function forgetOld(current: string): Promise<void> {
  for (const name of await readdir(cache)) {
    const folder = join(cache, name);
    if (folder === current || Date.now() - (await stat(folder)).mtimeMs < KEPT_MS) continue;
    await rm(folder, { recursive: true, force: true });
  }
}
