import { joinSql, type Statement, sql } from '@kontor/platform';
import type { HealthThresholds } from '../domain/warnings.js';

/** The closed map from the thresholds of a process to their columns. */
export const THRESHOLD_COLUMNS: { readonly [T in keyof HealthThresholds]: Statement } = {
  stalledAfterDays: sql`stalled_after_days`,
  closeDatePassedAfterDays: sql`close_date_passed_after_days`,
  noActivityAfterDays: sql`no_activity_after_days`,
  overdueAfterDays: sql`overdue_after_days`,
  pushesFrom: sql`pushes_from`,
  skippedFrom: sql`skipped_from`,
  stepsBackFrom: sql`steps_back_from`,
  backdatedFromDays: sql`backdated_from_days`,
};

const FIELDS = Object.keys(THRESHOLD_COLUMNS) as (keyof HealthThresholds)[];

/** `jsonb` of `HealthThresholds` of a process under `p`. */
export const thresholdsJson: Statement = sql`jsonb_build_object(${joinSql(
  [
    sql`'stalledAfterDays', p.stalled_after_days`,
    sql`'closeDatePassedAfterDays', p.close_date_passed_after_days`,
    sql`'noActivityAfterDays', p.no_activity_after_days`,
    sql`'overdueAfterDays', p.overdue_after_days`,
    sql`'pushesFrom', p.pushes_from`,
    sql`'skippedFrom', p.skipped_from`,
    sql`'stepsBackFrom', p.steps_back_from`,
    sql`'backdatedFromDays', p.backdated_from_days`,
  ],
  sql`, `,
)})`;

export const assignments = (thresholds: HealthThresholds): Statement =>
  joinSql(
    FIELDS.map((field) => sql`${THRESHOLD_COLUMNS[field]} = ${thresholds[field]}`),
    sql`, `,
  );
