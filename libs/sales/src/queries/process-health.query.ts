import { Clock, type Actor, Database, joinSql, plannedAnew, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Localised } from '../domain/localised.js';
import { HEALTH_CRITERIA, type HealthCriterion, type HealthThresholds } from '../domain/warnings.js';
import { exampleInputs } from './example-inputs.js';
import {
  EARLIEST_ACTIVITY,
  HEALTH_RULES,
  type HealthContext,
  IS_JUDGED,
  IS_PLANNED,
  JUDGED_STEPS,
  stageRules,
} from './health-conditions.js';
import { thresholdsJson } from './health-thresholds.js';
import { filterConditions, type OpportunityFilter, readableSales } from './opportunity-filter.js';
import { momentOf } from './moment.js';
import type { NamedRef } from './opportunity-row.js';

export interface ProcessHealthInput {
  readonly processIds?: readonly string[] | null | undefined;
  readonly versionIds?: readonly string[] | null | undefined;
  readonly ownerIds?: readonly string[] | null | undefined;
  readonly teamIds?: readonly string[] | null | undefined;
}

/** How many open sales a criterion applies to, and the filter of the list that shows them. */
export interface HealthCountView {
  readonly criterion: HealthCriterion;
  readonly count: number;
  readonly filter: OpportunityFilter;
}

export interface HealthSumView {
  readonly open: number;
  readonly openFilter: OpportunityFilter;
  /** Sales to which at least one criterion applies. */
  readonly unwell: number;
  /** Every criterion, in the order of the house. */
  readonly counts: readonly HealthCountView[];
}

export interface HealthRowView extends HealthSumView {
  /** `null` for sales without an owner, or without a team. */
  readonly whose: NamedRef | null;
}

export interface ProcessHealthView extends HealthSumView {
  /** Whoever has the most unwell sales first. */
  readonly people: readonly HealthRowView[];
  readonly teams: readonly HealthRowView[];
}

/** The rules by which the sales of a process are judged. */
export interface ProcessThresholdsView {
  readonly processId: string;
  readonly name: Localised;
  readonly version: number;
  readonly thresholds: HealthThresholds;
}

interface HealthRow {
  readonly owner: NamedRef | null;
  readonly team: NamedRef | null;
  readonly open: number;
  readonly unwell: number;
  /** In the order of `HEALTH_CRITERIA`. */
  readonly counts: readonly number[];
}

/** Open sales by person and team with how many each criterion applies to, in one pass over them. */
function health(context: HealthContext, input: ProcessHealthInput): Statement<HealthRow> {
  const { actor, moment } = context;
  const where = joinSql(
    [sql`o.deleted_at IS NULL AND o.meaning = 'OPEN'`, readableSales(actor), ...filterConditions(actor, moment, input)],
    sql` AND `,
  );
  const counts = joinSql(
    HEALTH_CRITERIA.map((criterion) => sql`count(*) FILTER (WHERE ${HEALTH_RULES[criterion]})`),
    sql`, `,
  );
  const any = joinSql(
    HEALTH_CRITERIA.map((criterion) => HEALTH_RULES[criterion]),
    sql` OR `,
  );
  return sql<HealthRow>`
    SELECT CASE WHEN u.id IS NOT NULL THEN jsonb_build_object('id', u.id, 'name', u.name) END AS owner,
      CASE WHEN t.id IS NOT NULL THEN jsonb_build_object('id', t.id, 'name', t.name) END AS team, g.open, g.unwell, g.counts
    FROM (
      SELECT o.owner_id, o.team_id, count(*)::int AS open, (count(*) FILTER (WHERE ${any}))::int AS unwell, ARRAY[${counts}]::int[] AS counts
      FROM sales.opportunity o
      JOIN (${stageRules(context)}) r ON r.stage_id = o.stage_id
      LEFT JOIN (
        SELECT a.opportunity_id, ${EARLIEST_ACTIVITY} FROM sales.activity a WHERE ${IS_PLANNED} GROUP BY 1
      ) next ON next.opportunity_id = o.id
      LEFT JOIN (
        SELECT e.opportunity_id, ${JUDGED_STEPS} FROM sales.stage_event e JOIN sales.opportunity o ON o.id = e.opportunity_id
        WHERE ${IS_JUDGED} AND o.deleted_at IS NULL AND o.meaning = 'OPEN' AND ${readableSales(actor)} GROUP BY 1
      ) step ON step.opportunity_id = o.id
      WHERE ${where}
      GROUP BY o.owner_id, o.team_id) g
    LEFT JOIN identity.user_account u ON u.id = g.owner_id
    LEFT JOIN identity.team t ON t.id = g.team_id`;
}

const thresholds = (): Statement<ProcessThresholdsView> => sql<ProcessThresholdsView>`
  SELECT p.id AS "processId", p.name, p.version, ${thresholdsJson} AS thresholds FROM sales.process p
  WHERE EXISTS (SELECT FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL)
  ORDER BY p.active DESC, p.id`;

/** What is wrong with the open sales within the reader's reach: how many, whose, and the way to each of them. */
@Injectable()
export class ProcessHealthQuery {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async of(actor: Actor, input: ProcessHealthInput): Promise<ProcessHealthView> {
    const moment = momentOf(actor, this.clock.now());
    const rows = await this.database.many(plannedAnew(health({ actor, moment }, input)));
    const filter = { ...input, meanings: ['OPEN'] } as const;
    return {
      ...sumOf(rows, filter),
      people: rowsBy(rows, filter, 'owner'),
      teams: rowsBy(rows, filter, 'team'),
    };
  }

  /** The thresholds of every process; they are no secret: whoever sells is judged by them. */
  thresholds(): Promise<ProcessThresholdsView[]> {
    return this.database.many(thresholds());
  }
}

function sumOf(rows: readonly HealthRow[], filter: OpportunityFilter): HealthSumView {
  const sum = (of: (row: HealthRow) => number): number => rows.reduce((all, row) => all + of(row), 0);
  return {
    open: sum(({ open }) => open),
    openFilter: filter,
    unwell: sum(({ unwell }) => unwell),
    counts: HEALTH_CRITERIA.map((criterion, index) => ({
      criterion,
      count: sum(({ counts }) => counts[index] ?? 0),
      filter: { ...filter, health: criterion },
    })),
  };
}

function rowsBy(rows: readonly HealthRow[], filter: OpportunityFilter, by: 'owner' | 'team'): HealthRowView[] {
  const groups = new Map<string | null, HealthRow[]>();
  for (const row of rows) groups.set(row[by]?.id ?? null, [...(groups.get(row[by]?.id ?? null) ?? []), row]);
  return [...groups]
    .map(([id, group]) => ({ whose: group[0]?.[by] ?? null, ...sumOf(group, narrowed(filter, by, id)) }))
    .sort((a, b) => b.unwell - a.unwell || b.open - a.open || (a.whose?.name ?? '').localeCompare(b.whose?.name ?? ''));
}

function narrowed(filter: OpportunityFilter, by: 'owner' | 'team', id: string | null): OpportunityFilter {
  if (by === 'owner') return id === null ? { ...filter, withoutOwner: true } : { ...filter, ownerIds: [id] };
  return id === null ? { ...filter, withoutTeam: true } : { ...filter, teamIds: [id] };
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { team, everyone, moment, id } = exampleInputs;
  const narrow = { processIds: [id], versionIds: [id], ownerIds: [id], teamIds: [id] };
  return {
    'health of all': health({ actor: everyone, moment }, {}),
    'health of a process in a team': health({ actor: team, moment }, narrow),
    thresholds: thresholds(),
  };
}
