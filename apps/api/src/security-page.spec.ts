import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '../../..');

it('the page of what must hold under attack names tests that there are, at least one for each line', () => {
  const lines = readFileSync(join(root, 'docs/security.md'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| requirement'));
  expect(lines.length).toBeGreaterThan(15);
  for (const line of lines) {
    const named = [...line.matchAll(/`([\w./-]+\.spec\.ts)`/g)].map(([, path]) => path ?? '');
    expect({ line, count: named.length > 0 }).toEqual({ line, count: true });
    expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  }
});
