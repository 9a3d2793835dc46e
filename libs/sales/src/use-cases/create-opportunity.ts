import { orRefuse } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityCreated } from '../contract/events.js';
import { readSaleInput, type SaleInput } from '../domain/sale-patch.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { ProcessRepository } from '../persistence/process.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import { momentOf } from '../queries/moment.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import { newSale, requireNothingOwed, stageToBeginIn } from './new-sale.js';
import { newReferences, requireReach } from './sale-references.js';

export interface CreateOpportunityInput extends SaleInput {
  readonly title: string;
  /** Without it the organisation's first process. */
  readonly processId?: string | null | undefined;
  /** An open stage; without it the first. */
  readonly stageId?: string | null | undefined;
}

/**
 * Opens a sale, for oneself when no owner is named. It may begin in a later stage if it owes nothing to those before.
 * Refusals: `PROCESS_UNKNOWN`, `STAGE_UNKNOWN`, `STAGE_NOT_OPEN`, `GATE_UNMET`, `OWNER_OUT_OF_REACH`, those of the
 * facts (`AMOUNT_NEGATIVE`, `SPLIT_…`, `TEXT_…`, `CUSTOM_…`) and of the records they name (`…_UNKNOWN`).
 */
@Injectable()
export class CreateOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessRepository,
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: CreateOpportunityInput): Promise<OpportunityView> {
    const given = orRefuse(readSaleInput(input));
    const patch = given.ownerId === undefined ? { ...given, ownerId: actor.userId } : given;
    return this.transactions.run(async (tx) => {
      const moment = momentOf(actor, this.clock.now());
      const [process, { ownerTeamId }, custom] = await Promise.all([
        this.processes.getCurrent(tx, input.processId ?? null),
        this.references.require(tx, actor, moment, newReferences(patch)),
        this.references.readCustom(tx, actor, null, input.customFields),
      ]);
      const stage = stageToBeginIn(process, input.stageId ?? null);
      const facts = { ...patch, custom };
      const sale = newSale(actor, moment, process, stage, facts, patch.ownerId ? ownerTeamId : actor.homeTeamId);
      requireReach(actor, 'write', sale);
      requireNothingOwed(process, stage, sale);
      const saved = this.sales.insert(tx, actor, sale);
      const events = () => [opportunityCreated(saved.id, saved.version)];
      await this.register.record(tx, actor, { action: 'opportunity.create', before: null, after: saved, events });
      return writtenOpportunity(tx, actor, moment, saved.id);
    });
  }
}
