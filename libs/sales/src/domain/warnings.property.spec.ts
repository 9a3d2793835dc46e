import { describe, expect, it } from '@jest/globals';
import { localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { type WarningFacts, WARNINGS, worstWarning } from './warnings.js';

const today = localDate('2026-11-23');

const well: WarningFacts = {
  meaning: 'OPEN',
  stageEnteredOn: plusDays(today, -3),
  expectedDays: 14,
  expectedCloseDate: plusDays(today, 10),
  closeDatePushes: 0,
  hasNextActivity: true,
  isActivityOverdue: false,
};

/** One cause for each warning, as a change of a sale that is well. */
const CAUSES: Readonly<Record<(typeof WARNINGS)[number], Partial<WarningFacts>>> = {
  STALLED: { stageEnteredOn: plusDays(today, -15) },
  CLOSE_DATE_PASSED: { expectedCloseDate: plusDays(today, -1) },
  NO_NEXT_ACTIVITY: { hasNextActivity: false },
  ACTIVITY_OVERDUE: { isActivityOverdue: true },
  CLOSE_DATE_PUSHED: { closeDatePushes: 2 },
};

describe('warnings', () => {
  it('shows none on a sale that is well', () => expect(worstWarning(well, today)).toBeNull());

  it('shows the worst of any set of causes, and none once the sale is closed', () => {
    fc.assert(
      fc.property(fc.subarray([...WARNINGS]), fc.constantFrom('WON' as const, 'LOST' as const), (causes, closed) => {
        const facts = causes.reduce((all, cause) => ({ ...all, ...CAUSES[cause] }), well);
        expect(worstWarning(facts, today)).toBe(causes[0] ?? null);
        expect(worstWarning({ ...facts, meaning: closed }, today)).toBeNull();
      }),
    );
  });

  it.each([
    ['the last expected day', { stageEnteredOn: plusDays(today, -14) }, null],
    ['no expectation', { expectedDays: null, stageEnteredOn: plusDays(today, -900) }, null],
    ['a close date today', { expectedCloseDate: today }, null],
    ['no close date', { expectedCloseDate: null }, null],
    ['one push', { closeDatePushes: 1 }, null],
  ])('stays quiet on %s', (_, change, expected) => expect(worstWarning({ ...well, ...change }, today)).toBe(expected));
});
