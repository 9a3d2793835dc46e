import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LaidOut, layOutWorkspace } from '../proofs/lay-out-workspace.js';
import { root } from '../workspace.js';
import { contexts } from './contexts.mjs';
import { folderRules } from './folder-rules.mjs';

interface Cruised {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly to: string; readonly rule: { name: string } }[];
  };
}

describe('the rules between folders', () => {
  let workspace: LaidOut;
  let found: Map<string, string[]>;

  beforeAll(() => {
    workspace = layOutWorkspace();
    const printed = workspace.run(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      ...['libs', 'apps', '--config', join(root, '.dependency-cruiser.mjs'), '--output-type', 'json'],
    );
    found = new Map();
    for (const { from, to, rule } of (JSON.parse(printed) as Cruised).summary.violations)
      found.set(rule.name, [...(found.get(rule.name) ?? []), `${from} → ${to}`]);
  });

  afterAll(() => workspace.remove());

  it.each(folderRules.map(({ name }) => name))('%s finds its violation', (name) => {
    expect(found.get(name ?? '')).not.toBeUndefined();
  });

  it('lets a context ask another along the table, by its contract', () => {
    expect([...found.values()].flat().filter((line) => line.startsWith('libs/customers/src/use-cases/ask.ts'))).toEqual(
      [],
    );
  });
});

describe('the table of contexts', () => {
  it('has no cycle, so that one context can be taken away without the others', () => {
    const visiting = new Set<string>();
    const visit = (name: string): void => {
      expect(visiting.has(name)).toBe(false);
      visiting.add(name);
      for (const used of contexts[name] ?? []) visit(used);
      visiting.delete(name);
    };
    for (const name of Object.keys(contexts)) visit(name);
  });
});
