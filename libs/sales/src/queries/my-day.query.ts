import { assert, type LocalDate, localDate } from '@kontor/kernel';
import { type Actor, Clock, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import {
  type ActivityRow,
  type ActivityView,
  activityRows,
  isLate,
  isToday,
  readableActivities,
  toActivityView,
} from './activity-row.js';
import { saleInBase, type SalesSumView, salesByRate, salesSum } from './base-amount.js';
import { exampleInputs } from './example-inputs.js';
import { followedSales, readableSales } from './opportunity-filter.js';
import { opportunityPage } from './opportunity-page.js';
import { type Moment, momentOf } from './moment.js';
import {
  type NamedRef,
  type OpportunityRow,
  opportunityRows,
  type OpportunityView,
  opportunityViews,
  type StageRefView,
} from './opportunity-row.js';

export interface StageMoveView {
  readonly id: string;
  readonly from: StageRefView | null;
  readonly to: StageRefView;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly actor: NamedRef | null;
  readonly reason: string | null;
}

export interface MyDayView {
  readonly late: readonly ActivityView[];
  readonly today: readonly ActivityView[];
  readonly withoutNextStep: readonly OpportunityView[];
  readonly moved: readonly { readonly opportunity: OpportunityView; readonly event: StageMoveView }[];
  readonly wonThisMonth: SalesSumView;
  readonly openPipeline: SalesSumView;
}

interface Sums {
  readonly won: SalesSumView;
  readonly open: SalesSumView;
}

const MOST_ACTIVITIES = 50;
const MOST_MOVES = 20;
const NEWS_DAYS = 3;

/** One's own activities that are late or due later today, each of the two up to their most. */
function dueActivities(actor: Actor, moment: Moment): Statement<ActivityRow> {
  const some = (state: Statement, key: Statement): Statement => sql`(
    SELECT a.*, ${key} AS sort_key FROM sales.activity a
    WHERE a.owner_id = ${actor.userId}::uuid AND ${readableActivities(actor)} AND ${state}
    ORDER BY a.due_at, a.id LIMIT ${MOST_ACTIVITIES}::int)`;
  return activityRows(
    actor,
    moment,
    sql`SELECT x.*, row_number() OVER (ORDER BY x.due_at, x.id) AS place
      FROM (${some(isLate(actor, moment), sql`'late'`)} UNION ALL ${some(isToday(actor, moment), sql`'today'`)}) x`,
  );
}

/** Moves of one's own, one's teams' and followed sales that others entered in the last days; creating a sale is no move. */
const latestMoves = (actor: Actor, moment: Moment): Statement => sql`
  SELECT e.* FROM sales.stage_event e JOIN sales.opportunity o ON o.id = e.opportunity_id AND e.kind = 'MOVE'
  WHERE e.recorded_at >= ${moment.now}::timestamptz - ${NEWS_DAYS}::int * interval '1 day' AND e.from_stage_id IS NOT NULL
    AND e.actor_id IS DISTINCT FROM ${actor.userId}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)}
    AND (o.team_id = ANY(${actor.teamIds}::uuid[]) OR o.owner_id = ${actor.userId}::uuid OR o.id = ANY(${followedSales(actor)}))
  ORDER BY e.recorded_at DESC, e.id DESC LIMIT ${MOST_MOVES}::int`;

const movedSales = (actor: Actor, moment: Moment): Statement<OpportunityRow> =>
  opportunityRows(
    actor,
    moment,
    sql`SELECT o.*, e.id::text AS sort_key, row_number() OVER (ORDER BY e.recorded_at DESC, e.id DESC) AS place
      FROM (${latestMoves(actor, moment)}) e JOIN sales.opportunity o ON o.id = e.opportunity_id`,
  );

const stage = (alias: Statement): Statement => sql`
  CASE WHEN ${alias}.id IS NOT NULL THEN jsonb_build_object('id', ${alias}.id, 'key', ${alias}.key, 'position', ${alias}.position,
    'name', ${alias}.name, 'meaning', ${alias}.meaning, 'probability', trim_scale(${alias}.probability)::text, 'expectedDays', ${alias}.expected_days) END`;

const moves = (actor: Actor, moment: Moment): Statement<StageMoveView> => sql`
  SELECT e.id, ${stage(sql`f`)} AS "from", ${stage(sql`t`)} AS "to", e.occurred_at AS "occurredAt", e.recorded_at AS "recordedAt",
    CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS actor, e.reason
  FROM (${latestMoves(actor, moment)}) e JOIN sales.stage t ON t.id = e.to_stage_id
  LEFT JOIN sales.stage f ON f.id = e.from_stage_id LEFT JOIN identity.user_account u ON u.id = e.actor_id`;

const firstOfMonth = (date: LocalDate): LocalDate => localDate(`${date.slice(0, 8)}01`);

/** What one has won since the first of the month, and what one has open. */
function sums(actor: Actor, moment: Moment): Statement<Sums> {
  const base = saleInBase(actor, moment.today);
  const since = firstOfMonth(moment.today);
  const mine = (which: Statement): Statement => sql`
    SELECT o.meaning, o.currency, o.amount, o.closed_on FROM sales.opportunity o
    WHERE o.owner_id = ${actor.userId}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)} AND ${which}`;
  return sql<Sums>`
    WITH g AS MATERIALIZED (
      SELECT o.meaning, ${salesByRate(base, actor.baseCurrency)}
      FROM (${mine(sql`o.meaning = 'OPEN'`)} UNION ALL
        ${mine(sql`o.meaning = 'WON' AND o.closed_on BETWEEN ${since}::date AND ${moment.today}::date`)}) o ${base.join}
      GROUP BY o.meaning, o.currency, fx.rate, fx.valid_from)
    SELECT ${salesSum(actor.baseCurrency, sql`g.meaning = 'WON'`)} AS won, ${salesSum(actor.baseCurrency, sql`g.meaning = 'OPEN'`)} AS open FROM g`;
}

/** One's open sales that nothing is planned for, the quietest first. */
const quietSales = (actor: Actor, moment: Moment): Statement<OpportunityRow> =>
  opportunityPage(actor, moment, {
    filter: { mine: true, warning: 'NO_NEXT_ACTIVITY' },
    sort: { field: 'UPDATED_AT', direction: 'ASC' },
    first: 30,
  });

/** What a salesperson does now: one call for the home screen, a fixed number of statements behind it. */
@Injectable()
export class MyDayQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor): Promise<MyDayView> {
    const moment = momentOf(actor, this.clock.now());
    const maySeeSales = actor.permissions.has('opportunity.read');
    const maySeeActivities = actor.permissions.has('activity.read');
    const [due, quiet, sales, events, figures] = await Promise.all([
      maySeeActivities ? this.database.many(dueActivities(actor, moment)) : [],
      maySeeSales ? this.database.many(quietSales(actor, moment)) : [],
      maySeeSales ? this.database.many(movedSales(actor, moment)) : [],
      maySeeSales ? this.database.many(moves(actor, moment)) : [],
      this.database.one(sums(maySeeSales ? actor : { ...actor, scopes: {} }, moment)),
    ]);
    assert(figures, 'an aggregate has one row');
    const eventById = new Map(events.map((event) => [event.id, event]));
    const views = opportunityViews(actor, moment)(sales);
    const inState = (state: string) =>
      due.filter(({ sortKey }) => sortKey === state).map((row) => toActivityView(actor, row));
    return {
      late: inState('late'),
      today: inState('today'),
      withoutNextStep: opportunityViews(actor, moment)(quiet),
      moved: sales.flatMap((row, index) => {
        const event = eventById.get(row.sort_key);
        const opportunity = views[index];
        return event && opportunity ? [{ opportunity, event }] : [];
      }),
      wonThisMonth: figures.won,
      openPipeline: figures.open,
    };
  }
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, moment } = exampleInputs;
  return {
    'late and today': dueActivities(team, moment),
    'without a next step': quietSales(team, moment),
    'sales that moved': movedSales(team, moment),
    moves: moves(team, moment),
    sums: sums(team, moment),
  };
}
