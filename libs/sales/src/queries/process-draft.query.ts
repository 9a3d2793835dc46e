import { Database, notFound, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { PROCESS_MODELS } from '../defaults/process-models.js';
import type { Localised } from '../domain/localised.js';
import { changesOfProcess, type ProcessChange } from '../domain/process-changes.js';
import { type DraftProblem, problemsOfDraft, type StageDraft } from '../domain/process-draft.js';
import { exampleInputs } from './example-inputs.js';

/** A process as the list of the settings shows it. */
export interface ProcessSettingsView {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
  readonly active: boolean;
  readonly version: number;
  /** `null` for one that was never published. */
  readonly current: {
    readonly versionId: string;
    readonly number: number;
    readonly publishedAt: string;
    readonly stages: number;
  } | null;
  readonly draft: { readonly updatedAt: string; readonly updatedBy: string | null } | null;
  /** Open sales, all and those on versions before the newest. */
  readonly openSales: number;
  readonly openOnOlder: number;
}

export interface ProcessDraftView {
  readonly processId: string;
  readonly name: Localised;
  readonly version: number;
  readonly updatedAt: string;
  readonly updatedBy: string | null;
  readonly currentNumber: number | null;
  readonly stages: readonly StageDraft[];
  /** What keeps it from being published. */
  readonly problems: readonly DraftProblem[];
  /** Against the version in force; against nothing for a process that never had one. */
  readonly changes: readonly ProcessChange[];
}

export interface ProcessModelView {
  readonly key: string;
  readonly name: Localised;
  readonly stages: readonly Localised[];
}

export interface CriterionKindView {
  readonly key: string;
  readonly name: Localised;
  readonly label: Localised;
}

export interface CriterionOptionsView {
  readonly roles: readonly { readonly id: string; readonly name: Localised }[];
  readonly extensions: readonly CriterionKindView[];
}

const approverRoles = (): Statement<CriterionOptionsView['roles'][number]> =>
  sql`SELECT r.id, r.name FROM identity.role r ORDER BY r.built_in DESC, r.key`;

const instant = (column: Statement): Statement =>
  sql`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const settings = (): Statement<ProcessSettingsView> => sql<ProcessSettingsView>`
  SELECT p.id, p.key, coalesce(CASE WHEN v.id IS NULL THEN d.name END, p.name) AS name, p.active, p.version,
    CASE WHEN v.id IS NOT NULL THEN jsonb_build_object('versionId', v.id, 'number', v.number, 'publishedAt', ${instant(sql`v.published_at`)},
      'stages', (SELECT count(*) FROM sales.stage s WHERE s.process_version_id = v.id)) END AS current,
    CASE WHEN d.id IS NOT NULL THEN jsonb_build_object('updatedAt', ${instant(sql`d.updated_at`)}, 'updatedBy', u.name) END AS draft,
    coalesce(o.open, 0)::int AS "openSales", coalesce(o.older, 0)::int AS "openOnOlder"
  FROM sales.process p
  LEFT JOIN LATERAL (SELECT * FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) v ON TRUE
  LEFT JOIN sales.process_draft d ON d.process_id = p.id
  LEFT JOIN identity.user_account u ON u.id = d.updated_by
  LEFT JOIN (
    SELECT w.process_id, sum(c.n) AS open, sum(c.n) FILTER (WHERE c.process_version_id <> (
        SELECT x.id FROM sales.process_version x WHERE x.process_id = w.process_id AND x.published_at IS NOT NULL ORDER BY x.number DESC LIMIT 1)) AS older
    FROM (SELECT o.process_version_id, count(*) AS n FROM sales.opportunity o WHERE o.deleted_at IS NULL AND o.meaning = 'OPEN' GROUP BY 1) c
    JOIN sales.process_version w ON w.id = c.process_version_id GROUP BY w.process_id) o ON o.process_id = p.id
  ORDER BY p.active DESC, p.id`;

type DraftRow = Omit<ProcessDraftView, 'problems' | 'changes'> & {
  readonly processName: Localised;
  readonly currentStages: readonly StageDraft[] | null;
};

const draft = (processId: string): Statement<DraftRow> => sql<DraftRow>`
  SELECT d.process_id AS "processId", d.name, d.version, ${instant(sql`d.updated_at`)} AS "updatedAt", u.name AS "updatedBy", d.stages,
    p.name AS "processName", v.number AS "currentNumber", (
      SELECT jsonb_agg(jsonb_build_object('key', s.key, 'name', s.name, 'meaning', s.meaning,
        'probability', trim_scale(s.probability)::text, 'expectedDays', s.expected_days,
        'guidance', nullif(s.guidance, '{}'), 'exitCriteria', s.exit_criteria) ORDER BY s.position)
      FROM sales.stage s WHERE s.process_version_id = v.id) AS "currentStages"
  FROM sales.process_draft d JOIN sales.process p ON p.id = d.process_id
  LEFT JOIN identity.user_account u ON u.id = d.updated_by
  LEFT JOIN LATERAL (SELECT * FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) v ON TRUE
  WHERE d.process_id = ${processId}::uuid`;

/** What the editor of processes shows: all of them with their drafts, and one draft with what it would change. */
@Injectable()
export class ProcessDraftQuery {
  constructor(
    private readonly database: Database,
    private readonly kinds: ExitCriterionKinds,
  ) {}

  settings(): Promise<ProcessSettingsView[]> {
    return this.database.many(settings());
  }

  /** Refusal: `NOT_FOUND` when nobody is writing the next version. */
  async draft(processId: string): Promise<ProcessDraftView> {
    const row = await this.database.one(draft(processId));
    if (row === null) throw notFound('process draft');
    const { processName, currentStages, ...view } = row;
    const before = currentStages ? { name: processName, stages: currentStages } : { name: view.name, stages: [] };
    return { ...view, problems: problemsOfDraft(view), changes: changesOfProcess(before, view) };
  }

  /** Ready-made processes to begin with. */
  models(): ProcessModelView[] {
    return PROCESS_MODELS.map(({ key, name, stages }) => ({ key, name, stages: stages.map((stage) => stage.name) }));
  }

  /** What criteria can name besides what every sale has: roles that approve, and kinds that other contexts have brought. */
  async criterionOptions(): Promise<CriterionOptionsView> {
    const roles = await this.database.many(approverRoles());
    return { roles, extensions: this.kinds.all().map(({ key, name, label }) => ({ key, name, label })) };
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({
  settings: settings(),
  draft: draft(exampleInputs.id),
  roles: approverRoles(),
});
