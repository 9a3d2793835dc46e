import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { tallyOfChecks, tallyOfJest, tallyOfOne } from './test-tally.mjs';

describe('the tally of npm test', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'kontor-tally-'));
    file = join(folder, 'report.json');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const jest = ([numPassedTests, numFailedTests, numRuntimeErrorTestSuites]: readonly number[]) =>
    writeFileSync(file, JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }));

  it.each([
    ['all passed', [5, 0, 0], 0, { passed: 5, failed: 0 }],
    ['one failed', [5, 1, 0], 1, { passed: 5, failed: 1 }],
    ['a file that cannot be loaded', [5, 1, 1], 1, { passed: 5, failed: 2 }],
    ['nothing failed, yet Jest ended badly', [5, 0, 0], 1, { passed: 5, failed: 1 }],
    ['no test at all', [0, 0, 0], 0, { passed: 0, failed: 1 }],
    ['a run that was killed', [5, 0, 0], null, { passed: 5, failed: 1 }],
  ] as const)('of Jest: %s', (_, counts, status, expected) => {
    jest(counts);
    expect(tallyOfJest(file, status)).toEqual(expected);
  });

  it('counts a report that was never written as a failure', () => {
    expect(tallyOfJest(file, 0)).toEqual({ passed: 0, failed: 1 });
    expect(tallyOfChecks(file)).toEqual({ passed: 0, failed: 1 });
  });

  it('counts each named check', () => {
    writeFileSync(file, JSON.stringify([{ passed: true }, { passed: false }, { passed: true }]));
    expect(tallyOfChecks(file)).toEqual({ passed: 2, failed: 1 });
    expect(tallyOfOne(true)).toEqual({ passed: 1, failed: 0 });
  });
});
