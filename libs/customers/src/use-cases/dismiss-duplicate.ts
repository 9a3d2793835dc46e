import { FieldProblems } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, notFound, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerDirectory } from '../contract/customer-directory.js';

/**
 * Puts on record that two customers are not one, so that the report leaves them out from now on. Both registers have
 * it. Refusals: `NOT_FOUND`, `DUPLICATE_OF_ITSELF`.
 */
@Injectable()
export class DismissDuplicate {
  constructor(
    private readonly transactions: Transactions,
    private readonly directory: CustomerDirectory,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  async execute(
    actor: Actor,
    input: { readonly firstId: string; readonly secondId: string; readonly reason?: string | null },
  ): Promise<boolean> {
    const ids = [input.firstId, input.secondId].sort() as [string, string];
    refuseItself(ids);
    return this.transactions.run(async (tx) => {
      for (const id of ids) if ((await this.directory.hold(tx, actor, id)) === null) throw notFound('customer');
      const made = await tx.one(sql`
        INSERT INTO customers.not_duplicate (first_id, second_id, dismissed_at, dismissed_by)
        VALUES (${ids[0]}, ${ids[1]}, ${this.clock.now()}, ${actor.userId}) ON CONFLICT DO NOTHING RETURNING first_id`);
      if (made === null) return true;
      await this.register.recordMany(
        tx,
        actor,
        ids.map((id, index) => ({
          stream: { kind: 'customer', id },
          subject: { kind: 'duplicate', id, version: 1 },
          action: 'duplicate.dismiss',
          changes: [{ field: 'notDuplicateOf', from: null, to: ids[1 - index] }],
          reason: input.reason ?? null,
        })),
      );
      return true;
    });
  }
}

function refuseItself([first, second]: readonly [string, string]): void {
  if (first !== second) return;
  const problems = new FieldProblems();
  problems.add('secondId', 'DUPLICATE_OF_ITSELF', 'Choose two different customers.');
  problems.refuseIfAny();
}
