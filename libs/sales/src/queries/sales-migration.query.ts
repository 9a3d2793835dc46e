import { rateAt } from '@kontor/currency/contract';
import { minorUnits, Refused } from '@kontor/kernel';
import { type Actor, Clock, Database, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import type { Localised } from '../domain/localised.js';
import { isUndoable, mappingByKey, type SalesMigrationStatus, type StageMapping } from '../domain/sales-migration.js';
import type { Stage } from '../domain/stage.js';
import type { MoneyView } from './base-amount.js';
import { exampleInputs } from './example-inputs.js';
import { versionsOf } from './process-versions.js';
import { type OwedCriterion, owedBefore, unmetPlaces } from './gate-conditions.js';
import { type Moment, momentOf } from './moment.js';

export interface SalesMigrationView {
  readonly id: string;
  readonly processId: string;
  readonly toNumber: number;
  readonly status: SalesMigrationStatus;
  readonly failure: string | null;
  readonly total: number;
  readonly moved: number;
  readonly undone: number;
  readonly kept: number;
  readonly requestedBy: string;
  readonly requestedAt: Date;
  readonly finishedAt: Date | null;
  /** Until when it can be taken back; `null` when it cannot. */
  readonly undoableUntil: Date | null;
}

export interface MigrationStageView {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
}

/** The open sales of one stage of one older version, and what would become of them. */
export interface MigrationRowView {
  readonly fromNumber: number;
  readonly from: MigrationStageView;
  readonly toStageId: string | null;
  readonly sales: number;
  readonly inBase: MoneyView;
  /** Sales whose amount has no rate, and is not in the sum. */
  readonly withoutRate: number;
  readonly unmet: number;
}

export interface MigrationPreviewView {
  readonly toNumber: number;
  readonly toStages: readonly MigrationStageView[];
  readonly rows: readonly MigrationRowView[];
  /** The first of those that would owe something to the stages before theirs. */
  readonly unmetSales: readonly {
    readonly id: string;
    readonly number: string;
    readonly title: string;
    readonly missing: readonly Localised[];
  }[];
}

interface Targets {
  readonly targets: readonly {
    readonly toStageId: string;
    readonly fromStageIds: readonly string[];
    readonly owed: readonly OwedCriterion[];
  }[];
}

/** What each mapped sale would owe, stage by stage of the newest version. */
export function targetsOf(newest: readonly Stage[], mapping: StageMapping): Targets['targets'] {
  return newest.flatMap((stage) => {
    const fromStageIds = Object.entries(mapping).flatMap(([from, to]) => (to === stage.id ? [from] : []));
    return fromStageIds.length === 0 ? [] : [{ toStageId: stage.id, fromStageIds, owed: owedBefore(newest, stage) }];
  });
}

/** Sales under `o` that a migration would carry over. */
export const mayGoOver = (targets: Targets['targets'], leavesUnmet: boolean, kinds: ExitCriterionKinds): Statement =>
  leavesUnmet ? sql`cardinality(${unmetPlaces(targets, kinds)}) = 0` : sql`TRUE`;

export const countToMigrate = (
  targets: Targets['targets'],
  leavesUnmet: boolean,
  kinds: ExitCriterionKinds,
): Statement<{ n: number }> => sql<{ n: number }>`
  SELECT count(*)::int AS n FROM sales.opportunity o WHERE o.deleted_at IS NULL AND o.meaning = 'OPEN'
    AND o.stage_id = ANY(${targets.flatMap(({ fromStageIds }) => fromStageIds)}::uuid[]) AND ${mayGoOver(targets, leavesUnmet, kinds)}`;

type CountRow = Omit<MigrationRowView, 'inBase' | 'toStageId'> & { readonly inBase: string };

const counts = (
  actor: Actor,
  { today }: Moment,
  processId: string,
  { targets }: Targets,
  kinds: ExitCriterionKinds,
): Statement<CountRow> => {
  const { baseCurrency: base } = actor;
  return sql<CountRow>`
    SELECT v.number AS "fromNumber", jsonb_build_object('id', s.id, 'key', s.key, 'name', s.name) AS from, c.sales, c."inBase", c."withoutRate", c.unmet
    FROM (SELECT o.stage_id, count(*)::int AS sales, coalesce(sum(o.in_base), 0)::text AS "inBase",
        (count(*) FILTER (WHERE o.amount IS NOT NULL AND o.in_base IS NULL))::int AS "withoutRate",
        (count(*) FILTER (WHERE cardinality(o.unmet) > 0))::int AS unmet
      FROM (SELECT o.stage_id, o.amount, currency.in_base(o.amount, o.currency, fx.factor, fx.per, ${base}, ${minorUnits(base)}::int) AS in_base,
          ${unmetPlaces(targets, kinds)} AS unmet
        FROM sales.opportunity o LEFT JOIN LATERAL ${rateAt(sql`o.currency`, sql`${today}::date`)} fx ON TRUE
        WHERE o.deleted_at IS NULL AND o.meaning = 'OPEN' AND o.process_version_id = ANY(ARRAY(
          SELECT v.id FROM sales.process_version v WHERE v.process_id = ${processId}::uuid AND v.published_at IS NOT NULL
            AND v.number < (SELECT max(w.number) FROM sales.process_version w WHERE w.process_id = ${processId}::uuid AND w.published_at IS NOT NULL)))) o
      GROUP BY o.stage_id) c
    JOIN sales.stage s ON s.id = c.stage_id JOIN sales.process_version v ON v.id = s.process_version_id
    ORDER BY v.number, s.position`;
};

interface UnmetRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly stageId: string;
  readonly unmet: readonly number[];
}

