import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { bulkChangeRequested } from '../contract/events.js';
import { AT_ONCE, isBulkUndoable } from '../domain/bulk-change.js';
import { BulkChangeRepository } from '../persistence/bulk-change.repository.js';
import { MakeBulkChange } from './make-bulk-change.js';

/**
 * Puts the sales back, within a day: those that nobody has touched since. Refusals: `NOT_FOUND`, `BULK_UNDO_IMPOSSIBLE`.
 */
@Injectable()
export class UndoBulkChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly bulks: BulkChangeRepository,
    private readonly make: MakeBulkChange,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: { readonly id: string }): Promise<{ id: string }> {
    const { id, changed } = await this.transactions.run(async (tx) => {
      const bulk = await this.bulks.ownForUpdate(tx, actor.userId, input.id);
      if (!isBulkUndoable({ ...bulk, kind: bulk.change.kind }, this.clock.now())) {
        throw new Refused('BULK_UNDO_IMPOSSIBLE', 'A change can be taken back within a day of its end, and once.');
      }
      const { version } = this.bulks.keep(tx, bulk, { status: 'UNDOING', failure: null });
      const subject = { kind: 'bulk-change', id: bulk.id, version };
      const changes = [{ field: 'status', from: bulk.status, to: 'UNDOING' }];
      await this.register.record(tx, actor, { stream: subject, subject, action: 'bulk-change.undo', changes });
      await this.outbox.add(tx, bulkChangeRequested(bulk.id, version));
      return { id: bulk.id, changed: bulk.changed };
    });
    if (changed <= AT_ONCE) await this.make.execute(id, () => false, actor);
    return { id };
  }
}
