import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TreeFile } from '../checks/tree.js';
import type { Task } from './task.js';

/** The settings and packages that every task depends on. */
const EVERYWHERE =
  /^(package-lock\.json|tsconfig[^/]*\.json|eslint\.config\.mjs|jest\.config\.mjs|nx\.json)$|\/package\.json$/;

/**
 * Knows on which files a task has passed, by their content: never by their time, which a checkout changes, and never
 * by single files, because a type that changes in one file breaks another.
 */
export class PassedMemory {
  private readonly hashes = new Map<string, string>();

  constructor(
    private readonly folder: string,
    private readonly files: readonly TreeFile[],
  ) {}

  hasPassed(task: Task): boolean {
    if (!task.dependsOn) return false;
    try {
      return readFileSync(this.placeOf(task), 'utf8') === this.hashOf(task);
    } catch {
      return false;
    }
  }

  remember(task: Task): void {
    if (!task.dependsOn) return;
    mkdirSync(this.folder, { recursive: true });
    writeFileSync(this.placeOf(task), this.hashOf(task));
  }

  private placeOf({ name }: Task): string {
    return join(this.folder, name.toLowerCase().replaceAll(/[^a-z]+/g, '-'));
  }

  private hashOf(task: Task): string {
    let known = this.hashes.get(task.name);
    if (known === undefined) {
      const hash = createHash('sha256').update(`${process.version} ${JSON.stringify(task.steps)}`);
      for (const { path, text } of this.files)
        if (EVERYWHERE.test(path) || task.dependsOn?.(path)) hash.update(`\0${path}\0`).update(text);
      known = hash.digest('hex');
      this.hashes.set(task.name, known);
    }
    return known;
  }
}
