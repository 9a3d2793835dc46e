import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{ passed: number, failed: number }} Tally */

/**
 * The sum of a Jest run from its JSON; a file that could not even be loaded counts as one failure.
 *
 * @param {string} file
 * @param {number | null} status how Jest ended
 * @returns {Tally}
 */
export function tallyOfJest(file, status) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8'));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  const endedBadly = status !== 0 || numPassedTests === 0;
  return { passed: numPassedTests, failed: failed === 0 && endedBadly ? 1 : failed };
}

/**
 * The sum of the named checks, each of which counts as one.
 *
 * @param {string} file
 * @returns {Tally}
 */
export function tallyOfChecks(file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  /** @type {{ passed: boolean }[]} */
  const results = JSON.parse(readFileSync(file, 'utf8'));
  const passed = results.filter((result) => result.passed).length;
  return { passed, failed: results.length - passed };
}

/** @param {boolean} passed @returns {Tally} */
export const tallyOfOne = (passed) => (passed ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });
