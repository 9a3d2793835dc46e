import {
  type Actor,
  Database,
  decodeCursor,
  joinSql,
  notFound,
  type Page,
  pageSize,
  rowScope,
  type ScopedKind,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type RefView, visibleCustomers } from './customer-view.js';
import { exampleInputs } from './example-inputs.js';

/** What a timeline tells: sales that began, their moves, activities, notes, and saves of the customer and its people. */
export const TIMELINE_KINDS = ['SALE', 'MOVE', 'ACTIVITY', 'NOTE', 'CHANGE'] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export interface TimelineItem {
  /** Of the sale, the move, the activity, the note or the register entry. */
  readonly id: string;
  readonly kind: TimelineKind;
  readonly at: Date;
  readonly person: RefView | null;
  readonly sale: { readonly id: string; readonly number: string; readonly title: string } | null;
  /** Of a move: the stage that the sale came to. */
  readonly stage: { readonly pl: string; readonly en: string } | null;
  readonly meaning: 'OPEN' | 'WON' | 'LOST' | null;
  readonly activityKind: string | null;
  /** Whether an activity has been done, and the only version in which a note may be changed. */
  readonly isDone: boolean | null;
  readonly version: number | null;
  /** An activity's subject, a note, the reason of a move. */
  readonly text: string | null;
  readonly outcome: string | null;
  /** Of a save: its name in the register and the fields that it changed. */
  readonly action: string | null;
  readonly fields: readonly string[] | null;
}

type ItemRow = TimelineItem & { readonly sortKey: string };

/** What each source answers, in this order. */
interface Source {
  /** Columns `id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields`. */
  readonly rows: Statement;
  readonly at: Statement;
  readonly id: Statement;
}

const reach = (actor: Actor, kind: ScopedKind, alias: Statement): Statement =>
  actor.permissions.has(`${kind}.read`)
    ? rowScope(actor, kind, 'read', { owner: sql`${alias}.owner_id`, team: sql`${alias}.team_id` })
    : sql`FALSE`;

const SOURCES: { readonly [K in TimelineKind]: (actor: Actor) => Source } = {
  SALE: (actor) => ({
    at: sql`o.created_at`,
    id: sql`o.id`,
    rows: sql`
      SELECT o.id, o.created_at AS at, o.created_by AS person_id, o.id AS sale_id, NULL::uuid AS stage_id, o.meaning, NULL AS activity_kind,
        NULL::boolean AS is_done, NULL::int AS version, NULL AS text, NULL AS outcome, NULL AS action, NULL::text[] AS fields
      FROM sales.opportunity o WHERE o.customer_id = (SELECT id FROM customer) AND o.deleted_at IS NULL AND ${reach(actor, 'opportunity', sql`o`)}`,
  }),
  MOVE: (actor) => ({
    at: sql`e.occurred_at`,
    id: sql`e.id`,
    rows: sql`
      SELECT e.id, e.occurred_at, e.actor_id, o.id, e.to_stage_id, s.meaning, NULL, NULL::boolean, NULL::int, e.reason, NULL, NULL, NULL::text[]
      FROM sales.opportunity o JOIN sales.stage_event e ON e.opportunity_id = o.id AND e.from_stage_id IS NOT NULL AND e.kind = 'MOVE'
      JOIN sales.stage s ON s.id = e.to_stage_id
      WHERE o.customer_id = (SELECT id FROM customer) AND o.deleted_at IS NULL AND ${reach(actor, 'opportunity', sql`o`)}`,
  }),
  ACTIVITY: (actor) => ({
    at: sql`coalesce(a.done_at, a.due_at, a.created_at)`,
    id: sql`a.id`,
    rows: sql`
      SELECT a.id, coalesce(a.done_at, a.due_at, a.created_at), a.owner_id, a.opportunity_id, NULL::uuid, NULL, a.kind, a.done_at IS NOT NULL,
        a.version, a.subject, a.outcome, NULL, NULL::text[]
      FROM sales.activity a WHERE a.customer_id = (SELECT id FROM customer) AND a.deleted_at IS NULL AND ${reach(actor, 'activity', sql`a`)}`,
  }),
  NOTE: () => ({
    at: sql`n.created_at`,
    id: sql`n.id`,
    rows: sql`
      SELECT n.id, n.created_at, n.author_id, NULL::uuid, NULL::uuid, NULL, NULL, NULL::boolean, n.version, n.body, NULL, NULL, NULL::text[]
      FROM customers.note n WHERE n.customer_id = (SELECT id FROM customer) AND n.deleted_at IS NULL`,
  }),
  CHANGE: () => ({
    at: sql`r.recorded_at`,
    id: sql`r.id`,
    rows: sql`
      SELECT r.id, r.recorded_at, r.actor_id, NULL::uuid, NULL::uuid, NULL, NULL, NULL::boolean, r.subject_version, r.reason, NULL, r.action,
        ARRAY(SELECT change ->> 'field' FROM jsonb_array_elements(r.changes) AS change)
      FROM platform.register_entry r
      WHERE r.stream_id = ANY(ARRAY(SELECT customers.with_merged(id) FROM customer)) AND r.stream_kind = 'customer'
        AND r.subject_kind IN ('customer', 'contact', 'duplicate')`,
  }),
};