const MOST_SHOWN = 20;

const unmetSales = ({ targets }: Targets, kinds: ExitCriterionKinds): Statement<UnmetRow> => sql<UnmetRow>`
  SELECT o.id, o.number, o.title, o.stage_id AS "stageId", o.unmet FROM (
    SELECT o.id, o.number, o.title, o.stage_id, ${unmetPlaces(targets, kinds)} AS unmet FROM sales.opportunity o
    WHERE o.deleted_at IS NULL AND o.meaning = 'OPEN'
      AND o.stage_id = ANY(${targets.flatMap(({ fromStageIds }) => fromStageIds)}::uuid[])) o
  WHERE cardinality(o.unmet) > 0 ORDER BY o.id DESC LIMIT ${MOST_SHOWN}`;

type MigrationRow = Omit<SalesMigrationView, 'undoableUntil'>;

const migrations = (condition: Statement): Statement<MigrationRow> => sql<MigrationRow>`
  SELECT m.id, m.process_id AS "processId", v.number AS "toNumber", m.status, m.failure, m.total, m.moved, m.undone, m.kept,
    u.name AS "requestedBy", m.requested_at AS "requestedAt", m.finished_at AS "finishedAt"
  FROM sales.sales_migration m JOIN sales.process_version v ON v.id = m.to_version_id JOIN identity.user_account u ON u.id = m.requested_by
  WHERE ${condition} ORDER BY m.requested_at DESC, m.id DESC LIMIT 20`;

/** What a migration of open sales would do, how far one is, and those of a process. */
@Injectable()
export class SalesMigrationQuery {
  constructor(
    private readonly database: Database,
    private readonly kinds: ExitCriterionKinds,
    private readonly clock: Clock,
  ) {}

