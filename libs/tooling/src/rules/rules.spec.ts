import { relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LaidOut, layOutWorkspace } from '../proofs/lay-out-workspace.js';

interface Linted {
  readonly filePath: string;
  readonly messages: readonly { readonly ruleId: string | null; readonly line: number; readonly message: string }[];
}

describe('the lint rules', () => {
  let workspace: LaidOut;
  let found: { file: string; line: number; rule: string; message: string }[];

  beforeAll(() => {
    workspace = layOutWorkspace();
    workspace.run('nx/dist/bin/nx.js', 'show', 'projects', '--json');
    const printed = workspace.run('eslint/bin/eslint.js', 'libs', 'apps', '--format', 'json');
    found = (JSON.parse(printed) as Linted[]).flatMap(({ filePath, messages }) =>
      messages.map(({ ruleId, line, message }) => ({
        file: relative(workspace.folder, filePath),
        line,
        rule: ruleId ?? 'cannot be read',
        message,
      })),
    );
  });

  afterAll(() => workspace.remove());

  const linesOf = (file: string, rule: string): number[] =>
    found.filter((each) => each.file === file && each.rule === rule).map(({ line }) => line);

  it.each([
    ['SQL from a template', 'libs/sales/src/queries/interpolated.query.ts', 'kontor/sql-by-parameters', [8, 9, 10, 11]],
    [
      'the clock and chance',
      'libs/sales/src/use-cases/ask-the-machine.ts',
      'kontor/injected-clock-and-ids',
      [1, 3, 4, 5],
    ],
    ["TypeORM's save()", 'libs/sales/src/persistence/sale.repository.ts', 'kontor/no-entity-save', [6]],
    ['an injected type', 'libs/sales/src/use-cases/inject-a-type.ts', 'kontor/injected-by-value', [9]],
    ['any', 'libs/sales/src/use-cases/be-careless.ts', '@typescript-eslint/no-explicit-any', [4]],
    ['what any gives away', 'libs/sales/src/use-cases/be-careless.ts', '@typescript-eslint/no-unsafe-return', [4]],
    [
      'a promise nobody waits for',
      'libs/sales/src/use-cases/be-careless.ts',
      '@typescript-eslint/no-floating-promises',
      [6],
    ],
    [
      'a forgotten case',
      'libs/sales/src/use-cases/be-careless.ts',
      '@typescript-eslint/switch-exhaustiveness-check',
      [9],
    ],
    [
      'a null that is wished away',
      'libs/sales/src/use-cases/be-careless.ts',
      '@typescript-eslint/no-non-null-assertion',
      [15],
    ],
    ['two equals signs', 'libs/sales/src/use-cases/be-careless.ts', 'eqeqeq', [16]],
    ['words on the console', 'libs/sales/src/use-cases/be-careless.ts', 'no-console', [17]],
    ['what nobody uses', 'libs/sales/src/use-cases/be-careless.ts', '@typescript-eslint/no-unused-vars', [18]],
    ['a hook behind a condition', 'apps/web/src/ui/use-label.ts', 'react-hooks/rules-of-hooks', [5, 6]],
    ['an effect that misses a change', 'apps/web/src/ui/use-label.ts', 'react-hooks/exhaustive-deps', [6]],
  ])('find %s', (_, file, rule, lines) => {
    expect(linesOf(file, rule)).toEqual(lines);
  });

  it('cannot be switched off in a file', () => {
    expect(found).toContainEqual(expect.objectContaining({ message: expect.stringContaining('noInlineConfig') }));
  });

  it('let parameters, constants and closed choices into SQL', () => {
    expect(found.filter(({ file }) => file.endsWith('parameters.query.ts'))).toEqual([]);
  });

  it.each([
    ['the kernel', 'libs/kernel/src/index.ts', 'type:kernel'],
    ['the platform', 'libs/platform/src/index.ts', 'type:platform'],
    ['the test library', 'libs/testing/src/index.ts', 'type:testing'],
    ['a context that uses an app', 'libs/sales/src/index.ts', 'type:context'],
    ['a context beyond the table', 'libs/customers/src/use-cases/pry.ts', 'context:customers'],
    ['the browser', 'apps/web/src/features/sales/sale-label.ts', 'type:web'],
    ['a project without tags', 'libs/untagged/src/index.ts', 'without tags'],
    ['a path into another project', 'libs/sales/src/use-cases/by-path.ts', 'relative or absolute'],
  ])('keep to the tags: %s', (_, file, words) => {
    const messages = found.filter((each) => each.file === file && each.rule === '@nx/enforce-module-boundaries');
    expect(messages.map(({ message }) => message).join('\n')).toContain(words);
  });

  it('let a context ask another along the table', () => {
    expect(found.filter(({ file }) => file === 'libs/customers/src/use-cases/ask.ts')).toEqual([]);
  });
});
