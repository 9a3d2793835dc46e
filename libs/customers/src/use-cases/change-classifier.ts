import { FieldProblems, Refused } from '@kontor/kernel';
import {
  type Actor,
  type Change,
  ChangeRegister,
  notFound,
  type Statement,
  sql,
  Transactions,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CLASSIFIER_TABLES, type Classifier } from '../queries/classifier.query.js';
import type { NodeView } from '../queries/customer-view.js';
import { nameTaken, readName, refuseBelowTag } from './add-classifier.js';

export interface ClassifierChange {
  readonly classifier: Classifier;
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string | null;
  /** `null` brings it to the top, `undefined` leaves it where it is. */
  readonly parentId?: string | null;
}

/**
 * Renames a segment, region, market or tag, or moves it with all below it. Refusals: `NOT_FOUND`, `CONFLICT`,
 * `CLASSIFIER_NAME_TAKEN`, `CLASSIFIER_CYCLE` with the path, `CLASSIFIER_FLAT`, `REFERENCE_UNKNOWN`, those of texts.
 */
@Injectable()
export class ChangeClassifier {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, input: ClassifierChange): Promise<NodeView> {
    const { classifier, id } = input;
    const table = CLASSIFIER_TABLES[classifier];
    return this.transactions.run(async (tx) => {
      tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('customers.trees', 0))`);
      const before = await lockedClassifier(tx, this.register, input);
      const name = input.name === undefined || input.name === null ? before.name : readName(input.name);
      const parentId = input.parentId === undefined ? before.parentId : input.parentId;
      refuseBelowTag(classifier, parentId);
      if (parentId !== null && parentId !== before.parentId) await refuseParent(tx, table, id, parentId);
      const changes: Change[] = [
        ...(name === before.name ? [] : [{ field: 'name', from: before.name, to: name }]),
        ...(parentId === before.parentId ? [] : [{ field: 'parentId', from: before.parentId, to: parentId }]),
      ];
      if (changes.length === 0) return before;
      await refuseTakenName(tx, table, id, name);
      tx.send(sql`UPDATE ${table} SET name = ${name}, parent_id = ${parentId}, version = version + 1 WHERE id = ${id}`);
      const subject = { kind: classifier.toLowerCase(), id, version: before.version + 1 };
      await this.register.record(tx, actor, { stream: subject, subject, action: 'classifier.change', changes });
      return { id, name, parentId, version: before.version + 1 };
    });
  }
}

/** Locks a node for one change. Refusals: `NOT_FOUND`, `CONFLICT`. */
export async function lockedClassifier(
  tx: Tx,
  register: ChangeRegister,
  { classifier, id, expectedVersion }: { classifier: Classifier; id: string; expectedVersion: number },
): Promise<NodeView> {
  const row = await tx.one<NodeView>(sql`
    SELECT id, name, parent_id AS "parentId", version FROM ${CLASSIFIER_TABLES[classifier]} WHERE id = ${id}::uuid FOR UPDATE`);
  if (row === null) throw notFound('classifier');
  const subject = { kind: classifier.toLowerCase(), id, version: row.version };
  await register.refuseIfStale(tx, subject, expectedVersion, { name: row.name, parentId: row.parentId });
  return row;
}

async function refuseParent(tx: Tx, table: Statement, id: string, parentId: string): Promise<void> {
  const above = await tx.many<{ id: string; name: string }>(sql`
    WITH RECURSIVE above AS (
      SELECT n.id, n.name, n.parent_id, 1 AS step FROM ${table} n WHERE n.id = ${parentId}::uuid
      UNION ALL SELECT n.id, n.name, n.parent_id, a.step + 1 FROM ${table} n JOIN above a ON n.id = a.parent_id)
    SELECT id, name FROM above ORDER BY step`);
  const problems = new FieldProblems();
  if (above.length === 0)
    problems.add('parentId', 'REFERENCE_UNKNOWN', 'This parent is no longer there. Choose another one.');
  problems.refuseIfAny();
  const at = above.findIndex((node) => node.id === id);
  if (at < 0) return;
  const path = [above[at], ...above.slice(0, at + 1)].map((node) => node?.name ?? '');
  const message = `It would lie below itself: ${path.join(' → ')}. Choose a parent from another branch.`;
  throw new Refused('CLASSIFIER_CYCLE', message, {
    fields: [{ path: 'parentId', code: 'CLASSIFIER_CYCLE', message }],
    path,
  });
}

async function refuseTakenName(tx: Tx, table: Statement, id: string, name: string): Promise<void> {
  const other = await tx.one(sql`
    SELECT 1 FROM ${table} WHERE platform.folded(name) = platform.folded(${name}) AND id <> ${id}::uuid`);
  if (other !== null) throw nameTaken();
}
