import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { permissionPage } from './permission-page.js';
import { type Project, projectGraph, withGraph } from './project-graph.js';
import { sqlText, writeQuerySql } from './query-sql.js';
import { differences, restore, snapshot } from './snapshot.js';

describe('what is written from the code', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kontor-sync-'));
    mkdirSync(join(folder, 'contract'));
    writeFileSync(join(folder, 'contract/old.txt'), 'old');
    writeFileSync(join(folder, 'contract/same.txt'), 'same');
    writeFileSync(join(folder, 'page.md'), 'page');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('is compared by content, file by file, and put back as it was', () => {
    const paths = ['contract', 'page.md', 'absent'];
    const before = snapshot(folder, paths);
    writeFileSync(join(folder, 'contract/new.txt'), 'new');
    writeFileSync(join(folder, 'page.md'), 'another page');
    rmSync(join(folder, 'contract/old.txt'));
    const after = snapshot(folder, paths);
    expect(differences(before, after)).toEqual([
      { path: 'contract/new.txt', what: 'new' },
      { path: 'contract/old.txt', what: 'gone' },
      { path: 'page.md', what: 'changed' },
    ]);
    restore(folder, before, after);
    expect(snapshot(folder, paths)).toEqual(before);
    expect(readFileSync(join(folder, 'page.md'), 'utf8')).toBe('page');
  });
});

describe('the SQL of queries', () => {
  it('is laid out under headings, with its parameters as numbers', () => {
    const text = "SELECT o.id FROM sales.opportunity o WHERE o.team_id = ANY($1::uuid[]) AND o.name LIKE '%a' LIMIT $2";
    expect(sqlText('board.query.ts', [['cards of a team', { text }]])).toBe(
      `-- What board.query.ts sends, with representative input. Written by npm run sync.

-- cards of a team
SELECT
  o.id
FROM
  sales.opportunity o
WHERE
  o.team_id = ANY ($1::uuid[])
  AND o.name LIKE '%a'
LIMIT
  $2;
`,
    );
  });

  it('must be shown: a query without examples is a problem', async () => {
    const problems = await writeQuerySql(['libs/tooling/src/fixtures/queries/silent.query.ts']);
    expect(problems).toEqual([expect.stringContaining('silent.query.ts exports no examples()')]);
  });
});

describe('the graph of projects', () => {
  const project = (name: string, tags: string[], uses: string[]): Project => ({
    name,
    group: tags.includes('type:app') ? 'apps' : 'libs',
    tags,
    uses,
  });
  const projects = [
    project('api', ['type:app'], ['kernel', 'platform', 'sales']),
    project('kernel', ['type:kernel'], []),
    project('platform', ['type:platform'], ['kernel']),
    project('sales', ['type:context'], ['kernel', 'platform']),
    project('tooling', ['type:tooling'], []),
  ];

  it('leaves out what is reached by way of another, and what only builds', () => {
    expect(
      projectGraph(projects)
        .split('\n')
        .filter((line) => line.includes('-->')),
    ).toEqual(['  api --> sales', '  platform --> kernel', '  sales --> platform']);
  });

  it('goes between its marks and nowhere else', () => {
    const page = 'Before\n<!-- graph: written by npm run sync -->\nold\n<!-- /graph -->\nAfter\n';
    const written = withGraph(page, 'graph TD');
    expect(written).toBe(
      'Before\n<!-- graph: written by npm run sync -->\n\n```mermaid\ngraph TD\n```\n\n<!-- /graph -->\nAfter\n',
    );
    expect(withGraph(written ?? '', 'graph TD')).toBe(written);
    expect(withGraph('A page without marks', 'graph TD')).toBeNull();
  });
});

describe('the page of permissions', () => {
  it('lists each under its context, in both languages', () => {
    const page = permissionPage([
      { key: 'sale.read', group: 'sales', description: { en: 'See sales', pl: 'Widzieć sprzedaże' } },
      { key: 'user.manage', group: 'identity', description: { en: 'Keep users', pl: 'Prowadzić osoby' } },
    ]);
    expect(page).toContain('## identity\n\n| permission |');
    expect(page).toContain('| `sale.read` | See sales | Widzieć sprzedaże |');
    expect(page.indexOf('identity')).toBeLessThan(page.indexOf('sale.read'));
  });
});
