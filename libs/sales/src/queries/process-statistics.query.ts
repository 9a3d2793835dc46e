import { localDate, type LocalDate, Refused } from '@kontor/kernel';
import { type Actor, Database, joinSql, plannedAnew, rowScope, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { dayDistribution, type DayDistribution } from '../domain/day-distribution.js';
import { funnel, type FunnelStep, type FunnelVersion } from '../domain/funnel.js';
import type { StageMeaning } from '../domain/stage.js';
import { type Proportion, proportion } from '../domain/wilson-interval.js';
import { exampleInputs } from './example-inputs.js';
import type { OpportunityFilter } from './opportunity-filter.js';
import type { StageRefView } from './opportunity-row.js';
import { type Cohort, cohortMonth, figuresNow, measures, uncountedSales } from './sale-figures.js';

export type Breakdown = 'PERSON' | 'TEAM' | 'VERSION' | 'MONTH';

export interface ProcessStatisticsInput {
  readonly processId: string;
  readonly cohort: Cohort;
  /** Statistics are made of whole months: those in which these two days lie, and all between. */
  readonly from: string;
  readonly to: string;
  readonly versionIds?: readonly string[] | null | undefined;
  readonly ownerIds?: readonly string[] | null | undefined;
  readonly teamIds?: readonly string[] | null | undefined;
}

/** A share with its 95 % interval, and the sales that it is made of. */
export interface RateView extends Proportion {
  readonly filter: OpportunityFilter;
}

export interface DaysView extends DayDistribution {
  readonly filter: OpportunityFilter;
}

export interface FunnelStepView {
  readonly stage: StageRefView;
  readonly reached: number;
  readonly reachedFilter: OpportunityFilter;
  readonly waiting: number;
  readonly waitingFilter: OpportunityFilter;
  readonly lost: number;
  readonly lostFilter: OpportunityFilter;
  readonly share: Proportion;
  readonly conversion: Proportion | null;
  /** Of open stages: how long the sales that have left it were in it, all their stays together. */
  readonly days: DaysView | null;
}

export interface OutcomesView {
  readonly sales: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly filter: OpportunityFilter;
  readonly winRate: RateView;
  /** From the opening to the closing of the won ones. */
  readonly cycle: DaysView;
}

export interface BreakdownRowView extends OutcomesView {
  /** The id of a person, team or version, or the first day of a month; `null` for nobody and for no team. */
  readonly key: string | null;
  readonly name: string | null;
}

export interface ProcessStatisticsView {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly outcomes: OutcomesView;
  readonly lostCycle: DaysView;
  readonly steps: readonly FunnelStepView[];
}

interface FigureRow {
  readonly version_id: string;
  readonly measure: 'FURTHEST' | 'STAY' | 'CYCLE';
  readonly stage_key: string;
  readonly outcome: StageMeaning | '';
  readonly days: number;
  readonly count: number;
}

interface GroupRow extends FigureRow {
  readonly key: string | null;
  readonly name: string | null;
}

type VersionRow = FunnelVersion<StageRefView>;

interface Period {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

const MOST_MONTHS = 120;

/** The whole months of two days. Refusal: `INVALID_INPUT` for a period that ends before it begins or of over ten years. */
export function wholeMonths({ from, to }: Pick<ProcessStatisticsInput, 'from' | 'to'>): Period {
  const months =
    Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - Number(from.slice(0, 4)) * 12 - Number(from.slice(5, 7));
  if (months < 0 || months >= MOST_MONTHS) {
    const message = 'Choose a period of one month to ten years that ends after it begins.';
    throw new Refused('INVALID_INPUT', message, { fields: [{ path: 'to', code: 'INVALID_INPUT', message }] });
  }
  const lastDay = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)), 0)).getUTCDate();
  return { from: localDate(`${from.slice(0, 7)}-01`), to: localDate(`${to.slice(0, 7)}-${lastDay}`) };
}

const versionsOf = (processId: string): Statement<VersionRow> => sql<VersionRow>`
  SELECT v.id, jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'position', s.position, 'name', s.name, 'meaning', s.meaning,
    'probability', trim_scale(s.probability)::text, 'expectedDays', s.expected_days) ORDER BY s.position) AS stages
  FROM sales.process_version v JOIN sales.stage s ON s.process_version_id = v.id
  WHERE v.process_id = ${processId}::uuid AND v.published_at IS NOT NULL GROUP BY v.id ORDER BY v.number DESC`;

