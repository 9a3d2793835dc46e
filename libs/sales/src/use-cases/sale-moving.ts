import { localDateAt, orRefuse } from '@kontor/kernel';
import { type Actor, Clock, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { opportunityMoved } from '../contract/events.js';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { type MoveRequest, moveSale } from '../domain/move-sale.js';
import type { Sale } from '../domain/sale.js';
import type { Stage } from '../domain/stage.js';
import { OpportunityRepository } from '../persistence/opportunity.repository.js';
import { SaleRegister } from '../persistence/sale-register.js';
import { useApprovals } from '../persistence/stage-approvals.js';
import { factsOfGate, gateEvidence, NO_EVIDENCE } from '../queries/move-check.query.js';
import { SaleReferencesQuery } from '../queries/sale-references.query.js';
import type { SaleAt } from './sale-changing.js';
import { namesAnything } from './sale-references.js';

/** How one sale is moved in a transaction, whether somebody asked for that one or for many. */
@Injectable()
export class SaleMoving {
  constructor(
    private readonly references: SaleReferencesQuery,
    private readonly sales: OpportunityRepository,
    private readonly register: SaleRegister,
    private readonly kinds: ExitCriterionKinds,
    private readonly clock: Clock,
  ) {}

  /** The gate is checked in the transaction of the move. */
  async move(
    tx: Tx,
    actor: Actor,
    at: SaleAt,
    requestOf: (sale: Sale, stages: readonly Stage[]) => MoveRequest,
  ): Promise<{ readonly before: Sale; readonly after: Sale }> {
    const now = this.clock.now();
    const dateAt = (instant: Date) => localDateAt(instant, actor.timeZone);
    const [before, evidence] = await Promise.all([
      this.sales.getForUpdate(tx, actor, at.id, at.expectedVersion),
      tx.one(gateEvidence(this.kinds, at.id)),
    ]);
    const gate = evidence ?? NO_EVIDENCE;
    const request = requestOf(before, gate.stages);
    const named = { lostReasonId: request.lostReasonId, competitorId: request.competitorId };
    if (namesAnything(named)) await this.references.require(tx, actor, { now, today: dateAt(now) }, named);
    const move = orRefuse(moveSale(before, gate.stages, request, factsOfGate(before, gate), { now, dateAt }));
    const after = this.sales.save(tx, before, move.sale);
    this.sales.addStageEvent(tx, actor, after, before.stageId, request.reason);
    useApprovals(tx, now, after.id, { ...move, stages: gate.stages });
    const { id: opportunityId, version } = after;
    const [from, to] = [move.from, move.to];
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
          fromStageId: from.id,
          toStageId: to.id,
          from: from.meaning,
          to: to.meaning,
        }),
    });
    return { before, after };
  }
}
