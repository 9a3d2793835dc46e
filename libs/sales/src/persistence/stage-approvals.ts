import { sql, type Tx } from '@kontor/platform';
import type { Stage } from '../domain/stage.js';
import { approvalsUsed } from '../domain/stage-gate.js';

interface Move {
  readonly stages: readonly Stage[];
  readonly from: Stage;
  readonly to: Stage;
}

/** Marks the approvals by which a sale has left stages as used, in the transaction of the move. */
export function useApprovals(tx: Tx, now: Date, opportunityId: string, { stages, from, to }: Move): void {
  const stageKeys = approvalsUsed(stages, from, to);
  if (stageKeys.length === 0) return;
  tx.send(sql`
    UPDATE sales.stage_approval SET used_at = ${now}
    WHERE opportunity_id = ${opportunityId}::uuid AND stage_key = ANY(${stageKeys}::text[]) AND state = 'APPROVED' AND used_at IS NULL`);
}
