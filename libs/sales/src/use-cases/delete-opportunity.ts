import { type Actor, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityDeleted } from '../contract/events.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { readReason } from './reason.js';

export interface DeleteOpportunityInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly reason?: string | null | undefined;
}

/**
 * Takes a sale out of every list, sum and screen. Its row, events and register stay, because what was promised to a
 * customer is never unwritten. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`.
 */
@Injectable()
export class DeleteOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
  ) {}

  async execute(actor: Actor, input: DeleteOpportunityInput): Promise<{ readonly id: string }> {
    const reason = readReason(input.reason);
    return this.transactions.run(async (tx) => {
      const before = await this.sales.getForUpdate(tx, actor, input.id, input.expectedVersion);
      const after = this.sales.remove(tx, before);
      const events = () => [opportunityDeleted(after.id, after.version)];
      await this.register.record(tx, actor, { action: 'opportunity.delete', before, after, reason, events });
      return { id: after.id };
    });
  }
}
