import { FieldProblems } from '@kontor/kernel';
import { type Actor, Outbox, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customersMerged } from '../contract/events.js';
import type { CustomerFacts } from '../domain/customer-facts.js';
import { type MergeField, mergedFacts } from '../domain/merged-customer.js';
import { CustomerRepository, type StoredCustomer } from '../persistence/customer.repository.js';
import { MergeRepository } from '../persistence/merge.repository.js';
import { type CustomerView, savedCustomer, toCustomerView } from '../queries/customer-view.js';

export interface CustomerMerge {
  readonly winnerId: string;
  readonly winnerVersion: number;
  readonly loserId: string;
  readonly loserVersion: number;
  /** Fields of which the loser's value stays. */
  readonly taken: readonly MergeField[];
  /** Keys of custom fields of which the loser's value stays. */
  readonly takenCustomFields?: readonly string[] | null;
}

/** Two customers that are one, locked for the merge. */
interface Both {
  readonly winner: StoredCustomer;
  readonly loser: StoredCustomer;
}

/**
 * Makes one customer of two: everything that named the loser names the winner, and so does the loser's id. Can be
 * taken back for a day. Refusals: `MERGE_OF_ITSELF`, `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, `PARENT_CYCLE`.
 */
@Injectable()
export class MergeCustomers {
  constructor(
    private readonly transactions: Transactions,
    private readonly customers: CustomerRepository,
    private readonly merges: MergeRepository,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, input: CustomerMerge): Promise<CustomerView> {
    refuseItself(input);
    return this.transactions.run(async (tx) => {
      const { winner, loser } = await this.lockBoth(tx, actor, input);
      const facts = await this.factsOf(tx, winner, loser, input);
      await this.merges.absorb(tx, actor, loser, winner.id);
      await this.customers.update(tx, actor, winner, facts, {
        action: 'customer.merge',
        changes: [{ field: 'mergedFrom', from: null, to: loser.id }],
      });
      const mergeId = this.merges.insert(tx, actor, { winner, merged: facts, loserId: loser.id });
      await this.merges.moveAll(tx, actor, mergeId, loser.id, winner.id);
      await this.outbox.add(tx, customersMerged(mergeId, winner.id, loser.id));
      const record = await tx.one(savedCustomer(actor, winner.id));
      if (record === null) throw new Error('assertion failed: a customer is gone within its own transaction');
      return toCustomerView(actor, record);
    });
  }

  /** In the order of their ids, so that two merges of the same pair wait for each other. */
  private async lockBoth(tx: Tx, actor: Actor, input: CustomerMerge): Promise<Both> {
    const winner = () => this.customers.getForUpdate(tx, actor, input.winnerId, input.winnerVersion);
    const loser = () => this.customers.getForUpdate(tx, actor, input.loserId, input.loserVersion, 'REMOVE');
    if (input.winnerId < input.loserId) {
      const first = await winner();
      return { winner: first, loser: await loser() };
    }
    const first = await loser();
    return { winner: await winner(), loser: first };
  }

  /**
   * What belongs to the loser will belong to the winner: a winner from the loser's own group takes its place in the
   * group, and none becomes its own parent.
   */
  private async factsOf(
    tx: Tx,
    winner: StoredCustomer,
    loser: StoredCustomer,
    { taken, takenCustomFields }: CustomerMerge,
  ): Promise<CustomerFacts> {
    const facts = mergedFacts(winner.facts, loser.facts, taken, takenCustomFields ?? []);
    const isBelowLoser = await this.customers.closesCircle(tx, loser.id, winner.id);
    const parentId = isBelowLoser ? loser.facts.parentId : facts.parentId;
    if (parentId === null || parentId === winner.id) return { ...facts, parentId: null };
    if (parentId === winner.facts.parentId) return { ...facts, parentId };
    const isCircle = await this.customers.closesCircle(tx, winner.id, parentId);
    return { ...facts, parentId: isCircle ? winner.facts.parentId : parentId };
  }
}

function refuseItself({ winnerId, loserId }: CustomerMerge): void {
  if (winnerId !== loserId) return;
  const problems = new FieldProblems();
  problems.add('loserId', 'MERGE_OF_ITSELF', 'Choose two different customers.');
  problems.refuseIfAny();
}
