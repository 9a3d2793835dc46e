/**
 * A sale's way through its stages: OPEN to OPEN, to WON, to LOST, and back to OPEN. The rule follows the stage models
 * of the trade (a closed deal has a closing date, a lost one a reason), and every step is an event that stays.
 */
import { type DomainRefusal, type LocalDate, ok, refusal, type Result } from '@kontor/kernel';
import type { GateFacts } from './exit-criterion.js';
import type { Sale } from './sale.js';
import type { Stage } from './stage.js';
import { type MoveRefusal, needsOfMove, type UnmetCriterion } from './stage-gate.js';

export interface MoveRequest {
  readonly toStageId: string;
  /** When it happened: not before the sale entered its stage, not in the future. */
  readonly occurredAt: Date;
  readonly reason: string | null;
  readonly lostReasonId: string | null;
  /** `undefined` leaves the competitor that is there. */
  readonly competitorId: string | null | undefined;
  readonly lostNote: string | null;
  /** The day of winning or losing; without it the day of the move. */
  readonly closedOn: LocalDate | null;
}

/** The present, as the organisation's wall calendar and clock show it. */
export interface Present {
  readonly now: Date;
  readonly dateAt: (instant: Date) => LocalDate;
}

export interface Moved {
  readonly sale: Sale;
  readonly from: Stage;
  readonly to: Stage;
}

export type MoveSaleRefusal =
  | MoveRefusal
  | DomainRefusal<'GATE_UNMET' | 'REASON_NEEDED' | 'LOST_REASON_NEEDED' | 'MOVE_TIME_INVALID' | 'CLOSED_ON_INVALID'>;

export function moveSale(
  sale: Sale,
  stages: readonly Stage[],
  request: MoveRequest,
  facts: GateFacts,
  present: Present,
): Result<Moved, MoveSaleRefusal> {
  const needs = needsOfMove(stages, sale.stageId, request.toStageId, facts);
  if (!needs.ok) return needs;
  const { from, to, unmet, needsReason, needsLostReason } = needs.value;
  if (unmet.length > 0) return gateUnmet(unmet);
  if (needsReason && request.reason === null) return REASON_NEEDED;
  if (needsLostReason && request.lostReasonId === null) return LOST_REASON_NEEDED;
  if (request.occurredAt > present.now || request.occurredAt < sale.stageEnteredAt) return MOVE_TIME_INVALID;
  const isClosed = to.meaning !== 'OPEN';
  const closedOn = isClosed ? (request.closedOn ?? present.dateAt(request.occurredAt)) : null;
  if (closedOn !== null && (closedOn < sale.openedOn || closedOn > present.dateAt(present.now))) {
    return CLOSED_ON_INVALID;
  }
  const isLost = to.meaning === 'LOST';
  return ok({
    from,
    to,
    sale: {
      ...sale,
      stageId: to.id,
      meaning: to.meaning,
      stageEnteredAt: request.occurredAt,
      closedOn,
      lostReasonId: isLost ? request.lostReasonId : null,
      lostNote: isLost ? request.lostNote : null,
      competitorId: isClosed && request.competitorId !== undefined ? request.competitorId : sale.competitorId,
    },
  });
}

/** Lists what is missing, so that it can be filled in where the move was tried. */
export const gateUnmet = (unmet: readonly UnmetCriterion[]): Result<never, DomainRefusal<'GATE_UNMET'>> =>
  refusal({
    code: 'GATE_UNMET',
    message: `The stage is not finished: ${unmet.map(({ criterion }) => criterion.label.en).join(', ')}. Do this first, then move the sale.`,
    details: {
      unmet: unmet.map(({ criterion, stage }) => ({ ...criterion, stageId: stage.id, stageName: stage.name })),
    },
  });

const onField = <Code extends string>(path: string, code: Code, message: string) =>
  refusal<DomainRefusal<Code>>({ code, message, details: { fields: [{ path, code, message }] } });

const REASON_NEEDED = onField(
  'reason',
  'REASON_NEEDED',
  'Say why: the move goes back, leaves out a stage or reopens the sale.',
);
const LOST_REASON_NEEDED = onField('lostReasonId', 'LOST_REASON_NEEDED', 'Choose from the list why the sale was lost.');
const MOVE_TIME_INVALID = onField(
  'occurredAt',
  'MOVE_TIME_INVALID',
  'Give a time after the sale entered its stage, and not in the future.',
);
const CLOSED_ON_INVALID = onField(
  'closedOn',
  'CLOSED_ON_INVALID',
  'Give a day from the opening of the sale up to today.',
);
