import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { readPermissions } from '../sync/permission-page.js';
import { root } from '../workspace.js';
import { sliceFiles } from './slice-files.js';
import { insertSlice, type SourceText } from './slice-insertions.js';
import { planSlice, readTables, type SlicePlan, SliceProblem } from './slice-plan.js';

export interface WrittenSlice {
  readonly plan: SlicePlan;
  readonly created: readonly string[];
  /** The files that were changed, as they were before. */
  readonly changed: readonly SourceText[];
}

/** Writes a slice into the tree. Refuses with `SliceProblem` before anything is written. */
export async function writeSlice(context: string, name: string, permission?: string): Promise<WrittenSlice> {
  const sources = join(root, 'libs', context, 'src');
  if (!existsSync(join(sources, 'use-cases'))) throw new SliceProblem(`There is no context ${context} with use cases.`);
  const ofContext = readSources(sources);
  const migrations = ofContext.filter(({ path }) => path.includes('/migrations/')).map(({ text }) => text);
  const permissions = (await readPermissions()).map(({ key }) => key);
  const plan = planSlice(context, name, { tables: readTables(migrations, context), permissions }, permission);
  const files = sliceFiles(plan);
  const taken = [...files.keys()].find((path) => existsSync(join(root, path)));
  if (taken) throw new SliceProblem(`${taken} is there already.`);
  const changes = insertSlice(plan, ofContext, readSource(`apps/api/src/${context}/${context}-api.module.ts`));
  const changed = changes.map(({ path }) => readSource(path));
  for (const [path, text] of files) writeFileSync(join(root, path), text);
  for (const { path, text } of changes) writeFileSync(join(root, path), text);
  const created = [...files.keys()];
  const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
  const touched = [...created, ...changed.map(({ path }) => path)];
  execFileSync(process.execPath, [biome, 'format', '--write', ...touched], { cwd: root, stdio: 'ignore' });
  return { plan, created, changed };
}

const readSource = (path: string): SourceText => ({ path, text: readFileSync(join(root, path), 'utf8') });

const readSources = (folder: string): SourceText[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.spec.ts'))
    .map((entry) => readSource(relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')));
