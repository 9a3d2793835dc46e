import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { root } from '../workspace.js';
import { allChecks } from './all-checks.js';
import { ReadFile, readFolder, runChecks } from './tree.js';

/** Where each check finds its violation: the fixture's folder is named after the check. */
const expected: Readonly<Record<string, readonly string[]>> = {
  'file size': ['libs/sales/src/use-cases/sell-everything.ts:401'],
  'function size': ['libs/sales/src/use-cases/sell-slowly.ts:1'],
  imports: ['libs/sales/src/use-cases/sell-with-everybody.ts:16'],
  'role suffixes': ['libs/sales/src/use-cases/offer.repository.ts:1', 'libs/sales/src/use-cases/offer.service.ts:1'],
  'kebab-case': ['libs/sales/src/use-cases/acceptOffer.ts:1'],
  'banned words in names': [
    'libs/sales/src/use-cases/date-utils.ts:1',
    'libs/sales/src/use-cases/date-utils.ts:1',
    'libs/sales/src/use-cases/date-utils.ts:2',
    'libs/sales/src/use-cases/date-utils.ts:5',
  ],
  'named exports': ['apps/web/src/ui/label.tsx:1'],
  barrels: ['libs/sales/src/index.ts:1', 'libs/sales/src/use-cases/index.ts:1'],
  'to-dos': ['libs/sales/src/use-cases/accept-offer.ts:1', 'libs/sales/src/use-cases/accept-offer.ts:2'],
  'rules switched off': ['libs/sales/src/use-cases/accept-offer.ts:1'],
  'skipped tests': [
    'libs/sales/src/use-cases/accept-offer.spec.ts:3',
    'libs/sales/src/use-cases/accept-offer.spec.ts:4',
  ],
  'paths of a machine': ['libs/sales/src/use-cases/accept-offer.ts:1', 'libs/sales/src/use-cases/accept-offer.ts:2'],
  'top level': ['notes.txt:1', 'scripts/build.sh:1'],
  'folders of a context': ['libs/sales/src/services/accept-offer.ts:1'],
  'tags of projects': ['libs/sales/package.json:1', 'libs/sales/package.json:1'],
  'lock file': ['package-lock.json:7'],
};

const fixtureOf = (check: string): string => join(root, 'libs/tooling/src/fixtures/tidy', check.replaceAll(' ', '-'));

describe('the tidy checks', () => {
  it.each(allChecks.map((check) => ({ check, name: check.name })))('$name finds its violation', ({ check, name }) => {
    expect(existsSync(fixtureOf(name))).toBe(true);
    const found = runChecks([check], readFolder(fixtureOf(name)));
    expect(found.map(({ path, line }) => `${path}:${line}`)).toEqual(expected[name]);
  });

  it('leave tidy files alone', () => {
    const tidy = [
      new ReadFile('libs/sales/src/use-cases/accept-offer.ts', '// TODO #12: say more.\nexport const accept = 1;\n'),
      new ReadFile('libs/sales/src/queries/base-amount.ts', 'export interface InBaseCurrency {\n  id: string;\n}\n'),
      new ReadFile('libs/sales/src/persistence/offer.repository.ts', 'export class OfferRepository {}\n'),
      new ReadFile('apps/web/src/app/routes/offers.$offerId.tsx', 'export const Route = 1;\n'),
      new ReadFile('README.md', '# Kontor\n'),
    ];
    expect(runChecks(allChecks, tidy)).toEqual([]);
  });
});
