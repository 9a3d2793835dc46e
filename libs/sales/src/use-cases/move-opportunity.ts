import { localDateAt, orRefuse, parseLocalDate } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityMoved } from '../contract/events.js';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { type MoveRequest, moveSale } from '../domain/move-sale.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { factsOfGate, gateEvidence, NO_EVIDENCE } from '../queries/move-check.query.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import { readReason } from './reason.js';
import { useApprovals } from '../persistence/stage-approvals.js';
import { namesAnything } from './sale-references.js';

export interface MoveOpportunityInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly stageId: string;
  /** Without it now. */
  readonly occurredAt?: Date | null | undefined;
  readonly reason?: string | null | undefined;
  readonly lostReasonId?: string | null | undefined;
  readonly competitorId?: string | null | undefined;
  readonly lostNote?: string | null | undefined;
  /** Without it the day of the move. */
  readonly closedOn?: string | null | undefined;
}

/**
 * Moves a sale to another stage of its process, which also wins, loses and reopens it; the gate is checked in the
 * transaction of the move. Refusals: `GATE_UNMET` with what is missing, `REASON_NEEDED`, `LOST_REASON_NEEDED`,
 * `STAGE_UNKNOWN`, `STAGE_UNCHANGED`, `REOPEN_FIRST`, `MOVE_TIME_INVALID`, `CLOSED_ON_INVALID`, `REFERENCE_UNKNOWN`,
 * `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`.
 */
@Injectable()
export class MoveOpportunity {
  constructor(
    private readonly transactions: Transactions,
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly kinds: ExitCriterionKinds,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: MoveOpportunityInput): Promise<OpportunityView> {
    const now = this.clock.now();
    const request = readRequest(input, now);
    return this.transactions.run(async (tx) => {
      const dateAt = (instant: Date) => localDateAt(instant, actor.timeZone);
      const moment = { now, today: dateAt(now) };
      const named = { lostReasonId: request.lostReasonId, competitorId: request.competitorId };
      const [before, evidence] = await Promise.all([
        this.sales.getForUpdate(tx, actor, input.id, input.expectedVersion),
        tx.one(gateEvidence(this.kinds, input.id)),
        namesAnything(named) ? this.references.require(tx, actor, moment, named) : null,
      ]);
      const gate = evidence ?? NO_EVIDENCE;
      const move = orRefuse(moveSale(before, gate.stages, request, factsOfGate(before, gate), { now, dateAt }));
      const after = this.sales.save(tx, before, move.sale);
      this.sales.addStageEvent(tx, actor, after, before.stageId, request.reason);
      useApprovals(tx, now, after.id, { ...move, stages: gate.stages });
      const { id: opportunityId, version } = after;
      await this.register.record(tx, actor, {
        action: 'opportunity.move',
        before,
        after,
        reason: request.reason,
        occurredAt: request.occurredAt,
        events: () =>
          opportunityMoved({
            opportunityId,
            version,
            fromStageId: move.from.id,
            toStageId: move.to.id,
            from: move.from.meaning,
            to: move.to.meaning,
          }),
      });
      return writtenOpportunity(tx, actor, moment, opportunityId);
    });
  }
}

function readRequest(input: MoveOpportunityInput, now: Date): MoveRequest {
  return {
    toStageId: input.stageId,
    occurredAt: input.occurredAt ?? now,
    reason: readReason(input.reason),
    lostReasonId: input.lostReasonId ?? null,
    competitorId: input.competitorId,
    lostNote: readReason(input.lostNote, 'lostNote'),
    closedOn: input.closedOn ? orRefuse(parseLocalDate(input.closedOn)) : null,
  };
}
