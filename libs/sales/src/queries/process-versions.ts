import { type Statement, sql } from '@kontor/platform';
import type { Stage } from '../domain/stage.js';

/** The versions of a process as a migration sees them. */
export interface ProcessVersions {
  readonly newest: { readonly id: string; readonly number: number; readonly stages: readonly Stage[] } | null;
  readonly older: readonly Stage[];
}

const stageOf = sql`jsonb_build_object('id', s.id, 'key', s.key, 'position', s.position, 'name', s.name,
  'meaning', s.meaning, 'exitCriteria', s.exit_criteria)`;

export const versionsOf = (processId: string): Statement<ProcessVersions> => sql<ProcessVersions>`
  SELECT (SELECT jsonb_build_object('id', v.id, 'number', v.number, 'stages', (
        SELECT jsonb_agg(${stageOf} ORDER BY s.position) FROM sales.stage s WHERE s.process_version_id = v.id))
      FROM sales.process_version v WHERE v.id = newest.id) AS newest,
    coalesce((SELECT jsonb_agg(${stageOf} ORDER BY v.number, s.position)
      FROM sales.process_version v JOIN sales.stage s ON s.process_version_id = v.id
      WHERE v.process_id = p.id AND v.published_at IS NOT NULL AND v.id <> newest.id), '[]') AS older
  FROM sales.process p LEFT JOIN LATERAL (
    SELECT v.id FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) newest ON TRUE
  WHERE p.id = ${processId}::uuid`;
