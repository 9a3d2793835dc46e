import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ReadFile } from '../checks/tree.js';
import { PassedMemory } from './passed-memory.js';
import type { Task } from './task.js';

describe('what has passed before', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kontor-memory-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const lint: Task = {
    name: 'Lint',
    advice: '',
    steps: [['eslint']],
    dependsOn: (path) => path.startsWith('libs/'),
  };
  const memoryOf = (files: Readonly<Record<string, string>>) =>
    new PassedMemory(
      folder,
      Object.entries(files).map(([path, text]) => new ReadFile(path, text)),
    );
  const files = { 'libs/sales/src/index.ts': '1', 'apps/web/src/main.tsx': '1', 'package-lock.json': '1' };

  it('is known by the content of the files it depends on', () => {
    memoryOf(files).remember(lint);
    expect(memoryOf(files).hasPassed(lint)).toBe(true);
    expect(memoryOf({ ...files, 'apps/web/src/main.tsx': '2' }).hasPassed(lint)).toBe(true);
    expect(memoryOf({ ...files, 'libs/sales/src/index.ts': '2' }).hasPassed(lint)).toBe(false);
    expect(memoryOf({ ...files, 'libs/sales/src/new.ts': '1' }).hasPassed(lint)).toBe(false);
  });

  it('is forgotten with other packages, other arguments, or another task', () => {
    memoryOf(files).remember(lint);
    expect(memoryOf({ ...files, 'package-lock.json': '2' }).hasPassed(lint)).toBe(false);
    expect(memoryOf(files).hasPassed({ ...lint, steps: [['eslint', '--fix']] })).toBe(false);
    expect(memoryOf(files).hasPassed({ ...lint, name: 'Types' })).toBe(false);
  });

  it('does not count for a task that says nothing of what it depends on', () => {
    const { dependsOn: _, ...always } = lint;
    memoryOf(files).remember(always);
    expect(memoryOf(files).hasPassed(always)).toBe(false);
  });
});
