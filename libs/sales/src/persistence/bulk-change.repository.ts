import { Clock, Ids, notFound, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { BulkChange, BulkItem, BulkStatus, FactsBefore, ItemRefusal } from '../domain/bulk-change.js';

export interface BulkChangeRecord {
  readonly id: string;
  readonly change: BulkChange;
  readonly reason: string | null;
  readonly status: BulkStatus;
  readonly failure: string | null;
  readonly total: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly undone: number;
  readonly kept: number;
  readonly requestedBy: string;
  readonly finishedAt: Date | null;
  readonly version: number;
}

export interface ChangedItem {
  readonly opportunityId: string;
  readonly madeVersion: number;
  readonly before: FactsBefore;
}

export type Outcome =
  | { readonly kind: 'CHANGED'; readonly before: FactsBefore; readonly version: number }
  | { readonly kind: 'UNCHANGED' }
  | { readonly kind: 'REFUSED'; readonly refusal: ItemRefusal };

type Progress = Partial<Omit<BulkChangeRecord, 'id' | 'change' | 'reason' | 'total' | 'requestedBy' | 'version'>>;

const load = (id: string): Statement<BulkChangeRecord> => sql<BulkChangeRecord>`
  SELECT b.id, b.change, b.reason, b.status, b.failure, b.total, b.changed, b.unchanged, b.refused, b.undone, b.kept,
    b.requested_by AS "requestedBy", b.finished_at AS "finishedAt", b.version
  FROM sales.bulk_change b WHERE b.id = ${id}::uuid`;

/** Bulk changes with the place that they have come to, and what came of each sale. */
@Injectable()
export class BulkChangeRepository {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /** Locks it for the rest of the transaction: two who carry it out take turns, sale by sale. */
  async lock(tx: Tx, id: string): Promise<BulkChangeRecord | null> {
    tx.send(sql`SELECT FROM sales.bulk_change WHERE id = ${id}::uuid FOR UPDATE`);
    return tx.one(load(id));
  }

  /** Refusal: `NOT_FOUND`, also for somebody else's. */
  async ownForUpdate(tx: Tx, userId: string | null, id: string): Promise<BulkChangeRecord> {
    const bulk = await this.lock(tx, id);
    if (bulk === null || bulk.requestedBy !== userId) throw notFound('bulk-change');
    return bulk;
  }

  insert(
    tx: Tx,
    bulk: Pick<BulkChangeRecord, 'change' | 'reason' | 'requestedBy'>,
    items: readonly BulkItem[],
  ): string {
    const id = this.ids.next();
    tx.send(sql`
      INSERT INTO sales.bulk_change (id, change, reason, status, total, requested_by, requested_at)
      VALUES (${id}, ${JSON.stringify(bulk.change)}::jsonb, ${bulk.reason}, 'RUNNING', ${items.length}, ${bulk.requestedBy}, ${this.clock.now()})`);
    tx.send(sql`
      INSERT INTO sales.bulk_change_item (bulk_change_id, opportunity_id, expected_version)
      SELECT ${id}::uuid, i.id, i.version
      FROM unnest(${items.map(({ opportunityId }) => opportunityId)}::uuid[], ${items.map(({ expectedVersion }) => expectedVersion)}::integer[]) AS i (id, version)`);
    return id;
  }

  keep(tx: Tx, bulk: BulkChangeRecord, progress: Progress): BulkChangeRecord {
    const next = { ...bulk, ...progress, version: bulk.version + 1 };
    tx.send(sql`
      UPDATE sales.bulk_change SET status = ${next.status}, failure = ${next.failure}, changed = ${next.changed}, unchanged = ${next.unchanged},
        refused = ${next.refused}, undone = ${next.undone}, kept = ${next.kept}, finished_at = ${next.finishedAt}, version = version + 1
      WHERE id = ${bulk.id}::uuid AND version = ${bulk.version}`);
    return next;
  }

  nextItem(tx: Tx, id: string): Promise<BulkItem | null> {
    return tx.one(sql<BulkItem>`
      SELECT i.opportunity_id AS "opportunityId", i.expected_version AS "expectedVersion" FROM sales.bulk_change_item i
      WHERE i.bulk_change_id = ${id}::uuid AND i.outcome IS NULL ORDER BY i.opportunity_id LIMIT 1`);
  }

  nextChanged(tx: Tx, id: string): Promise<ChangedItem | null> {
    return tx.one(sql<ChangedItem>`
      SELECT i.opportunity_id AS "opportunityId", i.opportunity_version AS "madeVersion", i.before FROM sales.bulk_change_item i
      WHERE i.bulk_change_id = ${id}::uuid AND i.outcome = 'CHANGED' AND i.undoing IS NULL ORDER BY i.opportunity_id LIMIT 1`);
  }

  /** Writes what came of a sale, and counts it. */
  settle(tx: Tx, bulk: BulkChangeRecord, opportunityId: string, outcome: Outcome): void {
    const { kind } = outcome;
    tx.send(sql`
      UPDATE sales.bulk_change_item SET outcome = ${kind}, refusal = ${kind === 'REFUSED' ? JSON.stringify(outcome.refusal) : null}::jsonb,
        before = ${kind === 'CHANGED' ? JSON.stringify(outcome.before) : null}::jsonb, opportunity_version = ${kind === 'CHANGED' ? outcome.version : null}
      WHERE bulk_change_id = ${bulk.id}::uuid AND opportunity_id = ${opportunityId}::uuid`);
    const count = ({ CHANGED: 'changed', UNCHANGED: 'unchanged', REFUSED: 'refused' } as const)[kind];
    this.keep(tx, bulk, { [count]: bulk[count] + 1 });
  }

  settleUndo(tx: Tx, bulk: BulkChangeRecord, opportunityId: string, isUndone: boolean): void {
    tx.send(sql`
      UPDATE sales.bulk_change_item SET undoing = ${isUndone ? 'UNDONE' : 'KEPT'}
      WHERE bulk_change_id = ${bulk.id}::uuid AND opportunity_id = ${opportunityId}::uuid`);
    this.keep(tx, bulk, isUndone ? { undone: bulk.undone + 1 } : { kept: bulk.kept + 1 });
  }
}