/** What must hold of a tally or a row of figures under `f`, its month given. */
function within(actor: Actor, input: ProcessStatisticsInput, period: Period, month: Statement): Statement {
  const { versionIds, ownerIds, teamIds } = input;
  const versions = sql`SELECT v.id FROM sales.process_version v WHERE v.process_id = ${input.processId}::uuid`;
  return joinSql(
    [
      sql`${month} BETWEEN ${period.from}::date AND ${period.to}::date`,
      sql`f.process_version_id = ANY(ARRAY(${versions}))`,
      rowScope(actor, 'opportunity', 'read', { owner: sql`f.owner_id`, team: sql`f.team_id` }),
      ...(versionIds?.length ? [sql`f.process_version_id = ANY(${versionIds}::uuid[])`] : []),
      ...(ownerIds?.length ? [sql`f.owner_id = ANY(${ownerIds}::uuid[])`] : []),
      ...(teamIds?.length ? [sql`f.team_id = ANY(${teamIds}::uuid[])`] : []),
    ],
    sql` AND `,
  );
}

/**
 * Everything that was counted, less what was counted of sales that have changed since, plus these as they are now: the
 * same answer whether the counting is up to date or has never run.
 */
function parts(actor: Actor, input: ProcessStatisticsInput, period: Period, only: Statement): Statement {
  const month = cohortMonth(input.cohort);
  return sql`
    SELECT f.month, f.owner_id, f.team_id, f.process_version_id, f.measure, f.stage_key, f.outcome, x.days, x.count
    FROM sales.process_tally f CROSS JOIN LATERAL unnest(f.days, f.counts) AS x (days, count)
    WHERE f.cohort = ${input.cohort} AND ${within(actor, input, period, sql`f.month`)} AND f.measure IN (${only})
    UNION ALL
    SELECT ${month}, f.owner_id, f.team_id, f.process_version_id, m.measure, m.stage_key, m.outcome, m.days, f.sign
    FROM (
      SELECT c.*, -1 AS sign FROM sales.sale_figure c WHERE c.opportunity_id IN (${uncountedSales})
      UNION ALL SELECT n.*, 1 FROM (${figuresNow(uncountedSales)}) n) f ${measures}
    WHERE ${within(actor, input, period, month)} AND m.measure IN (${only})`;
}

const figures = (actor: Actor, input: ProcessStatisticsInput, period: Period): Statement<FigureRow> => sql<FigureRow>`
  SELECT p.process_version_id AS version_id, p.measure, p.stage_key, p.outcome, p.days, sum(p.count)::int AS count
  FROM (${parts(actor, input, period, sql`'FURTHEST', 'STAY', 'CYCLE'`)}) p GROUP BY 1, 2, 3, 4, 5 HAVING sum(p.count) <> 0`;

/** The closed map from what figures may be broken down by to its key among the parts, and its name. */
const GROUPS: { readonly [B in Breakdown]: { readonly key: Statement; readonly name: Statement } } = {
  PERSON: { key: sql`p.owner_id`, name: sql`(SELECT u.name FROM identity.user_account u WHERE u.id = g.key)` },
  TEAM: { key: sql`p.team_id`, name: sql`(SELECT t.name FROM identity.team t WHERE t.id = g.key)` },
  VERSION: {
    key: sql`p.process_version_id`,
    name: sql`(SELECT v.number::text FROM sales.process_version v WHERE v.id = g.key)`,
  },
  MONTH: { key: sql`p.month`, name: sql`NULL::text` },
};

function groups(actor: Actor, input: ProcessStatisticsInput, period: Period, by: Breakdown): Statement<GroupRow> {
  const { key, name } = GROUPS[by];
  return sql<GroupRow>`
    SELECT nullif(g.key::text, '00000000-0000-0000-0000-000000000000') AS key, ${name} AS name, g.measure, g.outcome, g.days, g.count
    FROM (
      SELECT ${key} AS key, p.measure, p.outcome, p.days, sum(p.count)::int AS count
      FROM (${parts(actor, input, period, sql`'FURTHEST', 'CYCLE'`)}) p GROUP BY 1, 2, 3, 4 HAVING sum(p.count) <> 0) g`;
}

/** Funnel, conversion, time in stage, cycle time and win rate of the sales of a process within the reader's reach. */
@Injectable()
export class ProcessStatisticsQuery {
  constructor(private readonly database: Database) {}

  /** Refusals: `PROCESS_UNKNOWN`, `INVALID_INPUT`. */
  async of(actor: Actor, input: ProcessStatisticsInput): Promise<ProcessStatisticsView> {
    const period = wholeMonths(input);
    const [versions, rows] = await Promise.all([
      this.database.many(versionsOf(input.processId)),
      this.database.many(plannedAnew(figures(actor, input, period))),
    ]);
    const shown = versions.find(({ id }) => !input.versionIds?.length || input.versionIds.includes(id));
    if (!shown) throw new Refused('PROCESS_UNKNOWN', 'There is no such sales process. Choose another from the list.');
    const filter = filterOf(input, period);
    const counts = rows.flatMap(({ measure, version_id: versionId, stage_key: stageKey, outcome, count }) =>
      measure === 'FURTHEST' && outcome !== '' ? [{ versionId, stageKey, outcome, count }] : [],
    );
    return {
      ...period,
      outcomes: outcomesOf(rows, filter),
      lostCycle: cycleOf(rows, 'LOST', filter),
      steps: funnel(shown, versions, counts).map((step) => toStep(step, rows, filter)),
    };
  }

