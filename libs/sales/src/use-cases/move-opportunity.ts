import { orRefuse, parseLocalDate } from '@kontor/kernel';
import { type Actor, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { MoveRequest } from '../domain/move-sale.js';
import { momentOf } from '../queries/moment.js';
import { writtenOpportunity } from '../queries/opportunity-by-id.js';
import type { OpportunityView } from '../queries/opportunity-row.js';
import { readReason } from './reason.js';
import { SaleMoving } from './sale-moving.js';

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
    private readonly moving: SaleMoving,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: MoveOpportunityInput): Promise<OpportunityView> {
    const now = this.clock.now();
    const request = readRequest(input, now);
    return this.transactions.run(async (tx) => {
      const { id, expectedVersion } = input;
      await this.moving.move(tx, actor, { id, expectedVersion }, () => request);
      return writtenOpportunity(tx, actor, momentOf(actor, now), id);
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
