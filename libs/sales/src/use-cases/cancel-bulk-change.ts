import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { BulkChangeRepository } from '../persistence/bulk-change.repository.js';

/** Asks to stop after the sale that is at hand; what was changed stays. One that has ended is left as it is. Refusal: `NOT_FOUND`. */
@Injectable()
export class CancelBulkChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly bulks: BulkChangeRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, input: { readonly id: string }): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const bulk = await this.bulks.ownForUpdate(tx, actor.userId, input.id);
      const { id, status } = bulk;
      if (status !== 'RUNNING') return { id };
      const { version } = this.bulks.keep(tx, bulk, { status: 'CANCELLING' });
      const subject = { kind: 'bulk-change', id, version };
      const changes = [{ field: 'status', from: status, to: 'CANCELLING' }];
      await this.register.record(tx, actor, { stream: subject, subject, action: 'bulk-change.cancel', changes });
      return { id };
    });
  }
}
