import type { HealthCriterion, ProcessHealthQuery } from '../../../graphql/graphql.js';

export type ProcessThresholds = ProcessHealthQuery['healthThresholds'][number];
export type ThresholdName = Exclude<keyof ProcessThresholds['thresholds'], '__typename'>;

/** The limit from which each criterion applies. */
export const THRESHOLD_OF: Readonly<Record<HealthCriterion, ThresholdName>> = {
  CLOSE_DATE_PASSED: 'closeDatePassedAfterDays',
  ACTIVITY_OVERDUE: 'overdueAfterDays',
  STALLED: 'stalledAfterDays',
  NO_NEXT_ACTIVITY: 'noActivityAfterDays',
  CLOSE_DATE_PUSHED: 'pushesFrom',
  STAGES_SKIPPED: 'skippedFrom',
  WENT_BACK: 'stepsBackFrom',
  BACKDATED: 'backdatedFromDays',
};