function timeline(
  actor: Actor,
  customerId: string,
  kinds: readonly TimelineKind[],
  first: number,
  after: string | null,
): Statement<ItemRow> {
  const [at, id] = after === null ? [null, null] : decodeCursor(after, 2);
  const limit = sql`LIMIT ${first + 1}::int`;
  const parts = kinds.map((kind) => {
    const source = SOURCES[kind](actor);
    const beyond = after === null ? sql`` : sql` AND (${source.at}, ${source.id}) < (${at}::timestamptz, ${id}::uuid)`;
    return sql`SELECT ${kind}::text AS kind, f.* FROM (${source.rows}${beyond} ORDER BY 2 DESC, 1 DESC ${limit})
      AS f (id, at, person_id, sale_id, stage_id, meaning, activity_kind, is_done, version, text, outcome, action, fields)`;
  });
  return sql`
    WITH customer AS MATERIALIZED (
      SELECT c.id FROM customers.customer c WHERE c.id = customers.survivor_of(${customerId}::uuid) AND ${visibleCustomers(actor)})
    SELECT t.id, t.kind, t.at, t.at::text AS "sortKey", t.meaning, t.activity_kind AS "activityKind", t.is_done AS "isDone", t.version, t.text,
      t.outcome, t.action, t.fields, s.name AS stage,
      CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS person,
      CASE WHEN o.id IS NOT NULL THEN jsonb_build_object('id', o.id, 'number', o.number, 'title', o.title) END AS sale
    FROM customer LEFT JOIN LATERAL (
      SELECT * FROM (${joinSql(parts, sql` UNION ALL `)}) all_kinds ORDER BY at DESC, id DESC ${limit}) t ON TRUE
    LEFT JOIN sales.stage s ON s.id = t.stage_id
    LEFT JOIN identity.user_account u ON u.id = t.person_id
    LEFT JOIN sales.opportunity o ON o.id = t.sale_id AND ${reach(actor, 'opportunity', sql`o`)}
    ORDER BY t.at DESC, t.id DESC`;
}

/** Everything that happened with a customer, the latest first. */
@Injectable()
export class CustomerTimelineQuery {
  constructor(private readonly database: Database) {}

  /** `kinds`: none means all. Refusals: `NOT_FOUND`, `PAGE_SIZE_INVALID`, `CURSOR_INVALID`. */
  async page(
    actor: Actor,
    customerId: string,
    input: { readonly kinds?: readonly TimelineKind[] | null; readonly first: number; readonly after?: string | null },
  ): Promise<Page<TimelineItem>> {
    const first = pageSize(input.first);
    const after = input.after ?? null;
    const wanted = TIMELINE_KINDS.filter((kind) => !input.kinds?.length || input.kinds.includes(kind));
    const rows = await this.database.many(timeline(actor, customerId, wanted, first, after));
    if (rows.length === 0) throw notFound('customer');
    const items = rows.filter((row) => row.id !== null);
    return toPage(items, first, after, (row) => [row.sortKey, row.id]);
  }
}

export const examples = (): Record<string, Statement> => ({
  'everything of a customer': timeline(exampleInputs.team, exampleInputs.id, TIMELINE_KINDS, 50, null),
});
