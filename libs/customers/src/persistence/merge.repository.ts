import { customValues, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Ids, notFound, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerReferenceKinds } from '../contract/customer-reference-kind.js';
import type { CustomerFacts } from '../domain/customer-facts.js';
import type { StoredCustomer } from './customer.repository.js';

export interface StoredMerge {
  readonly id: string;
  readonly winnerId: string;
  readonly loserId: string;
  readonly winnerFacts: CustomerFacts;
  readonly mergedFacts: CustomerFacts;
  readonly mergedAt: Date;
  readonly undoneAt: Date | null;
}

/** Somebody else has the loser's tax id by now. */
const UNIQUE_VIOLATION = '23505';

/** Merges: what was one customer afterwards, and which records went over. */
@Injectable()
export class MergeRepository {
  constructor(
    private readonly kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Takes the loser out of sight; its id means the winner from now on. */
  async absorb(tx: Tx, actor: Actor, loser: StoredCustomer, winnerId: string): Promise<void> {
    const now = this.clock.now();
    tx.send(sql`
      UPDATE customers.customer SET deleted_at = ${now}, merged_into_id = ${winnerId}, updated_at = ${now}, version = version + 1
      WHERE id = ${loser.id} AND version = ${loser.version}`);
    await this.recordLoser(tx, actor, loser.id, loser.version + 1, 'customer.merge', null, winnerId);
  }

  /** Brings the loser back as it was. */
  async revive(tx: Tx, actor: Actor, { loserId, winnerId }: StoredMerge): Promise<void> {
    const row = await tx
      .one<{ version: number }>(sql`
        UPDATE customers.customer SET deleted_at = NULL, merged_into_id = NULL, updated_at = ${this.clock.now()}, version = version + 1
        WHERE id = ${loserId} AND merged_into_id = ${winnerId} RETURNING version`)
      .catch((error: unknown) => {
        if ((error as { code?: string }).code === UNIQUE_VIOLATION) throw changedSince({ field: 'taxId' });
        throw error;
      });
    if (row === null) throw changedSince();
    await this.recordLoser(tx, actor, loserId, row.version, 'customer.unmerge', winnerId, null);
  }

  /** Has everything that names the loser name the winner, and keeps what went over. */
  async moveAll(tx: Tx, actor: Actor, mergeId: string, loserId: string, winnerId: string): Promise<void> {
    for (const kind of this.kinds.all()) {
      const moved = await kind.move(tx, actor, loserId, winnerId, null);
      if (moved.length === 0) continue;
      tx.send(sql`
        INSERT INTO customers.merge_moved (merge_id, kind, record_id)
        SELECT ${mergeId}::uuid, ${kind.key}, id FROM unnest(${moved}::uuid[]) AS m (id)`);
    }
  }

  /** Gives the loser back what went over. Refusal: `MERGE_CHANGED_SINCE` for a record that went elsewhere since. */
  async moveBack(tx: Tx, actor: Actor, merge: StoredMerge): Promise<void> {
    for (const kind of this.kinds.all()) {
      const rows = await tx.many<{ id: string }>(sql`
        SELECT record_id AS id FROM customers.merge_moved WHERE merge_id = ${merge.id} AND kind = ${kind.key}`);
      if (rows.length === 0) continue;
      const wanted = rows.map(({ id }) => id);
      const back = await kind.move(tx, actor, merge.winnerId, merge.loserId, wanted);
      if (back.length < wanted.length) throw changedSince({ kind: kind.key, count: wanted.length - back.length });
    }
  }

  insert(
    tx: Tx,
    actor: Actor,
    merge: { readonly winner: StoredCustomer; readonly merged: CustomerFacts; readonly loserId: string },
  ): string {
    const id = this.ids.next();
    tx.send(sql`
      INSERT INTO customers.merge (id, winner_id, loser_id, winner_facts, merged_facts, merged_at, merged_by)
      VALUES (${id}, ${merge.winner.id}, ${merge.loserId}, ${JSON.stringify(merge.winner.facts)}, ${JSON.stringify(merge.merged)},
        ${this.clock.now()}, ${actor.userId})`);
    return id;
  }

  async getForUpdate(tx: Tx, id: string): Promise<StoredMerge> {
    const merge = await tx.one<StoredMerge>(sql`
      SELECT id, winner_id AS "winnerId", loser_id AS "loserId", winner_facts AS "winnerFacts", merged_facts AS "mergedFacts",
        merged_at AS "mergedAt", undone_at AS "undoneAt" FROM customers.merge WHERE id = ${id}::uuid FOR UPDATE`);
    if (merge === null) throw notFound('merge');
    return { ...merge, winnerFacts: withCustom(merge.winnerFacts), mergedFacts: withCustom(merge.mergedFacts) };
  }

  markUndone(tx: Tx, actor: Actor, id: string): void {
    tx.send(sql`
      UPDATE customers.merge SET undone_at = ${this.clock.now()}, undone_by = ${actor.userId} WHERE id = ${id}`);
  }

  private recordLoser(
    tx: Tx,
    actor: Actor,
    id: string,
    version: number,
    action: 'customer.merge' | 'customer.unmerge',
    from: string | null,
    to: string | null,
  ): Promise<void> {
    const subject = { kind: 'customer', id, version };
    const changes = [{ field: 'mergedInto', from, to }];
    return this.register.record(tx, actor, { stream: { kind: 'customer', id }, subject, action, changes });
  }
}

/** A merge of the day before there were custom fields knows none. */
const withCustom = (facts: CustomerFacts): CustomerFacts => ({ ...facts, custom: customValues(facts.custom) });

/** Undoing would lose what somebody did since: the details say what. */
export const changedSince = (details: Readonly<Record<string, unknown>> = {}): Refused =>
  new Refused(
    'MERGE_CHANGED_SINCE',
    'The customer was changed since it was merged, so that taking the merge back would lose that. Change what is wrong by hand.',
    details,
  );
