import { Refused } from '@kontor/kernel';
import {
  type Actor,
  Clock,
  Database,
  decodeCursor,
  type Page,
  pageSize,
  plannedAnew,
  type Statement,
  sql,
  toPage,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ActivityFilter, activitiesWhere } from './activity-filter.js';
import { type ActivityRow, type ActivityView, activityRows, toActivityView } from './activity-row.js';
import { type CappedCountView, type CountRow, countUpToCap, toCappedCount } from './capped-count.js';
import { exampleInputs } from './example-inputs.js';
import { limitFor } from './opportunity-page.js';
import { type Moment, momentOf } from './moment.js';

/** What is still to do comes in the order in which it is due; what is done, and all of it together, the latest first. */
type Order = 'DUE' | 'DONE' | 'LATEST';

function orderOf({ states }: ActivityFilter): Order {
  if (!states || states.length === 0) return 'LATEST';
  if (!states.includes('DONE')) return 'DUE';
  return states.every((state) => state === 'DONE') ? 'DONE' : 'LATEST';
}

const KEYS = { DUE: sql`a.due_at`, DONE: sql`a.done_at`, LATEST: sql`coalesce(a.done_at, a.due_at, a.created_at)` };
const ORDERS = {
  DUE: { by: sql`ORDER BY a.due_at, a.id`, byValue: sql`ORDER BY sort_value, id` },
  DONE: { by: sql`ORDER BY a.done_at DESC, a.id DESC`, byValue: sql`ORDER BY sort_value DESC, id DESC` },
  LATEST: {
    by: sql`ORDER BY coalesce(a.done_at, a.due_at, a.created_at) DESC, a.id DESC`,
    byValue: sql`ORDER BY sort_value DESC, id DESC`,
  },
};

function beyond(order: Order, after: string | null): Statement {
  if (after === null) return sql`TRUE`;
  const [name, value, id] = decodeCursor(after, 3);
  if (name !== order) {
    throw new Refused('CURSOR_INVALID', 'This position belongs to another order. Read the list from its beginning.');
  }
  if (order !== 'DUE') return sql`(${KEYS[order]}, a.id) < (${value}::text::timestamptz, ${id}::uuid)`;
  // What has no date comes after everything that has one.
  return value === null
    ? sql`(a.due_at IS NULL AND a.id > ${id}::uuid)`
    : sql`((a.due_at, a.id) > (${value}::text::timestamptz, ${id}::uuid) OR a.due_at IS NULL)`;
}

/** One page, with one row more when there is one; without `first` all of them. */
export function activityPage(
  actor: Actor,
  moment: Moment,
  input: {
    readonly filter: ActivityFilter;
    readonly first?: number;
    readonly after: string | null;
  },
): Statement<ActivityRow> {
  const order = orderOf(input.filter);
  const { by, byValue } = ORDERS[order];
  return activityRows(
    actor,
    moment,
    sql`SELECT x.*, x.sort_value::text AS sort_key, row_number() OVER (${byValue}) AS place FROM (
      SELECT a.*, ${KEYS[order]} AS sort_value FROM sales.activity a
      WHERE ${activitiesWhere(actor, moment, input.filter)} AND ${beyond(order, input.after)} ${by} ${limitFor(input.first)}) x`,
  );
}

const countOfActivities = (actor: Actor, moment: Moment, filter: ActivityFilter): Statement<CountRow> =>
  countUpToCap(sql`SELECT FROM sales.activity a WHERE ${activitiesWhere(actor, moment, filter)}`);

/** The list of activities and its size. */
@Injectable()
export class ActivityListQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `PAGE_SIZE_INVALID`, `CURSOR_INVALID`. */
  async page(
    actor: Actor,
    input: {
      readonly filter?: ActivityFilter | null | undefined;
      readonly first: number;
      readonly after?: string | null | undefined;
    },
  ): Promise<Page<ActivityView>> {
    const moment = momentOf(actor, this.clock.now());
    const filter = input.filter ?? {};
    const first = pageSize(input.first);
    const after = input.after ?? null;
    const rows = await this.database.many(plannedAnew(activityPage(actor, moment, { filter, first, after })));
    const page = toPage(rows, first, after, (row) => [orderOf(filter), row.sortKey, row.id]);
    return {
      ...page,
      rows: page.rows.map(({ cursor, row }) => ({ cursor, row: toActivityView(actor, row) })),
    };
  }

  /** Every activity of the filter in batches, in the order of the list: memory stays bounded whatever their number. */
  async *stream(actor: Actor, filter: ActivityFilter | null): AsyncGenerator<ActivityView[]> {
    const moment = momentOf(actor, this.clock.now());
    const statement = activityPage(actor, moment, {
      filter: filter ?? {},
      after: null,
    });
    for await (const rows of this.database.stream(statement)) yield rows.map((row) => toActivityView(actor, row));
  }

  /** How many there are, up to 10 000. */
  async count(actor: Actor, filter: ActivityFilter | null | undefined): Promise<CappedCountView> {
    const moment = momentOf(actor, this.clock.now());
    const row = await this.database.one(plannedAnew(countOfActivities(actor, moment, filter ?? {})));
    return toCappedCount(row?.counted ?? 0);
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { everyone, team, own, moment, id } = exampleInputs;
  const open = { states: ['LATE', 'TODAY', 'UPCOMING', 'UNPLANNED'] } as const;
  const every: ActivityFilter = {
    states: ['DONE'],
    kinds: ['CALL'],
    ownerIds: [id],
    teamIds: [id],
    opportunityId: id,
    customerId: id,
    text: 'film',
    mine: true,
  };
  const page = (actor: Actor, filter: ActivityFilter) =>
    activityPage(actor, moment, { filter, first: 50, after: null });
  return {
    'open ones of one’s own': page(own, { ...open, mine: true }),
    'open ones for all': page(everyone, open),
    'latest for all': page(everyone, {}),
    'every filter': page(team, every),
    'every one for an export': activityPage(team, moment, {
      filter: open,
      after: null,
    }),
    count: countOfActivities(team, moment, open),
  };
}
