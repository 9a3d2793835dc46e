import { Refused } from '@kontor/kernel';
import { type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { Stage } from '../domain/stage.js';

export interface CurrentProcess {
  readonly versionId: string;
  /** In order. */
  readonly stages: readonly Stage[];
}

const current = (processId: string | null): Statement<CurrentProcess> => sql<CurrentProcess>`
  SELECT v.id AS "versionId", (
    SELECT jsonb_agg(jsonb_build_object('id', s.id, 'key', s.key, 'position', s.position, 'name', s.name,
      'meaning', s.meaning, 'exitCriteria', s.exit_criteria) ORDER BY s.position)
    FROM sales.stage s WHERE s.process_version_id = v.id) AS stages
  FROM sales.process p JOIN sales.process_version v ON v.process_id = p.id
  WHERE p.active AND v.published_at IS NOT NULL AND (${processId}::uuid IS NULL OR p.id = ${processId}::uuid)
  ORDER BY p.id, v.number DESC LIMIT 1`;

@Injectable()
export class ProcessRepository {
  /** The newest version of a process, of the organisation's first one when none is named. Refusal: `PROCESS_UNKNOWN`. */
  async getCurrent(tx: Tx, processId: string | null): Promise<CurrentProcess> {
    const found = await tx.one(current(processId));
    if (found) return found;
    throw new Refused('PROCESS_UNKNOWN', 'There is no such sales process in use. Choose another.', {
      fields: [{ path: 'processId', code: 'PROCESS_UNKNOWN', message: 'Choose another process.' }],
    });
  }
}
