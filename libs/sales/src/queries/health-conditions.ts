import { type Actor, type Statement, sql } from '@kontor/platform';
import type { HealthCriterion } from '../domain/warnings.js';
import type { Moment } from './moment.js';

/** What SQL must know of the present to judge a sale. */
export interface HealthContext {
  readonly actor: Actor;
  readonly moment: Moment;
}

/**
 * The thresholds of each stage as moments before which a sale must have entered it, and so on: worked out once for a
 * stage, so that a sale costs a few comparisons. `greatest(0, …)` of the days in a stage is why nought days need no date.
 */
export const stageRules = ({ actor, moment }: HealthContext): Statement => {
  const { today, now } = moment;
  const zone = actor.timeZone;
  return sql`
    SELECT s.id AS stage_id, s.process_version_id,
      (${today}::date - s.expected_days - p.stalled_after_days)::timestamp AT TIME ZONE ${zone}::text AS stalled_before,
      ${today}::date - p.close_date_passed_after_days AS close_before,
      CASE p.no_activity_after_days WHEN 0 THEN 'infinity'::timestamptz
        ELSE (${today}::date - p.no_activity_after_days + 1)::timestamp AT TIME ZONE ${zone}::text END AS idle_before,
      (${today}::date - p.overdue_after_days)::timestamp AT TIME ZONE ${zone}::text AS whole_before,
      ${now}::timestamptz - p.overdue_after_days * interval '1 day' AS timed_before,
      p.pushes_from, p.skipped_from, p.steps_back_from, p.backdated_from_days
    FROM sales.stage s JOIN sales.process_version v ON v.id = s.process_version_id JOIN sales.process p ON p.id = v.process_id
    WHERE s.meaning = 'OPEN'`;
};

/**
 * `healthOf` in SQL, criterion by criterion, over a sale `o`, the rules `r` of its stage, its earliest open activities
 * `next (whole, timed)` and what its moves have been judged to be, `step (skipped, back, backdated)`, both NULL where
 * there are none. A test holds the two against each other.
 */
export const HEALTH_RULES: { readonly [C in HealthCriterion]: Statement } = {
  STALLED: sql`o.stage_entered_at < r.stalled_before`,
  CLOSE_DATE_PASSED: sql`o.expected_close_date < r.close_before`,
  NO_NEXT_ACTIVITY: sql`(next.whole IS NULL AND next.timed IS NULL AND o.stage_entered_at < r.idle_before)`,
  ACTIVITY_OVERDUE: sql`(next.whole < r.whole_before OR next.timed < r.timed_before)`,
  CLOSE_DATE_PUSHED: sql`o.close_date_pushes >= r.pushes_from`,
  STAGES_SKIPPED: sql`step.skipped >= r.skipped_from`,
  WENT_BACK: sql`step.back >= r.steps_back_from`,
  BACKDATED: sql`step.backdated >= r.backdated_from_days`,
};

/** The earliest of activities that mean a whole day, or of those that mean an hour of it, lies further back than it may. */
export const isOverdue = (
  { actor, moment }: HealthContext,
  whole: Statement,
  timed: Statement,
  after: Statement,
): Statement => sql`(
  ${whole} < (${moment.today}::date - ${after})::timestamp AT TIME ZONE ${actor.timeZone}::text OR ${timed} < ${moment.now}::timestamptz - ${after} * interval '1 day')`;

/** Open activities with a date, under `a`. */
export const IS_PLANNED: Statement = sql`a.deleted_at IS NULL AND a.done_at IS NULL AND a.due_at IS NOT NULL`;

/** `whole, timed` of a set of open activities under `a`. */
export const EARLIEST_ACTIVITY: Statement = sql`
  min(a.due_at) FILTER (WHERE a.all_day) AS whole, min(a.due_at) FILTER (WHERE NOT a.all_day) AS timed`;

/** `skipped, back, backdated` of a set of moves under `e`, and which moves are worth looking at. */
export const JUDGED_STEPS: Statement = sql`
  sum(e.skipped_stages) AS skipped, count(*) FILTER (WHERE e.is_back) AS back, max(e.backdated_days) AS backdated`;
export const IS_JUDGED: Statement = sql`(e.skipped_stages > 0 OR e.is_back OR e.backdated_days > 0)`;

const byRule = (context: HealthContext, condition: Statement): Statement => sql`EXISTS (
  SELECT FROM (${stageRules(context)}) r WHERE r.stage_id = o.stage_id AND ${condition})`;

const bySteps = (context: HealthContext, condition: Statement): Statement => sql`(
  EXISTS (SELECT FROM sales.stage_event e WHERE e.opportunity_id = o.id AND ${IS_JUDGED}) AND EXISTS (
    SELECT FROM (${stageRules(context)}) r,
      (SELECT ${JUDGED_STEPS} FROM sales.stage_event e WHERE e.opportunity_id = o.id AND ${IS_JUDGED}) step
    WHERE r.stage_id = o.stage_id AND ${condition}))`;

const plannedActivity = (condition: Statement): Statement => sql`EXISTS (
  SELECT FROM sales.activity a WHERE a.opportunity_id = o.id AND ${IS_PLANNED} AND ${condition})`;

/** What an activity of a sale under `o` may be late by: looked up in a map of all versions that is made once. */
const OVERDUE_AFTER = sql`((SELECT jsonb_object_agg(v.id, p.overdue_after_days)
  FROM sales.process_version v JOIN sales.process p ON p.id = v.process_id) ->> o.process_version_id::text)::int`;

/** The same for a sale under `o` alone; what is added to a rule follows from it and names an index. */
const ALONE: { readonly [C in HealthCriterion]: (context: HealthContext) => Statement } = {
  STALLED: (context) => byRule(context, HEALTH_RULES.STALLED),
  CLOSE_DATE_PASSED: (context) => byRule(context, HEALTH_RULES.CLOSE_DATE_PASSED),
  CLOSE_DATE_PUSHED: (context) => sql`(o.close_date_pushes > 0 AND ${byRule(context, HEALTH_RULES.CLOSE_DATE_PUSHED)})`,
  NO_NEXT_ACTIVITY: (context) =>
    sql`(NOT ${plannedActivity(sql`TRUE`)} AND ${byRule(context, sql`o.stage_entered_at < r.idle_before`)})`,
  ACTIVITY_OVERDUE: (context) => {
    const whole = sql`CASE WHEN a.all_day THEN a.due_at END`;
    const isLate = isOverdue(context, whole, sql`CASE WHEN NOT a.all_day THEN a.due_at END`, OVERDUE_AFTER);
    return plannedActivity(sql`a.due_at < ${context.moment.now}::timestamptz AND ${isLate}`);
  },
  STAGES_SKIPPED: (context) => bySteps(context, HEALTH_RULES.STAGES_SKIPPED),
  WENT_BACK: (context) => bySteps(context, HEALTH_RULES.WENT_BACK),
  BACKDATED: (context) => bySteps(context, HEALTH_RULES.BACKDATED),
};

/** Whether a criterion applies to a sale under `o`. */
export const healthCondition = (criterion: HealthCriterion, context: HealthContext): Statement =>
  sql`(o.meaning = 'OPEN' AND ${ALONE[criterion](context)})`;
