import { type Actor, Clock, Database, rowScope, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ActivityKind } from '../domain/activity.js';
import { readableActivities } from './activity-row.js';
import { exampleInputs } from './example-inputs.js';
import { readableSales } from './opportunity-filter.js';

/** An activity as a calendar elsewhere shows it. */
export interface ActivityFeedEntry {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly subject: string;
  readonly body: string | null;
  readonly outcome: string | null;
  /** When it is due; what was never planned, when it was done. */
  readonly at: Date;
  /** Its day for the owner, when `at` means the day and not an hour of it; else `null`. */
  readonly day: string | null;
  readonly durationMinutes: number | null;
  readonly done: boolean;
  readonly opportunity: { readonly id: string; readonly number: string; readonly title: string } | null;
  readonly customerName: string | null;
  readonly version: number;
  readonly updatedAt: Date;
}

const feedOf = (actor: Actor, now: Date): Statement<ActivityFeedEntry> => {
  const sees = (permission: string, condition: Statement): Statement =>
    actor.permissions.has(permission) ? condition : sql`FALSE`;
  const zone = sql`coalesce((SELECT u.time_zone FROM identity.user_account u WHERE u.id = ${actor.userId}::uuid), ${actor.timeZone}::text)`;
  return sql<ActivityFeedEntry>`
    SELECT a.id, a.kind, a.subject, a.body, a.outcome, coalesce(a.due_at, a.done_at) AS at,
      CASE WHEN a.all_day AND a.due_at IS NOT NULL THEN (a.due_at AT TIME ZONE ${zone})::date::text END AS day,
      a.duration_minutes AS "durationMinutes", a.done_at IS NOT NULL AS done,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) END AS opportunity,
      c.name AS "customerName", a.version, a.updated_at AS "updatedAt"
    FROM sales.activity a
    LEFT JOIN sales.opportunity o ON o.id = a.opportunity_id AND o.deleted_at IS NULL
      AND ${sees('opportunity.read', readableSales(actor))}
    LEFT JOIN customers.customer c ON c.id = coalesce(o.customer_id, a.customer_id) AND c.deleted_at IS NULL
      AND ${sees('customer.read', rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` }))}
    WHERE a.owner_id = ${actor.userId}::uuid AND ${sees('activity.read', readableActivities(actor))}
      AND coalesce(a.due_at, a.done_at) >= ${now}::timestamptz - interval '30 days'
      AND coalesce(a.due_at, a.done_at) < ${now}::timestamptz + interval '180 days'
    ORDER BY coalesce(a.due_at, a.done_at), a.id LIMIT 5000`;
};

/** One's own activities of the last 30 and the next 180 days, five thousand at most. */
@Injectable()
export class ActivityFeedQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  own(actor: Actor): Promise<ActivityFeedEntry[]> {
    return this.database.many(feedOf(actor, this.clock.now()));
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { own, moment } = exampleInputs;
  const permissions = new Set(['activity.read', 'opportunity.read', 'customer.read']);
  return { own: feedOf({ ...own, permissions }, moment.now) };
}
