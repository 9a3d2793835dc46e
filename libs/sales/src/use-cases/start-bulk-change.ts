import { orRefuse, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Outbox, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { bulkChangeRequested } from '../contract/events.js';
import {
  AT_ONCE,
  type BulkItem,
  type BulkOrder,
  MOST_CHOSEN,
  MOST_FOUND,
  readBulkOrder,
} from '../domain/bulk-change.js';
import { BulkChangeRepository } from '../persistence/bulk-change.repository.js';
import { chosenSales, foundSales } from '../queries/bulk-selection.query.js';
import { momentOf } from '../queries/moment.js';
import type { OpportunityFilter } from '../queries/opportunity-filter.js';
import { MakeBulkChange } from './make-bulk-change.js';
import { readReason } from './reason.js';

export interface StartBulkChangeInput extends BulkOrder {
  /** The sales with the versions that the person has seen … */
  readonly sales?: readonly { readonly id: string; readonly expectedVersion: number }[] | null | undefined;
  /** … or all that a filter finds. */
  readonly filter?: OpportunityFilter | null | undefined;
  readonly reason?: string | null | undefined;
}

/**
 * Changes many sales alike: a few before it answers, more by the worker. Each sale is judged by itself; those that are
 * refused are told with their reason. Refusals: `BULK_CHANGE_INVALID`, `BULK_EMPTY`, `BULK_TOO_MANY`, `DATE_INVALID`.
 */
@Injectable()
export class StartBulkChange {
  constructor(
    private readonly transactions: Transactions,
    private readonly bulks: BulkChangeRepository,
    private readonly make: MakeBulkChange,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: StartBulkChangeInput): Promise<{ id: string }> {
    const handOver = input.handOver && { ...input.handOver, note: readReason(input.handOver.note, 'handOver.note') };
    const change = orRefuse(readBulkOrder({ ...input, handOver }));
    const reason = readReason(input.reason);
    const { id, total } = await this.transactions.run(async (tx) => {
      const items = await this.select(tx, actor, input);
      const made = this.bulks.insert(tx, { change, reason, requestedBy: actor.userId ?? '' }, items);
      const subject = { kind: 'bulk-change', id: made, version: 1 };
      await this.register.record(tx, actor, {
        stream: subject,
        subject,
        action: 'bulk-change.start',
        changes: [
          { field: 'change', from: null, to: change },
          { field: 'total', from: null, to: items.length },
        ],
        reason,
      });
      await this.outbox.add(tx, bulkChangeRequested(made, 1));
      return { id: made, total: items.length };
    });
    // The worker has been asked as well: whoever comes first takes the next sale, so that a death here leaves nothing half.
    if (total <= AT_ONCE) await this.make.execute(id, () => false, actor);
    return { id };
  }

  private async select(tx: Tx, actor: Actor, { sales, filter }: StartBulkChangeInput): Promise<readonly BulkItem[]> {
    if (!sales === !filter) {
      throw new Refused('BULK_CHANGE_INVALID', 'Name the sales, or say by a filter which they are: one of the two.');
    }
    if (sales && sales.length > MOST_CHOSEN) throw tooMany(MOST_CHOSEN);
    const items = sales
      ? await tx.many(chosenSales(actor, sales))
      : await tx.many(foundSales(actor, momentOf(actor, this.clock.now()), filter ?? {}, MOST_FOUND + 1));
    if (items.length > MOST_FOUND) throw tooMany(MOST_FOUND);
    if (items.length === 0) throw new Refused('BULK_EMPTY', 'There is no sale to change. Choose others.');
    return items;
  }
}

const tooMany = (most: number): Refused =>
  new Refused('BULK_TOO_MANY', `At most ${most} sales can be changed at once. Narrow them down.`, { most });
