import { Authentication } from '@kontor/identity/contract';
import { Refused } from '@kontor/kernel';
import { type Actor, Clock, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type BulkChange, type BulkItem, factsBefore, type ItemRefusal, patchFor } from '../domain/bulk-change.js';
import type { Sale } from '../domain/sale.js';
import type { Stage } from '../domain/stage.js';
import { type BulkChangeRecord, BulkChangeRepository, type Outcome } from '../persistence/bulk-change.repository.js';
import { keyOfStage } from '../queries/stage-key.query.js';
import { SaleChanging } from './sale-changing.js';
import { type HandingOver, SaleHanding } from './sale-handing.js';
import { SaleMoving } from './sale-moving.js';
import { SaleRestoring } from './sale-restoring.js';

/**
 * Carries out a change of many sales, or takes it back, sale by sale: the change of one, its register entry and what
 * came of it are one transaction. A worker that was killed goes on with the next sale, and none is changed twice.
 */
@Injectable()
export class MakeBulkChange {
  constructor(
    private readonly people: Authentication,
    private readonly transactions: Transactions,
    private readonly bulks: BulkChangeRepository,
    private readonly changing: SaleChanging,
    private readonly moving: SaleMoving,
    private readonly handing: SaleHanding,
    private readonly restoring: SaleRestoring,
    private readonly clock: Clock,
  ) {}

  /** `isStopping` is asked between sales. Without `by` it is done by whoever asked, with today's rights of theirs. */
  async execute(bulkId: string, isStopping: () => boolean, by?: Actor): Promise<'ENDED' | 'INTERRUPTED'> {
    const bulk = await this.transactions.run((tx) => this.bulks.lock(tx, bulkId));
    if (bulk === null) return 'ENDED';
    try {
      const actor = by ?? (await this.actorOf(bulk));
      while (await this.step(actor, bulkId)) {
        if (isStopping()) return 'INTERRUPTED';
      }
    } catch (error) {
      if (!(error instanceof Refused) || error.code === 'UNAVAILABLE') throw error;
      await this.transactions.run((tx) => this.fail(tx, bulkId, error.message));
    }
    return 'ENDED';
  }

  /** Marks one whose job was put aside, so that its page says so instead of waiting for ever. */
  async fail(tx: Tx, bulkId: string, failure: string): Promise<void> {
    const bulk = await this.bulks.lock(tx, bulkId);
    if (bulk === null || !isAtWork(bulk)) return;
    this.bulks.keep(tx, bulk, { status: 'FAILED', failure, finishedAt: this.clock.now() });
  }

  private async actorOf({ requestedBy }: BulkChangeRecord): Promise<Actor> {
    const actor = await this.people.actorOfUser(requestedBy, 'JOB');
    if (actor?.permissions.has('opportunity.write')) return actor;
    throw new Refused('FORBIDDEN', 'The person who asked for this may not change sales any more.');
  }

  /** One sale. Answers whether there may be more. */
  private async step(actor: Actor, bulkId: string): Promise<boolean> {
    const at: { item: BulkItem | null } = { item: null };
    try {
      return await this.transactions.run(async (tx) => {
        const bulk = await this.bulks.lock(tx, bulkId);
        if (bulk === null || !isAtWork(bulk)) return false;
        if (bulk.status === 'CANCELLING') return this.end(tx, bulk, 'CANCELLED');
        if (bulk.status === 'UNDOING') return this.takeBack(tx, actor, bulk);
        at.item = await this.bulks.nextItem(tx, bulkId);
        if (at.item === null) return this.end(tx, bulk, 'DONE');
        this.bulks.settle(tx, bulk, at.item.opportunityId, await this.apply(tx, actor, bulk, at.item));
        return true;
      });
    } catch (error) {
      if (at.item === null || !(error instanceof Refused) || error.code === 'UNAVAILABLE') throw error;
      return this.refuse(bulkId, at.item, error as Refused);
    }
  }

  private async apply(tx: Tx, actor: Actor, bulk: BulkChangeRecord, item: BulkItem): Promise<Outcome> {
    const { change, reason } = bulk;
    const at = { id: item.opportunityId, expectedVersion: item.expectedVersion };
    if (change.kind === 'STAGE') return this.moveTo(tx, actor, at, change, reason);
    if (change.kind === 'HAND_OVER') return outcomeOf(await this.handing.handOver(tx, actor, at, handingOf(change)));
    return outcomeOf(await this.changing.change(tx, actor, { ...at, reason }, (sale) => patchFor(change, sale)));
  }

  /** The stage of the same key in the sale's own version; one that stands there already is left alone. */
  private async moveTo(
    tx: Tx,
    actor: Actor,
    at: { readonly id: string; readonly expectedVersion: number },
    { stageId, details }: Extract<BulkChange, { kind: 'STAGE' }>,
    reason: string | null,
  ): Promise<Outcome> {
    const key = (await tx.one(keyOfStage(stageId)))?.key ?? null;
    const target = (_: Sale, stages: readonly Stage[]) => ({
      toStageId: stages.find((stage) => stage.key === key)?.id ?? stageId,
      occurredAt: this.clock.now(),
      reason,
      lostReasonId: details.lostReasonId,
      competitorId: details.competitorId ?? undefined,
      lostNote: details.lostNote,
      closedOn: null,
    });
    try {
      return outcomeOf(await this.moving.move(tx, actor, at, target));
    } catch (error) {
      if (error instanceof Refused && error.code === 'STAGE_UNCHANGED') return { kind: 'UNCHANGED' };
      throw error;
    }
  }

  private async takeBack(tx: Tx, actor: Actor, bulk: BulkChangeRecord): Promise<boolean> {
    const item = await this.bulks.nextChanged(tx, bulk.id);
    if (item === null) return this.end(tx, bulk, 'UNDONE');
    this.bulks.settleUndo(tx, bulk, item.opportunityId, await this.restoring.restore(tx, actor, item));
    return true;
  }

  /** What was begun for the sale has been rolled back; that it was refused is a transaction of its own. */
  private refuse(bulkId: string, { opportunityId }: BulkItem, error: Refused): Promise<boolean> {
    const { code, message, details } = error;
    const refusal: ItemRefusal = { code, message, details };
    return this.transactions.run(async (tx) => {
      const bulk = await this.bulks.lock(tx, bulkId);
      const item = await this.bulks.nextItem(tx, bulkId);
      if (bulk === null || item?.opportunityId !== opportunityId) return true;
      this.bulks.settle(tx, bulk, opportunityId, { kind: 'REFUSED', refusal });
      return true;
    });
  }

  private end(tx: Tx, bulk: BulkChangeRecord, status: BulkChangeRecord['status']): false {
    this.bulks.keep(tx, bulk, { status, finishedAt: this.clock.now() });
    return false;
  }
}

const outcomeOf = ({ before, after }: { readonly before: Sale; readonly after: Sale | null }): Outcome =>
  after === null ? { kind: 'UNCHANGED' } : { kind: 'CHANGED', before: factsBefore(before), version: after.version };

/** Of many sales none is let go out of sight: for that each is looked at by itself. */
const handingOf = ({ ownerId, note, withActivities }: Extract<BulkChange, { kind: 'HAND_OVER' }>): HandingOver => ({
  toUserId: ownerId,
  note,
  withActivities,
  withSplit: false,
  letGo: false,
});

const isAtWork = ({ status }: BulkChangeRecord): boolean =>
  status === 'RUNNING' || status === 'CANCELLING' || status === 'UNDOING';
