import { contextNames } from '../boundaries/contexts.mjs';
import type { Check, TreeFile, Violation } from './tree.js';

/** What stands at the top. Beside the folders only what a tool insists on finding there. */
const TOP = new Set([
  'apps',
  'libs',
  'docker',
  'docs',
  '.ci',
  'nx.json',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
  'tsconfig.json',
  'eslint.config.mjs',
  'jest.config.mjs',
  'README.md',
  'CONTRIBUTING.md',
  'LICENSE',
]);
const DOTFILE = /^\.[a-z][a-z.-]*$/;

export const topLevel: Check = {
  name: 'top level',
  tree: (files) => {
    const tops = new Map<string, TreeFile>();
    for (const file of files) tops.set(file.path.split('/')[0] ?? file.path, file);
    return [...tops]
      .filter(([top]) => !TOP.has(top) && !(DOTFILE.test(top) && tops.get(top)?.path === top))
      .map(([top, file]) => ({ path: file.path, line: 1, message: `"${top}" does not belong at the top.` }));
  },
};

/** The folders of a context. A new kind of folder is a decision: it gets its line here. */
const CONTEXT_FOLDERS = new Set([
  'contract',
  'domain',
  'use-cases',
  'queries',
  'persistence',
  'migrations',
  'imports',
  'files',
  'security',
  'defaults',
  'handlers',
  'testing',
]);

export const contextFolders: Check = {
  name: 'folders of a context',
  file: ({ path }) => {
    const [top, name = '', src, folder, rest] = path.split('/');
    if (top !== 'libs' || src !== 'src' || !contextNames.includes(name) || rest === undefined) return [];
    if (CONTEXT_FOLDERS.has(folder ?? '')) return [];
    return [{ path, line: 1, message: `A context has no folder ${folder}: ${[...CONTEXT_FOLDERS].join(', ')}.` }];
  },
};

/** Without tags a project would fall out of the rules between projects. */
export const projectTags: Check = {
  name: 'tags of projects',
  file: ({ path, text }) => {
    if (!/^(libs|apps)\/[^/]+\/package\.json$/.test(path)) return [];
    const found: Violation[] = [];
    const manifest = JSON.parse(text) as { name?: string; nx?: { tags?: string[] } };
    const name = path.split('/')[1];
    if (manifest.name !== `@kontor/${name}`) found.push({ path, line: 1, message: `Its name is @kontor/${name}.` });
    if (!manifest.nx?.tags?.some((tag) => tag.startsWith('type:')))
      found.push({ path, line: 1, message: 'No tag type:…, so that nobody knows what it may depend on.' });
    return found;
  },
};
