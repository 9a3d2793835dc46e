import { Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ExitCriterion } from '../domain/exit-criterion.js';
import type { Localised } from '../domain/localised.js';
import type { StageRefView } from './opportunity-row.js';

export interface StageView extends StageRefView {
  readonly guidance: Localised | null;
  readonly exitCriteria: readonly ExitCriterion[];
}

export interface ProcessVersionView {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date | string | null;
  readonly stages: readonly StageView[];
}

export interface ProcessView {
  readonly id: string;
  readonly key: string;
  readonly name: Localised;
  readonly active: boolean;
  readonly currentVersion: ProcessVersionView;
  /** The newest first. */
  readonly versions: readonly ProcessVersionView[];
}

/** `jsonb` of `StageView` of a stage under `s`. */
export const stageJson: Statement = sql`jsonb_build_object(
  'id', s.id, 'key', s.key, 'position', s.position, 'name', s.name, 'meaning', s.meaning,
  'probability', trim_scale(s.probability)::text, 'expectedDays', s.expected_days,
  'guidance', nullif(s.guidance, '{}'), 'exitCriteria', s.exit_criteria)`;

type ProcessRow = Omit<ProcessView, 'currentVersion'>;

const allProcesses = (): Statement<ProcessRow> => sql<ProcessRow>`
  SELECT p.id, p.key, p.name, p.active, jsonb_agg(jsonb_build_object('id', v.id, 'number', v.number,
      'publishedAt', to_char(v.published_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'stages', v.stages) ORDER BY v.number DESC) AS versions
  FROM sales.process p
  JOIN (
    SELECT v.id, v.process_id, v.number, v.published_at, jsonb_agg(${stageJson} ORDER BY s.position) AS stages
    FROM sales.process_version v JOIN sales.stage s ON s.process_version_id = v.id
    WHERE v.published_at IS NOT NULL GROUP BY v.id) v ON v.process_id = p.id
  GROUP BY p.id ORDER BY p.active DESC, p.id`;

/** The organisation's methodologies with their published versions. They are no secret: whoever sells knows them. */
@Injectable()
export class ProcessQuery {
  constructor(private readonly database: Database) {}

  async all(): Promise<ProcessView[]> {
    const rows = await this.database.many(allProcesses());
    return rows.flatMap((row) => {
      const [currentVersion] = row.versions;
      return currentVersion ? [{ ...row, currentVersion }] : [];
    });
  }
}

/** Representative statements, kept beside this file as SQL. */
export const examples = (): Record<string, Statement> => ({ all: allProcesses() });
