import { orRefuse, parseText, Refused } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityCreated } from '../contract/events.js';
import { gateUnmet } from '../domain/move-sale.js';
import { filledFields } from '../domain/sale.js';
import { readSaleInput, type SaleInput, type SalePatch } from '../domain/sale-patch.js';
import type { Stage } from '../domain/stage.js';
import { needsOfBeginning } from '../domain/stage-gate.js';
import { type NewSale, OpportunityRepository } from '../persistence/opportunity.repository.js';
import { type CurrentProcess, ProcessRepository } from '../persistence/process.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import { type Moment, momentOf, type OpportunityView } from '../queries/opportunity-row.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
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
 * facts (`AMOUNT_NEGATIVE`, `SPLIT_…`, `TEXT_…`) and of the records they name (`…_UNKNOWN`).
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
      const [process, { ownerTeamId }] = await Promise.all([
        this.processes.getCurrent(tx, input.processId ?? null),
        this.references.require(tx, actor, moment, newReferences(patch)),
      ]);
      const stage = stageToBeginIn(process, input.stageId ?? null);
      const sale = newSale(actor, moment, process, stage, patch, patch.ownerId ? ownerTeamId : actor.homeTeamId);
      requireReach(actor, 'write', sale);
      requireNothingOwed(process, stage, sale);
      const saved = this.sales.insert(tx, actor, sale);
      const events = () => [opportunityCreated(saved.id, saved.version)];
      await this.register.record(tx, actor, { action: 'opportunity.create', before: null, after: saved, events });
      return writtenOpportunity(tx, actor, moment, saved.id);
    });
  }
}

function stageToBeginIn({ stages }: CurrentProcess, stageId: string | null): Stage {
  const stage =
    stageId === null ? stages.find(({ meaning }) => meaning === 'OPEN') : stages.find(({ id }) => id === stageId);
  const refuse = (code: 'STAGE_UNKNOWN' | 'STAGE_NOT_OPEN', message: string) =>
    new Refused(code, message, { fields: [{ path: 'stageId', code, message }] });
  if (!stage) throw refuse('STAGE_UNKNOWN', 'This stage does not belong to the process. Choose another.');
  if (stage.meaning !== 'OPEN') throw refuse('STAGE_NOT_OPEN', 'Open the sale first, then move it to its end.');
  return stage;
}

function newSale(
  actor: Actor,
  { now, today }: Moment,
  process: CurrentProcess,
  stage: Stage,
  patch: SalePatch,
  teamId: string | null,
): NewSale {
  return {
    title: orRefuse(parseText(patch.title, { max: 200 })),
    customerId: patch.customerId ?? null,
    ownerId: patch.ownerId ?? null,
    teamId,
    processVersionId: process.versionId,
    stageId: stage.id,
    meaning: 'OPEN',
    stageEnteredAt: now,
    amount: patch.amount ?? null,
    currency: patch.currency ?? actor.baseCurrency,
    expectedCloseDate: patch.expectedCloseDate ?? null,
    closeDatePushes: 0,
    openedOn: today,
    closedOn: null,
    regionId: patch.regionId ?? null,
    marketId: patch.marketId ?? null,
    sourceId: patch.sourceId ?? null,
    competitorId: patch.competitorId ?? null,
    lostReasonId: null,
    lostNote: null,
    nextStep: patch.nextStep ?? null,
    description: patch.description ?? null,
    classification: Object.fromEntries(
      Object.entries(patch.classification ?? {}).filter((entry): entry is [string, string] => entry[1] !== null),
    ),
    contacts: patch.contacts ?? [],
    splits: patch.splits ?? [],
  };
}

/** Beginning further on is skipping, so it owes the criteria of the stages before; no activity can have been done yet. */
function requireNothingOwed({ stages }: CurrentProcess, stage: Stage, sale: NewSale): void {
  const unmet = needsOfBeginning(stages, stage, {
    filledFields: filledFields(sale),
    doneActivityKinds: new Set(),
    contactRoles: new Set(sale.contacts.map(({ role }) => role)),
  });
  if (unmet.length > 0) orRefuse(gateUnmet(unmet));
}
