import { type Actor, ChangeRegister, Clock, notFound, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readableSales } from '../queries/opportunity-filter.js';

/** Begins or ends to follow a sale that one may see. Who follows already is left as they are. Refusal: `NOT_FOUND`. */
@Injectable()
export class FollowOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  execute(actor: Actor, input: { readonly id: string; readonly follow: boolean }): Promise<boolean> {
    const { id, follow } = input;
    const userId = actor.userId ?? '';
    return this.transactions.run(async (tx) => {
      const sale = await tx.one<{ version: number }>(sql`
        SELECT o.version FROM sales.opportunity o WHERE o.id = ${id}::uuid AND o.deleted_at IS NULL AND ${readableSales(actor)} FOR KEY SHARE`);
      if (sale === null) throw notFound('opportunity');
      const changed = await tx.one(
        follow
          ? sql`INSERT INTO sales.opportunity_follower (user_id, opportunity_id, since) VALUES (${userId}, ${id}, ${this.clock.now()})
              ON CONFLICT DO NOTHING RETURNING user_id`
          : sql`DELETE FROM sales.opportunity_follower WHERE user_id = ${userId}::uuid AND opportunity_id = ${id}::uuid RETURNING user_id`,
      );
      if (changed === null) return follow;
      await this.register.record(tx, actor, {
        stream: { kind: 'sale', id },
        subject: { kind: 'follower', id, version: sale.version },
        action: follow ? 'follower.add' : 'follower.remove',
        changes: [{ field: 'follower', from: follow ? null : userId, to: follow ? userId : null }],
      });
      return follow;
    });
  }
}
