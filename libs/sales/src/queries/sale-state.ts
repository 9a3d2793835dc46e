import { customKeyOf, customValues, registeredCustom } from '@kontor/kernel';
import { type Actor, rowScope, type Statement, sql } from '@kontor/platform';
import type { Facts, RecordedSave, RecordState } from '../domain/sale-as-of.js';
import { readableSales } from './opportunity-filter.js';

/** A row of a table as JSON carries it. */
export type Row = Readonly<Record<string, unknown>>;

interface Save extends RecordedSave {
  readonly subjectKind: 'opportunity' | 'activity';
}

/** A sale as it is, with everything that was saved of it since an instant. */
export interface SaleStateRow {
  readonly sale: Row;
  readonly activities: readonly (Row & { readonly id: string; readonly isReadable: boolean })[];
  readonly contacts: readonly { readonly contactId: string; readonly role: string }[];
  readonly splits: readonly { readonly userId: string; readonly share: string }[];
  readonly later: readonly Save[];
  /** The last save of the sale itself by then. */
  readonly lastId: string | null;
  readonly lastAt: Date | null;
  /** Had the sale been made by then? */
  readonly isMade: boolean;
}

/**
 * What is known of a sale, in one statement and so of one moment. A record's versions say which of its saves were later
 * than the last one by `at`: clocks of two servers may disagree, versions do not.
 */
export const saleState = (actor: Actor, id: string, at: Date): Statement<SaleStateRow> => sql<SaleStateRow>`
  SELECT to_jsonb(o) || jsonb_build_object('amount', o.amount::text) AS sale, o.created_at <= ${at}::timestamptz AS "isMade",
    coalesce((SELECT jsonb_agg(to_jsonb(a) || jsonb_build_object('isReadable', ${readableActivity(actor)}) ORDER BY a.id)
      FROM sales.activity a WHERE a.opportunity_id = o.id AND a.created_at <= ${at}::timestamptz), '[]') AS activities,
    coalesce((SELECT jsonb_agg(jsonb_build_object('contactId', c.contact_id, 'role', c.role) ORDER BY c.contact_id)
      FROM sales.opportunity_contact c WHERE c.opportunity_id = o.id), '[]') AS contacts,
    coalesce((SELECT jsonb_agg(jsonb_build_object('userId', d.user_id, 'share', trim_scale(d.share)::text) ORDER BY d.user_id)
      FROM sales.split d WHERE d.opportunity_id = o.id), '[]') AS splits,
    coalesce((SELECT jsonb_agg(jsonb_build_object('subjectKind', r.subject_kind, 'subjectId', r.subject_id, 'version', r.subject_version,
        'action', r.action, 'changes', r.changes))
      FROM (SELECT r.*, max(r.subject_version) FILTER (WHERE r.recorded_at <= ${at}::timestamptz) OVER (PARTITION BY r.subject_id) AS reached
        FROM platform.register_entry r
        WHERE r.stream_id = o.id AND r.stream_kind = 'sale' AND r.subject_kind IN ('opportunity', 'activity')) r
      WHERE r.reached IS NULL OR r.subject_version > r.reached), '[]') AS later,
    last.id AS "lastId", last.recorded_at AS "lastAt"
  FROM sales.opportunity o LEFT JOIN LATERAL (
    SELECT r.id, r.recorded_at FROM platform.register_entry r
    WHERE r.subject_id = o.id AND r.subject_kind = 'opportunity' AND r.recorded_at <= ${at}::timestamptz
    ORDER BY r.subject_version DESC LIMIT 1) last ON TRUE
  WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}`;

/** Also those that were deleted since: they were there. */
const readableActivity = (actor: Actor): Statement =>
  actor.permissions.has('activity.read')
    ? rowScope(actor, 'activity', 'read', { owner: sql`a.owner_id`, team: sql`a.team_id` })
    : sql`FALSE`;

/** From the names of the register to columns. What is not here has a form of its own. */
const SALE_COLUMNS: Readonly<Record<string, string>> = {
  title: 'title',
  customer: 'customer_id',
  owner: 'owner_id',
  team: 'team_id',
  stage: 'stage_id',
  expectedCloseDate: 'expected_close_date',
  openedOn: 'opened_on',
  closedOn: 'closed_on',
  region: 'region_id',
  market: 'market_id',
  source: 'source_id',
  competitor: 'competitor_id',
  lostReason: 'lost_reason_id',
  lostNote: 'lost_note',
  nextStep: 'next_step',
  description: 'description',
  tags: 'tag_ids',
  closeDatePushes: 'close_date_pushes',
};

const ACTIVITY_COLUMNS: Readonly<Record<string, string>> = {
  kind: 'kind',
  subject: 'subject',
  body: 'body',
  opportunity: 'opportunity_id',
  customer: 'customer_id',
  contact: 'contact_id',
  owner: 'owner_id',
  dueAt: 'due_at',
  allDay: 'all_day',
  durationMinutes: 'duration_minutes',
  doneAt: 'done_at',
  outcome: 'outcome',
};

const factsOf = (row: Row, columns: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [field, row[column] ?? null]));

const columnsOf = (facts: Facts, columns: Readonly<Record<string, string>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(columns).map(([field, column]) => [column, facts[field] ?? null]));

/** The present facts of a sale under the names of the register. */
export function presentSale({ sale, contacts, splits }: SaleStateRow): RecordState {
  const { amount, currency, classification, custom } = sale;
  return {
    version: sale['version'] as number,
    facts: {
      ...factsOf(sale, SALE_COLUMNS),
      amount: amount === null ? null : { amount, currency },
      classifications: Object.entries(classification as Record<string, string>)
        .map(([dimensionId, valueId]) => ({ dimensionId, valueId }))
        .sort((a, b) => (a.dimensionId < b.dimensionId ? -1 : 1)),
      contacts,
      splits,
      ...registeredCustom(customValues(custom as Record<string, string>)),
    },
  };
}

export const presentActivity = (row: Row): RecordState => ({
  version: row['version'] as number,
  facts: {
    ...factsOf(row, ACTIVITY_COLUMNS),
    dueAt: instantText(row['due_at']),
    doneAt: instantText(row['done_at']),
  },
});

const instantText = (value: unknown): string | null =>
  typeof value === 'string' ? new Date(value).toISOString() : null;

/** A row of `sales.opportunity` that holds what the facts say. */
export function saleRow(present: Row, { version, facts }: RecordState): Row {
  const money = facts['amount'] as { amount: string; currency: string } | null;
  const classes = (facts['classifications'] ?? []) as readonly { dimensionId: string; valueId: string }[];
  return {
    ...present,
    ...columnsOf(facts, SALE_COLUMNS),
    amount: money?.amount ?? null,
    currency: money?.currency ?? present['currency'],
    classification: Object.fromEntries(classes.map(({ dimensionId, valueId }) => [dimensionId, valueId])),
    custom: customOf(facts),
    version,
  };
}

const customOf = (facts: Facts): Readonly<Record<string, string>> =>
  customValues(
    Object.fromEntries(
      Object.entries(facts).flatMap(([field, value]) => {
        const key = customKeyOf(field);
        return key === null ? [] : [[key, value as string | null]];
      }),
    ),
  );

export const activityRow = (present: Row, { version, facts }: RecordState): Row => ({
  ...present,
  ...columnsOf(facts, ACTIVITY_COLUMNS),
  version,
});
