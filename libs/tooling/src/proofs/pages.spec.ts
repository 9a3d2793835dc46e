import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../workspace.js';

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const pages = files.filter((path) => path.endsWith('.md') && !path.includes('/fixtures/'));
const decisions = readdirSync(join(root, 'docs/adr')).filter((name) => /^\d{4}-.*\.md$/.test(name));

/** The tests that a text names, wherever they stand. */
const testsIn = (text: string) => [...text.matchAll(/`([\w./-]+\.spec\.tsx?)`/g)].map(([, path]) => path ?? '');

describe('the pages', () => {
  it('lead nowhere that is not there', () => {
    expect(pages.length).toBeGreaterThan(20);
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)\s#]+)(?:#[^)\s]*)?\)/g)]
        .map(([, target]) => target ?? '')
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page} → ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('draw the tree with every project in it, and no other', () => {
    const [, tree = ''] = /## The tree\n+```\n([\s\S]*?)```/.exec(read('README.md')) ?? [];
    for (const group of ['apps', 'libs']) {
      const [, block = ''] = new RegExp(`^${group}/\\n((?:  .*\\n)+)`, 'm').exec(tree) ?? [];
      const drawn = [...block.matchAll(/^ {2}([\w-]+)\/ +\S/gm)].map(([, name]) => name);
      const there = files.filter((path) => path.startsWith(`${group}/`)).map((path) => path.split('/')[1]);
      expect(drawn.sort()).toEqual([...new Set(there)].sort());
    }
  });

  it('have a Polish word for each term of the glossary', () => {
    const rows = read('docs/glossary.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !line.startsWith('| term'))
      .map((line) => line.split('|').slice(1, -1));
    expect(rows.length).toBeGreaterThan(30);
    const wanting = rows.filter((cells) => cells.length !== 4 || cells.slice(0, 3).some((cell) => cell.trim() === ''));
    expect(wanting).toEqual([]);
  });
});

describe('every decision', () => {
  it.each(decisions)('%s says what enforces it, by tests that there are', (name) => {
    const [, enforcement = ''] =
      /(?:^\*\*Enforced by\*\*|^## Enforced by)([\s\S]*)/m.exec(read(`docs/adr/${name}`)) ?? [];
    expect(enforcement.trim()).not.toBe('');
    const known = new Set(files.map((path) => basename(path)));
    expect(testsIn(enforcement).filter((test) => !known.has(basename(test)))).toEqual([]);
  });

  it('has a number of its own and a line on the page of decisions', () => {
    const listed = [...read('docs/adr/README.md').matchAll(/^\| \[\d+\]\(([^)]+)\)/gm)].map(([, name]) => name);
    expect(listed).toEqual([...decisions].sort());
    expect(new Set(decisions.map((name) => name.slice(0, 4))).size).toBe(decisions.length);
  });
});
