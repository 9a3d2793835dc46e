import { Refused } from '@kontor/kernel';
import { type Actor, changesBetween, Clock, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { mergeUndone } from '../contract/events.js';
import { customChangesOf, REGISTERED_FIELDS, registeredCustomer } from '../domain/customer-facts.js';
import { CustomerRepository } from '../persistence/customer.repository.js';
import { UNDO_HOURS } from '../domain/merged-customer.js';
import { changedSince, MergeRepository, type StoredMerge } from '../persistence/merge.repository.js';
import { type CustomerView, savedCustomer, toCustomerView } from '../queries/customer-view.js';
import { MergeRemainsQuery } from '../queries/merge-remains.query.js';

/**
 * Takes a merge back: both customers are as they were before it, with the records that each had. What the winner was
 * given since stays with it. Refusals: `NOT_FOUND`, `FORBIDDEN`, `MERGE_UNDONE_ALREADY`, `MERGE_UNDO_TOO_LATE`,
 * `MERGE_CHANGED_SINCE`.
 */
@Injectable()
export class UndoMerge {
  constructor(
    private readonly transactions: Transactions,
    private readonly customers: CustomerRepository,
    private readonly merges: MergeRepository,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly remains: MergeRemainsQuery,
  ) {}

  execute(actor: Actor, input: { readonly mergeId: string }): Promise<CustomerView> {
    return this.transactions.run(async (tx) => {
      const merge = await this.merges.getForUpdate(tx, input.mergeId);
      const winner = await this.customers.getLatestForUpdate(tx, actor, merge.winnerId);
      this.refuseOver(merge);
      const since = [
        ...changesBetween(registeredCustomer(merge.mergedFacts), registeredCustomer(winner.facts), REGISTERED_FIELDS),
        ...customChangesOf(merge.mergedFacts, winner.facts),
      ];
      if (since.length > 0) throw changedSince({ fields: since.map(({ field }) => field) });
      await this.customers.update(tx, actor, winner, merge.winnerFacts, {
        action: 'customer.unmerge',
        changes: [{ field: 'mergedFrom', from: merge.loserId, to: null }],
      });
      await this.merges.revive(tx, actor, merge);
      await this.merges.moveBack(tx, actor, merge);
      const mixed = await this.remains.mixed(tx, merge.winnerId, merge.loserId);
      if (mixed > 0) throw changedSince({ kind: 'customers.contact', count: mixed });
      this.merges.markUndone(tx, actor, merge.id);
      await this.outbox.add(tx, mergeUndone(merge.id, merge.winnerId, merge.loserId));
      const record = await tx.one(savedCustomer(actor, merge.loserId));
      if (record === null) throw changedSince();
      return toCustomerView(actor, record);
    });
  }

  private refuseOver({ undoneAt, mergedAt }: StoredMerge): void {
    if (undoneAt !== null) {
      throw new Refused('MERGE_UNDONE_ALREADY', 'This merge was taken back already. Open the customers again.');
    }
    if (this.clock.now().getTime() - mergedAt.getTime() > UNDO_HOURS * 3_600_000) {
      throw new Refused(
        'MERGE_UNDO_TOO_LATE',
        'A merge can be taken back for a day. Make the second customer anew, and give it what is its own.',
      );
    }
  }
}