  /** Without a mapping the one by equal keys. Refusals: `NOT_FOUND`, `MIGRATION_REACH_LACKING`. */
  async preview(
    actor: Actor,
    input: { readonly processId: string; readonly mapping: StageMapping | null },
  ): Promise<MigrationPreviewView> {
    requireWholeReach(actor);
    const versions = await this.database.one(versionsOf(input.processId));
    if (!versions?.newest) throw notFound('process');
    const newest = versions.newest;
    const mapping = input.mapping ?? mappingByKey({ older: versions.older, newest: newest.stages });
    const targets = { targets: targetsOf(newest.stages, mapping) };
    const moment = momentOf(actor, this.clock.now());
    const [rows, unmet] = await Promise.all([
      this.database.many(counts(actor, moment, input.processId, targets, this.kinds)),
      this.database.many(unmetSales(targets, this.kinds)),
    ]);
    return {
      toNumber: newest.number,
      toStages: newest.stages
        .filter(({ meaning }) => meaning === 'OPEN')
        .map(({ id, key, name }) => ({ id, key, name })),
      rows: rows.map(({ inBase, ...row }) => ({
        ...row,
        toStageId: mapping[row.from.id] ?? null,
        inBase: { amount: inBase, currency: actor.baseCurrency },
      })),
      unmetSales: unmet.map(({ stageId, unmet: places, ...sale }) => ({
        ...sale,
        missing: labelsAt(targets, stageId, places),
      })),
    };
  }

  async get(id: string): Promise<SalesMigrationView> {
    const row = await this.database.one(migrations(sql`m.id = ${id}::uuid`));
    if (row === null) throw notFound('migration');
    return this.view(row);
  }

  /** The latest first. */
  async ofProcess(processId: string): Promise<SalesMigrationView[]> {
    const rows = await this.database.many(migrations(sql`m.process_id = ${processId}::uuid`));
    return rows.map((row) => this.view(row));
  }

  private view(row: MigrationRow): SalesMigrationView {
    const until =
      row.finishedAt && isUndoable(row, this.clock.now()) ? new Date(row.finishedAt.getTime() + DAY_MS) : null;
    return { ...row, undoableUntil: until };
  }
}

const DAY_MS = 24 * 3_600_000;

const labelsAt = ({ targets }: Targets, stageId: string, places: readonly number[]): Localised[] => {
  const owed = targets.find(({ fromStageIds }) => fromStageIds.includes(stageId))?.owed ?? [];
  return places.flatMap((place) => (owed[place] ? [owed[place].criterion.label] : []));
};

/** It touches everybody's sales. Refusal: `MIGRATION_REACH_LACKING`. */
export function requireWholeReach(actor: Actor): void {
  if (actor.scopes.opportunity?.write === 'ALL') return;
  throw new Refused(
    'MIGRATION_REACH_LACKING',
    'A migration touches everybody’s sales, and you may not change all of them. Ask an administrator.',
  );
}

/** Representative statements, kept beside this file as SQL. */
export function examples(): Record<string, Statement> {
  const { everyone, moment, id } = exampleInputs;
  const kinds = new ExitCriterionKinds();
  const label = { pl: 'a', en: 'a' };
  const owed: OwedCriterion[] = [
    { stageKey: 'first', criterion: { key: 'a', kind: 'FIELD', field: 'amount', label } },
    { stageKey: 'first', criterion: { key: 'b', kind: 'ACTIVITY_DONE', activityKind: 'CALL', label } },
    { stageKey: 'first', criterion: { key: 'c', kind: 'CONTACT_ROLE', contactRole: 'DECIDES', label } },
    { stageKey: 'first', criterion: { key: 'd', kind: 'APPROVAL', roleId: id, label } },
    { stageKey: 'first', criterion: { key: 'e', kind: 'CLASSIFICATION', dimensionId: id, label } },
  ];
  const targets = { targets: [{ toStageId: id, fromStageIds: [id], owed }] };
  return {
    versions: versionsOf(id),
    counts: counts(everyone, moment, id, targets, kinds),
    'sales that owe something': unmetSales(targets, kinds),
    'how many would go': countToMigrate(targets.targets, true, kinds),
    'of a process': migrations(sql`m.process_id = ${id}::uuid`),
  };
}