  /** The same figures for each person, team, version or month; the most sales first, months in their order. */
  async by(actor: Actor, input: ProcessStatisticsInput, by: Breakdown): Promise<BreakdownRowView[]> {
    const period = wholeMonths(input);
    const rows = await this.database.many(plannedAnew(groups(actor, input, period, by)));
    const found = new Map<string | null, GroupRow[]>();
    for (const row of rows) found.set(row.key, [...(found.get(row.key) ?? []), row]);
    return [...found]
      .map(([key, group]) => ({
        key,
        name: group[0]?.name ?? null,
        ...outcomesOf(group, narrowed(filterOf(input, period), input.cohort, by, key)),
      }))
      .sort((a, b) => (by === 'MONTH' ? compare(a.key, b.key) : b.sales - a.sales || compare(a.name, b.name)));
  }
}

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '');

/** The filter of the list that shows the sales of these statistics. */
function filterOf(input: ProcessStatisticsInput, { from, to }: Period): OpportunityFilter {
  const { processId, versionIds, ownerIds, teamIds, cohort } = input;
  return {
    processIds: [processId],
    ...(versionIds?.length ? { versionIds } : {}),
    ...(ownerIds?.length ? { ownerIds } : {}),
    ...(teamIds?.length ? { teamIds } : {}),
    ...(cohort === 'OPENED' ? { openedFrom: from, openedTo: to } : { closedFrom: from, closedTo: to }),
  };
}

function narrowed(filter: OpportunityFilter, cohort: Cohort, by: Breakdown, key: string | null): OpportunityFilter {
  if (by === 'MONTH' && key !== null) {
    const { from, to } = wholeMonths({ from: key, to: key });
    return cohort === 'OPENED'
      ? { ...filter, openedFrom: from, openedTo: to }
      : { ...filter, closedFrom: from, closedTo: to };
  }
  if (key === null) return by === 'PERSON' ? { ...filter, withoutOwner: true } : { ...filter, withoutTeam: true };
  const ids = [key];
  return {
    ...filter,
    ...(by === 'PERSON' ? { ownerIds: ids } : by === 'TEAM' ? { teamIds: ids } : { versionIds: ids }),
  };
}

type Counted = Pick<FigureRow, 'measure' | 'outcome' | 'days' | 'count'>;

function outcomesOf(rows: readonly Counted[], filter: OpportunityFilter): OutcomesView {
  const count = (outcome: StageMeaning): number =>
    rows.reduce((sum, row) => (row.measure === 'FURTHEST' && row.outcome === outcome ? sum + row.count : sum), 0);
  const [won, lost, open] = [count('WON'), count('LOST'), count('OPEN')];
  return {
    sales: won + lost + open,
    won,
    lost,
    open,
    filter,
    winRate: { ...proportion(won, won + lost), filter: { ...filter, meanings: ['WON', 'LOST'] } },
    cycle: cycleOf(rows, 'WON', filter),
  };
}

const cycleOf = (rows: readonly Counted[], outcome: 'WON' | 'LOST', filter: OpportunityFilter): DaysView => ({
  ...dayDistribution(rows.filter((row) => row.measure === 'CYCLE' && row.outcome === outcome)),
  filter: { ...filter, meanings: [outcome] },
});

function toStep(step: FunnelStep<StageRefView>, rows: readonly FigureRow[], filter: OpportunityFilter): FunnelStepView {
  const { id, key, meaning } = step.stage;
  const stays = rows.filter(({ measure, stage_key }) => measure === 'STAY' && stage_key === key);
  return {
    ...step,
    reachedFilter: { ...filter, reachedStageId: id },
    waitingFilter: { ...filter, meanings: ['OPEN'], stoppedAtStageId: id },
    lostFilter: { ...filter, meanings: ['LOST'], stoppedAtStageId: id },
    days: meaning === 'OPEN' ? { ...dayDistribution(stays), filter: { ...filter, leftStageId: id } } : null,
  };
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, everyone, id } = exampleInputs;
  const year = { processId: id, cohort: 'OPENED', from: '2026-01-01', to: '2026-12-31' } as const;
  const narrow = { ...year, cohort: 'CLOSED', versionIds: [id], ownerIds: [id], teamIds: [id] } as const;
  return {
    versions: versionsOf(id),
    'figures of a year': figures(everyone, year, wholeMonths(year)),
    'figures of a person in a team': figures(team, narrow, wholeMonths(narrow)),
    'by person': groups(everyone, year, wholeMonths(year), 'PERSON'),
    'by month of a team': groups(team, narrow, wholeMonths(narrow), 'MONTH'),
  };
}
