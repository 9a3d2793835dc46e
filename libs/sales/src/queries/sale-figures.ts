import { type Statement, sql } from '@kontor/platform';

/** Which sales a figure is about: those that began, or those that were won or lost, in the period. */
export type Cohort = 'OPENED' | 'CLOSED';

/** In figures nobody and no team have an id, so that they can be keys. */
export const NOBODY = '00000000-0000-0000-0000-000000000000';

/** The sales whose figures the tallies do not hold as they are now. */
export const uncountedSales: Statement = sql`SELECT u.opportunity_id FROM sales.uncounted_sale u`;

const monthOf = (date: Statement): Statement => sql`date_trunc('month', ${date}::timestamp)::date`;

/** The figures of sales as they are now, in the columns of `sales.sale_figure`; a deleted sale has none. */
export const figuresNow = (ids: Statement): Statement => sql`
  SELECT o.id AS opportunity_id, ${monthOf(sql`o.opened_on`)} AS opened_month, ${monthOf(sql`o.closed_on`)} AS closed_month,
    o.process_version_id, coalesce(o.owner_id, ${NOBODY}::uuid) AS owner_id, coalesce(o.team_id, ${NOBODY}::uuid) AS team_id,
    o.meaning AS outcome, p.furthest_stage_id, p.stage_keys, p.stage_days, greatest(0, o.closed_on - o.opened_on) AS cycle_days
  FROM sales.opportunity o CROSS JOIN LATERAL sales.path_of(o.id) p
  WHERE o.deleted_at IS NULL AND o.id IN (${ids})`;

/** The month by which a sale of `f` belongs to a cohort. */
export const cohortMonth = (cohort: Cohort): Statement =>
  cohort === 'OPENED' ? sql`f.opened_month` : sql`f.closed_month`;

/** What a row of figures under `f` adds to the tallies, as `m (measure, stage_key, outcome, days)`. */
export const measures: Statement = sql`
  CROSS JOIN LATERAL (
    SELECT 'FURTHEST', s.key, f.outcome, 0 FROM sales.stage s WHERE s.id = f.furthest_stage_id
    UNION ALL SELECT 'CYCLE', '', f.outcome, f.cycle_days WHERE f.closed_month IS NOT NULL
    UNION ALL SELECT 'STAY', x.key, '', x.days FROM unnest(f.stage_keys, f.stage_days) AS x (key, days)
  ) m (measure, stage_key, outcome, days)`;
