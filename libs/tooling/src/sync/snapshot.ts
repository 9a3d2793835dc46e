import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The texts of generated files by their path from the root. */
export type Snapshot = ReadonlyMap<string, string>;

/** Reads files and whole folders; what does not exist is left out. */
export function snapshot(root: string, paths: readonly string[]): Snapshot {
  const found = new Map<string, string>();
  const take = (path: string): void => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) for (const name of readdirSync(full).sort()) take(`${path}/${name}`);
    else found.set(path, readFileSync(full, 'utf8'));
  };
  for (const path of paths) take(path);
  return found;
}

export interface Difference {
  readonly path: string;
  readonly what: 'changed' | 'new' | 'gone';
}

export function differences(before: Snapshot, after: Snapshot): Difference[] {
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths.flatMap((path): Difference[] => {
    const [old, now] = [before.get(path), after.get(path)];
    if (old === now) return [];
    return [{ path, what: old === undefined ? 'new' : now === undefined ? 'gone' : 'changed' }];
  });
}

/** Puts files back as they were, and takes away those that were not there. */
export function restore(root: string, before: Snapshot, after: Snapshot): void {
  for (const { path, what } of differences(before, after)) {
    const full = join(root, path);
    if (what === 'new') {
      rmSync(full);
      continue;
    }
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, before.get(path) ?? '');
  }
}
