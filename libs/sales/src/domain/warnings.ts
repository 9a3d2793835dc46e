/**
 * What is wrong with an open sale: the criteria of process health, each from a threshold on that its process sets, and
 * the one warning, the worst, that a salesperson sees before anything else. The order is that of the house: a sale that
 * stands still comes first, a close date that moved again last.
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

/** What can be wrong with a sale, also where no warning of it is shown on its card. */
export const HEALTH_CRITERIA = [...WARNINGS, 'STAGES_SKIPPED', 'WENT_BACK', 'BACKDATED'] as const;
export type HealthCriterion = (typeof HEALTH_CRITERIA)[number];

/** From when on a criterion applies to the sales of a process; days are days of the calendar. */
export interface HealthThresholds {
  /** Days beyond those expected in the stage that are still well. */
  readonly stalledAfterDays: number;
  /** Days after the expected close date that are still well. */
  readonly closeDatePassedAfterDays: number;
  /** Days in the stage for which no next activity is needed. */
  readonly noActivityAfterDays: number;
  /** Days for which an activity may be late. */
  readonly overdueAfterDays: number;
  /** From the second push on the date no longer says anything. */
  readonly pushesFrom: number;
  /** Stages left out in all. */
  readonly skippedFrom: number;
  /** Steps back to an earlier stage, or out of a closed one. */
  readonly stepsBackFrom: number;
  /** Whole days between a move and its entry. */
  readonly backdatedFromDays: number;
}

/** Of a new process; the columns of the database have the same defaults. */
export const DEFAULT_THRESHOLDS: HealthThresholds = {
  stalledAfterDays: 0,
  closeDatePassedAfterDays: 0,
  noActivityAfterDays: 0,
  overdueAfterDays: 0,
  pushesFrom: 2,
  skippedFrom: 1,
  stepsBackFrom: 1,
  backdatedFromDays: 3,
};

/** What is sensible to set; the fields of days may be nought, those that count from something may not. */
export const THRESHOLD_LIMITS: { readonly [T in keyof HealthThresholds]: readonly [least: number, most: number] } = {
  stalledAfterDays: [0, 365],
  closeDatePassedAfterDays: [0, 365],
  noActivityAfterDays: [0, 365],
  overdueAfterDays: [0, 365],
  pushesFrom: [1, 50],
  skippedFrom: [1, 50],
  stepsBackFrom: [1, 50],
  backdatedFromDays: [1, 365],
};

export interface WarningFacts {
  readonly meaning: StageMeaning;
  /** The day on which the sale entered its stage. */
  readonly stageEnteredOn: LocalDate;
  readonly expectedDays: number | null;
  readonly expectedCloseDate: LocalDate | null;
  readonly closeDatePushes: number;
  readonly hasNextActivity: boolean;
  /** By more days than the threshold allows. */
  readonly isActivityOverdue: boolean;
}

export interface HealthFacts extends WarningFacts {
  readonly skippedStages: number;
  readonly stepsBack: number;
  /** Of the move that was entered the latest after it happened. */
  readonly backdatedDays: number;
}

export const daysInStage = (stageEnteredOn: LocalDate, today: LocalDate): number =>
  Math.max(0, daysBetween(stageEnteredOn, today));

type Rule<Facts> = (facts: Facts, today: LocalDate, thresholds: HealthThresholds) => boolean;

const WARNS: { readonly [W in Warning]: Rule<WarningFacts> } = {
  STALLED: ({ stageEnteredOn, expectedDays }, today, { stalledAfterDays }) =>
    expectedDays !== null && daysInStage(stageEnteredOn, today) > expectedDays + stalledAfterDays,
  CLOSE_DATE_PASSED: ({ expectedCloseDate }, today, { closeDatePassedAfterDays }) =>
    expectedCloseDate !== null && daysBetween(expectedCloseDate, today) > closeDatePassedAfterDays,
  NO_NEXT_ACTIVITY: ({ hasNextActivity, stageEnteredOn }, today, { noActivityAfterDays }) =>
    !hasNextActivity && daysInStage(stageEnteredOn, today) >= noActivityAfterDays,
  ACTIVITY_OVERDUE: ({ isActivityOverdue }) => isActivityOverdue,
  CLOSE_DATE_PUSHED: ({ closeDatePushes }, _, { pushesFrom }) => closeDatePushes >= pushesFrom,
};

const APPLIES: { readonly [C in HealthCriterion]: Rule<HealthFacts> } = {
  ...WARNS,
  STAGES_SKIPPED: ({ skippedStages }, _, { skippedFrom }) => skippedStages >= skippedFrom,
  WENT_BACK: ({ stepsBack }, _, { stepsBackFrom }) => stepsBack >= stepsBackFrom,
  BACKDATED: ({ backdatedDays }, _, { backdatedFromDays }) => backdatedDays >= backdatedFromDays,
};

/** All that is wrong with a sale, the worst first; nothing of a closed one. */
export const healthOf = (facts: HealthFacts, today: LocalDate, thresholds: HealthThresholds): HealthCriterion[] =>
  facts.meaning === 'OPEN' ? HEALTH_CRITERIA.filter((criterion) => APPLIES[criterion](facts, today, thresholds)) : [];

/** A closed sale has none. */
export const worstWarning = (facts: WarningFacts, today: LocalDate, thresholds: HealthThresholds): Warning | null =>
  facts.meaning === 'OPEN' ? (WARNINGS.find((warning) => WARNS[warning](facts, today, thresholds)) ?? null) : null;
