import { orRefuse } from '@kontor/kernel';
import { type Actor, Clock, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityChanged } from '../contract/events.js';
import type { Sale } from '../domain/sale.js';
import { changeSale, readSaleInput, type SaleInput, type SalePatch } from '../domain/sale-patch.js';
import { ActivitiesOfSales } from '../persistence/activities-of-sales.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import { type Moment, momentOf } from '../queries/moment.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import { readReason } from './reason.js';
import { namesAnything, newReferences, requireReach } from './sale-references.js';

export interface ChangeOpportunityInput extends SaleInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null | undefined;
}

/**
 * Changes facts of a sale. A new owner takes it into the team that they belong to today, its activities follow it to a
 * new customer, and a change that changes nothing is no save. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`, `OWNER_OUT_OF_REACH`, those of the facts
 * (`AMOUNT_NEGATIVE`, `SPLIT_…`, `TEXT_…`, `CUSTOM_…`) and of the records they name (`…_UNKNOWN`).
 */
@Injectable()
export class ChangeOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly activities: ActivitiesOfSales,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: ChangeOpportunityInput): Promise<OpportunityView> {
    const patch = orRefuse(readSaleInput(input));
    const reason = readReason(input.reason);
    return this.transactions.run(async (tx) => {
      const moment = momentOf(actor, this.clock.now());
      const before = await this.sales.getForUpdate(tx, actor, input.id, input.expectedVersion);
      const teamId = await this.teamAfter(tx, actor, moment, before, patch);
      const custom = await this.references.readCustom(tx, actor, before.custom, input.customFields);
      const changed = changeSale(before, { ...patch, custom }, teamId);
      if (patch.ownerId !== undefined) requireReach(actor, 'read', changed);
      if (JSON.stringify(changed) !== JSON.stringify(before)) {
        const after = this.sales.save(tx, before, changed);
        const events = (fields: readonly string[]) => [opportunityChanged(after.id, after.version, fields)];
        await this.register.record(tx, actor, { action: 'opportunity.change', before, after, reason, events });
        if (after.customerId !== before.customerId) {
          await this.activities.follow(tx, actor, [{ saleId: after.id, customerId: after.customerId }]);
        }
      }
      return writtenOpportunity(tx, actor, moment, before.id);
    });
  }

  /** Checks what the change names; the sale follows its new owner into their team. */
  private async teamAfter(
    tx: Tx,
    actor: Actor,
    moment: Moment,
    before: Sale,
    patch: SalePatch,
  ): Promise<string | null> {
    const named = newReferences(patch, before);
    if (!namesAnything(named)) return before.teamId;
    const { ownerTeamId } = await this.references.require(tx, actor, moment, named);
    return named.ownerId ? ownerTeamId : before.teamId;
  }
}
