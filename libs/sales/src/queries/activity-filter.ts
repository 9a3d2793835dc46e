import { type Actor, joinSql, rowScope, type Statement, sql } from '@kontor/platform';
import type { ActivityKind, ActivityState } from '../domain/activity.js';
import { isLate, isToday, isUpcoming, readableActivities } from './activity-row.js';
import { readableSales } from './opportunity-filter.js';
import type { Moment } from './moment.js';

/** What narrows a set of activities; what is absent, `null` or an empty list does not. */
export interface ActivityFilter {
  readonly states?: readonly ActivityState[] | null | undefined;
  readonly kinds?: readonly ActivityKind[] | null | undefined;
  readonly ownerIds?: readonly string[] | null | undefined;
  readonly teamIds?: readonly string[] | null | undefined;
  readonly opportunityId?: string | null | undefined;
  /** Also those of the customer's sales. */
  readonly customerId?: string | null | undefined;
  /** Part of the subject, without case and marks. */
  readonly text?: string | null | undefined;
  readonly mine?: boolean | null | undefined;
}

const STATES: { readonly [S in ActivityState]: (actor: Actor, moment: Moment) => Statement } = {
  LATE: isLate,
  TODAY: isToday,
  UPCOMING: isUpcoming,
  UNPLANNED: () => sql`(a.done_at IS NULL AND a.due_at IS NULL)`,
  DONE: () => sql`(a.done_at IS NOT NULL)`,
};

const given = <T>(value: T | null | undefined, condition: (value: T) => Statement): Statement[] =>
  value === null || value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [condition(value)];

/** The conditions of a filter on activities under the alias `a`, with what the reader may see. */
export function activitiesWhere(actor: Actor, moment: Moment, filter: ActivityFilter): Statement {
  const pattern = `%${(filter.text ?? '').trim().replace(/[\\%_]/g, '\\$&')}%`;
  const customerScope = rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` });
  const conditions = [
    readableActivities(actor),
    ...given(
      filter.states,
      (states) =>
        sql`(${joinSql(
          [...new Set(states)].map((state) => STATES[state](actor, moment)),
          sql` OR `,
        )})`,
    ),
    ...given(filter.kinds, (kinds) => sql`a.kind = ANY(${kinds}::text[])`),
    ...given(filter.ownerIds, (ids) => sql`a.owner_id = ANY(${ids}::uuid[])`),
    ...given(filter.teamIds, (ids) => sql`a.team_id = ANY(${ids}::uuid[])`),
    // Only what the reader may see: the activities of a hidden sale would otherwise tell of it.
    ...given(
      filter.opportunityId,
      (id) => sql`a.opportunity_id = (
      SELECT o.id FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)})`,
    ),
    ...given(
      filter.customerId,
      (id) => sql`a.customer_id = (
      SELECT c.id FROM customers.customer c WHERE c.id = ${id}::uuid AND c.deleted_at IS NULL AND ${customerScope})`,
    ),
    ...given(filter.text?.trim() || null, () => sql`platform.folded(a.subject) LIKE platform.folded(${pattern}::text)`),
    ...given(filter.mine || null, () => sql`a.owner_id = ${actor.userId}::uuid`),
  ];
  return joinSql(conditions, sql` AND `);
}
