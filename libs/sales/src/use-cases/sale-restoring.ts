import { localDate } from '@kontor/kernel';
import { type Actor, Clock, inRowScope, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityChanged } from '../contract/events.js';
import type { Sale } from '../domain/sale.js';
import type { ChangedItem } from '../persistence/bulk-change.repository.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';

/** Puts a sale back as it was before a bulk change. */
@Injectable()
export class SaleRestoring {
  constructor(
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly clock: Clock,
  ) {}

  /**
   * Answers whether it was put back: not where somebody has touched it since. Whoever gave sales away may not see them
   * any more and takes them back all the same; what counts is whether they might change the sale as it was.
   */
  async restore(tx: Tx, actor: Actor, { opportunityId, madeVersion, before }: ChangedItem): Promise<boolean> {
    const sale = await this.sales.lock(tx, opportunityId);
    if (sale === null || sale.version !== madeVersion) return false;
    if (!inRowScope(actor, 'opportunity', 'write', before)) return false;
    const isMoved = before.stageId !== sale.stageId;
    const restored: Sale = {
      ...sale,
      ...before,
      expectedCloseDate: before.expectedCloseDate && localDate(before.expectedCloseDate),
      closedOn: before.closedOn && localDate(before.closedOn),
      ...(isMoved ? { stageEnteredAt: this.clock.now() } : {}),
    };
    const after = this.sales.save(tx, sale, restored);
    if (isMoved) this.sales.addStageEvent(tx, actor, after, sale.stageId, TAKEN_BACK);
    const pushes = { field: 'closeDatePushes', from: sale.closeDatePushes, to: after.closeDatePushes };
    await this.register.record(tx, actor, {
      action: 'opportunity.undo-bulk',
      before: sale,
      after,
      derived: pushes.from === pushes.to ? [] : [pushes],
      events: (fields) => [opportunityChanged(after.id, after.version, fields)],
    });
    return true;
  }
}

/** The reason of a move back that nobody is asked for. */
const TAKEN_BACK = 'Bulk change taken back';
