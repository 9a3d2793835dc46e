import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LaidOut, layOutWorkspace } from './lay-out-workspace.js';

describe('the other programs of the check', () => {
  let workspace: LaidOut;

  beforeAll(() => {
    workspace = layOutWorkspace();
  });

  afterAll(() => workspace.remove());

  it('find dead code: a file, an export, a dependency that nobody uses', () => {
    const printed = workspace.run('knip/bin/knip.js', '--no-progress', '--reporter', 'compact');
    expect(printed).toContain('libs/currency/src/nobody-imports-this.ts');
    expect(printed).toMatch(/libs\/currency\/src\/rate\.ts.*nobodyUsesThis/);
    expect(printed).toMatch(/libs\/currency\/package\.json.*pg/);
  });

  it('find a file that is not formatted', () => {
    const printed = workspace.run('@biomejs/biome/bin/biome', 'format', 'libs/currency', '--reporter=github');
    expect(printed).toContain('libs/currency/src/ugly.ts');
    expect(printed).not.toContain('libs/currency/src/rate.ts');
  });

  it('find a type that does not fit', () => {
    const printed = workspace.run('typescript/bin/tsc', '-p', '.', '--pretty', 'false');
    expect(printed).toMatch(/libs\/sales\/src\/use-cases\/be-careless\.ts\(18,\d+\): error TS6133/);
  });
});
