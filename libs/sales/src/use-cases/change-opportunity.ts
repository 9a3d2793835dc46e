import { orRefuse } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { readSaleInput, type SaleInput } from '../domain/sale-patch.js';
import { momentOf } from '../queries/moment.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { readReason } from './reason.js';
import { SaleChanging } from './sale-changing.js';

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
    private readonly changing: SaleChanging,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: ChangeOpportunityInput): Promise<OpportunityView> {
    const patch = orRefuse(readSaleInput(input));
    const reason = readReason(input.reason);
    return this.transactions.run(async (tx) => {
      const at = { id: input.id, expectedVersion: input.expectedVersion, reason, customFields: input.customFields };
      const { before } = await this.changing.change(tx, actor, at, () => patch);
      return writtenOpportunity(tx, actor, momentOf(actor, this.clock.now()), before.id);
    });
  }
}
