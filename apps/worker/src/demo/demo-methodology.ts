import { assert } from '@kontor/kernel';
import { type Actor, type ChangeRegister, type Ids, sql, type Tx } from '@kontor/platform';

const STAGE = 'bid-decision';
const LABEL = { pl: 'Kierownictwo zgadza się na udział', en: 'The head of sales agrees to bid' };

/**
 * Makes the second version of the tender process, in which the head of sales has to agree before a bid is prepared:
 * sales of both ways of working are there to be compared.
 */
export async function tightenTenders(
  tx: Tx,
  ids: Ids,
  register: ChangeRegister,
  founder: Actor,
  { roleId, from }: { readonly roleId: string; readonly from: Date },
): Promise<void> {
  const first = await tx.one<{ processId: string; versionId: string }>(sql`
    SELECT p.id AS "processId", v.id AS "versionId" FROM sales.process p JOIN sales.process_version v ON v.process_id = p.id
    WHERE p.key = 'tender'`);
  assert(first !== null, 'a new organisation has tenders');
  const { processId, versionId } = first;
  const nextId = ids.next();
  const criterion = { key: 'approval.head-of-sales', kind: 'APPROVAL', roleId, label: LABEL };
  await tx.many(sql`INSERT INTO sales.process_version (id, process_id, number) VALUES (${nextId}, ${processId}, 2)`);
  await tx.many(sql`
    INSERT INTO sales.stage (id, process_version_id, position, key, name, meaning, probability, expected_days, guidance, exit_criteria)
    SELECT gen_random_uuid(), ${nextId}::uuid, position, key, name, meaning, probability, expected_days, guidance,
      CASE key WHEN ${STAGE} THEN exit_criteria || ${JSON.stringify([criterion])}::jsonb ELSE exit_criteria END
    FROM sales.stage WHERE process_version_id = ${versionId}::uuid`);
  await tx.many(sql`UPDATE sales.process_version SET published_at = ${from} WHERE id = ${nextId}::uuid`);
  await tx.many(sql`UPDATE sales.process SET version = version + 1 WHERE id = ${processId}::uuid`);
  await register.record(tx, founder, {
    stream: { kind: 'process', id: processId },
    subject: { kind: 'process', id: processId, version: 2 },
    action: 'process.publish',
    changes: [{ field: 'versionNumber', from: 1, to: 2 }],
    reason: 'Za dużo ofert przygotowanych na darmo',
    occurredAt: from,
  });
}
