import { type Actor, inRowScope, type OwnedColumns, rowScope, type Statement, sql } from '@kontor/platform';
import type { ActivityKind } from '../domain/activity.js';
import { readableSales } from './opportunity-filter.js';
import type { Moment } from './moment.js';
import type { NamedRef } from './opportunity-row.js';

/** An activity as lists and pages show it. What it belongs to is `null` also where the reader may not see that. */
export interface ActivityView {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly body: string | null;
  readonly opportunity: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly customer: NamedRef | null;
  readonly contact: NamedRef | null;
  readonly owner: NamedRef;
  readonly dueAt: Date | null;
  readonly allDay: boolean;
  readonly durationMinutes: number | null;
  readonly doneAt: Date | null;
  readonly outcome: string | null;
  readonly overdue: boolean;
  readonly version: number;
  readonly canEdit: boolean;
}

export type ActivityRow = Omit<ActivityView, 'canEdit'> & {
  readonly teamId: string | null;
  readonly sortKey: string | null;
};

const owned: OwnedColumns = { owner: sql`a.owner_id`, team: sql`a.team_id` };

/** Activities under the alias `a` that the actor may read. */
export const readableActivities = (actor: Actor): Statement =>
  sql`a.deleted_at IS NULL AND ${rowScope(actor, 'activity', 'read', owned)}`;

/** The first instant of a day of the organisation's calendar, `days` after today. */
const dayBegins = (actor: Actor, { today }: Moment, days: number): Statement =>
  sql`((${today}::date + ${days}::int)::timestamp AT TIME ZONE ${actor.timeZone}::text)`;

/** Which open activities under `a` were due before now; those of a whole day only when the day is over. */
export const isLate = (actor: Actor, moment: Moment): Statement => sql`
  (a.done_at IS NULL AND a.due_at < ${moment.now}::timestamptz AND (NOT a.all_day OR a.due_at < ${dayBegins(actor, moment, 0)}))`;

/** Those that are due later on this day. */
export const isToday = (actor: Actor, moment: Moment): Statement => sql`
  (a.done_at IS NULL AND a.due_at >= ${dayBegins(actor, moment, 0)} AND a.due_at < ${dayBegins(actor, moment, 1)}
    AND (a.all_day OR a.due_at >= ${moment.now}::timestamptz))`;

export const isUpcoming = (actor: Actor, moment: Moment): Statement =>
  sql`(a.done_at IS NULL AND a.due_at >= ${dayBegins(actor, moment, 1)})`;

/**
 * Everything that is shown of the activities that `page` chooses, in one statement. `page` yields the columns of
 * `sales.activity`, `sort_key` (text) and `place` (1, 2, …), and has applied the reader's row scope.
 */
export function activityRows(
  actor: Actor,
  moment: Moment,
  page: Statement,
  pastSale: Statement | null = null,
): Statement<ActivityRow> {
  // Whoever asks for the past of a sale has been found to see the sale.
  const present = actor.permissions.has('opportunity.read') ? readableSales(actor) : sql`FALSE`;
  const reach = pastSale === null ? present : sql`TRUE`;
  return sql<ActivityRow>`
    SELECT a.id, a.kind, a.subject, a.body,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) END AS opportunity,
      CASE WHEN c.id IS NOT NULL THEN jsonb_build_object('id', c.id, 'name', c.name) END AS customer,
      CASE WHEN k.id IS NOT NULL AND c.id IS NOT NULL THEN jsonb_build_object('id', k.id, 'name', k.name) END AS contact,
      jsonb_build_object('id', a.owner_id, 'name', u.name) AS owner, a.team_id AS "teamId",
      a.due_at AS "dueAt", a.all_day AS "allDay", a.duration_minutes AS "durationMinutes", a.done_at AS "doneAt", a.outcome,
      coalesce(${isLate(actor, moment)}, FALSE) AS overdue, a.version, a.sort_key AS "sortKey"
    FROM (${page}) a
    JOIN identity.user_account u ON u.id = a.owner_id
    LEFT JOIN ${pastSale ?? sql`sales.opportunity`} o ON o.id = a.opportunity_id AND o.deleted_at IS NULL AND ${reach}
    LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id) AND c.deleted_at IS NULL
      AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })}
    LEFT JOIN customers.contact k ON k.id = a.contact_id AND k.deleted_at IS NULL
    ORDER BY a.place`;
}

export function toActivityView(actor: Actor, { teamId, sortKey: _, ...row }: ActivityRow): ActivityView {
  const isWithinReach = inRowScope(actor, 'activity', 'write', { ownerId: row.owner.id, teamId });
  return { ...row, canEdit: isWithinReach && actor.permissions.has('activity.write') };
}

/** One activity after the actor saved it, in the transaction of the save. */
export const savedActivity = (actor: Actor, moment: Moment, id: string): Statement<ActivityRow> =>
  activityRows(
    actor,
    moment,
    sql`SELECT a.*, '' AS sort_key, 1 AS place FROM sales.activity a WHERE a.id = ${id}::uuid`,
  );
