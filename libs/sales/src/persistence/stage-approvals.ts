import { sql, type Tx } from '@kontor/platform';

/** Marks the approvals by which a sale has left stages as used, in the transaction of the move. */
export function useApprovals(tx: Tx, now: Date, opportunityId: string, stageKeys: readonly string[]): void {
  if (stageKeys.length === 0) return;
  tx.send(sql`
    UPDATE sales.stage_approval SET used_at = ${now}
    WHERE opportunity_id = ${opportunityId}::uuid AND stage_key = ANY(${stageKeys}::text[]) AND state = 'APPROVED' AND used_at IS NULL`);
}
