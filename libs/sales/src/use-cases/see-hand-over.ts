import { type Actor, ChangeRegister, Clock, notFound, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Takes a hand-over off the first page of whoever it was for. One that was seen is left as it is. Refusal: `NOT_FOUND`. */
@Injectable()
export class SeeHandOver {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: { readonly id: string }): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const found = await tx.one<{ saleId: string; version: number; isSeen: boolean }>(sql`
        SELECT h.opportunity_id AS "saleId", h.version, h.seen_at IS NOT NULL AS "isSeen" FROM sales.hand_over h
        WHERE h.id = ${input.id}::uuid AND h.to_user_id = ${actor.userId}::uuid FOR UPDATE`);
      if (found === null) throw notFound('hand-over');
      if (found.isSeen) return true;
      tx.send(
        sql`UPDATE sales.hand_over SET seen_at = greatest(handed_at, ${this.clock.now()}::timestamptz), version = version + 1 WHERE id = ${input.id}::uuid`,
      );
      await this.register.record(tx, actor, {
        stream: { kind: 'sale', id: found.saleId },
        subject: { kind: 'hand-over', id: input.id, version: found.version + 1 },
        action: 'hand-over.see',
        changes: [],
      });
      return true;
    });
  }
}
