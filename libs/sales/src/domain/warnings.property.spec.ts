import { describe, expect, it } from '@jest/globals';
import { localDate, plusDays } from '@kontor/kernel';
import fc from 'fast-check';
import { DEFAULT_THRESHOLDS, HEALTH_CRITERIA, type HealthFacts, healthOf, WARNINGS, worstWarning } from './warnings.js';

const today = localDate('2026-11-23');

const well: HealthFacts = {
  meaning: 'OPEN',
  stageEnteredOn: plusDays(today, -3),
  expectedDays: 14,
  expectedCloseDate: plusDays(today, 10),
  closeDatePushes: 0,
  hasNextActivity: true,
  isActivityOverdue: false,
  skippedStages: 0,
  stepsBack: 0,
  backdatedDays: 0,
};

/** One cause for each warning, as a change of a sale that is well. */
const CAUSES: Readonly<Record<(typeof HEALTH_CRITERIA)[number], Partial<HealthFacts>>> = {
  STALLED: { stageEnteredOn: plusDays(today, -15) },
  CLOSE_DATE_PASSED: { expectedCloseDate: plusDays(today, -1) },
  NO_NEXT_ACTIVITY: { hasNextActivity: false },
  ACTIVITY_OVERDUE: { isActivityOverdue: true },
  CLOSE_DATE_PUSHED: { closeDatePushes: 2 },
  STAGES_SKIPPED: { skippedStages: 1 },
  WENT_BACK: { stepsBack: 1 },
  BACKDATED: { backdatedDays: 3 },
};

describe('warnings', () => {
  it('shows none on a sale that is well', () => expect(worstWarning(well, today, DEFAULT_THRESHOLDS)).toBeNull());

  it('shows the worst of any set of causes, and none once the sale is closed', () => {
    fc.assert(
      fc.property(fc.subarray([...WARNINGS]), fc.constantFrom('WON' as const, 'LOST' as const), (causes, closed) => {
        const facts = causes.reduce((all, cause) => ({ ...all, ...CAUSES[cause] }), well);
        expect(worstWarning(facts, today, DEFAULT_THRESHOLDS)).toBe(causes[0] ?? null);
        expect(worstWarning({ ...facts, meaning: closed }, today, DEFAULT_THRESHOLDS)).toBeNull();
      }),
    );
  });

  it('names all that is wrong with a sale, nothing else, and nothing of a closed one', () => {
    fc.assert(
      fc.property(fc.subarray([...HEALTH_CRITERIA]), (causes) => {
        const facts = causes.reduce((all, cause) => ({ ...all, ...CAUSES[cause] }), well);
        expect(healthOf(facts, today, DEFAULT_THRESHOLDS)).toEqual(causes);
        expect(healthOf({ ...facts, meaning: 'WON' }, today, DEFAULT_THRESHOLDS)).toEqual([]);
      }),
    );
  });

  it.each([
    ['STALLED', { stalledAfterDays: 1 }],
    ['CLOSE_DATE_PASSED', { closeDatePassedAfterDays: 1 }],
    ['NO_NEXT_ACTIVITY', { noActivityAfterDays: 4 }],
    ['CLOSE_DATE_PUSHED', { pushesFrom: 3 }],
    ['STAGES_SKIPPED', { skippedFrom: 2 }],
    ['WENT_BACK', { stepsBackFrom: 2 }],
    ['BACKDATED', { backdatedFromDays: 4 }],
  ] as const)('leaves it to the process from when on %s applies', (criterion, thresholds) =>
    expect(healthOf({ ...well, ...CAUSES[criterion] }, today, { ...DEFAULT_THRESHOLDS, ...thresholds })).toEqual([]),
  );

  it.each([
    ['the last expected day', { stageEnteredOn: plusDays(today, -14) }, null],
    ['no expectation', { expectedDays: null, stageEnteredOn: plusDays(today, -900) }, null],
    ['a close date today', { expectedCloseDate: today }, null],
    ['no close date', { expectedCloseDate: null }, null],
    ['one push', { closeDatePushes: 1 }, null],
  ])('stays quiet on %s', (_, change, expected) =>
    expect(worstWarning({ ...well, ...change }, today, DEFAULT_THRESHOLDS)).toBe(expected),
  );
});
