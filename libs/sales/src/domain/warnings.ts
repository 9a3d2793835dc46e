/**
 * What a salesperson should see about an open sale before anything else: at most one warning, the worst. The order is
 * that of the house: a sale that stands still comes first, a close date that moved again last.
 */
import { daysBetween, type LocalDate } from '@kontor/kernel';
import type { StageMeaning } from './stage.js';

/** The worst first. */
export const WARNINGS = [
  'STALLED',
  'CLOSE_DATE_PASSED',
  'NO_NEXT_ACTIVITY',
  'ACTIVITY_OVERDUE',
  'CLOSE_DATE_PUSHED',
] as const;
export type Warning = (typeof WARNINGS)[number];

/** From the second push on the date no longer says anything. */
export const PUSHES_THAT_WARN = 2;

export interface WarningFacts {
  readonly meaning: StageMeaning;
  /** The day on which the sale entered its stage. */
  readonly stageEnteredOn: LocalDate;
  readonly expectedDays: number | null;
  readonly expectedCloseDate: LocalDate | null;
  readonly closeDatePushes: number;
  readonly hasNextActivity: boolean;
  readonly isActivityOverdue: boolean;
}

export const daysInStage = (stageEnteredOn: LocalDate, today: LocalDate): number =>
  Math.max(0, daysBetween(stageEnteredOn, today));

const APPLIES: { readonly [W in Warning]: (facts: WarningFacts, today: LocalDate) => boolean } = {
  STALLED: ({ stageEnteredOn, expectedDays }, today) =>
    expectedDays !== null && daysInStage(stageEnteredOn, today) > expectedDays,
  CLOSE_DATE_PASSED: ({ expectedCloseDate }, today) => expectedCloseDate !== null && expectedCloseDate < today,
  NO_NEXT_ACTIVITY: ({ hasNextActivity }) => !hasNextActivity,
  ACTIVITY_OVERDUE: ({ isActivityOverdue }) => isActivityOverdue,
  CLOSE_DATE_PUSHED: ({ closeDatePushes }) => closeDatePushes >= PUSHES_THAT_WARN,
};

/** A closed sale has none. */
export const worstWarning = (facts: WarningFacts, today: LocalDate): Warning | null =>
  facts.meaning === 'OPEN' ? (WARNINGS.find((warning) => APPLIES[warning](facts, today)) ?? null) : null;
