import type { OutboxEvent } from '@kontor/platform';

/** Types of the events that sales writes to the outbox. */
export const SALES_EVENTS = {
  opportunityCreated: 'sales.opportunity-created',
  opportunityChanged: 'sales.opportunity-changed',
  opportunityDeleted: 'sales.opportunity-deleted',
  opportunityMoved: 'sales.opportunity-moved',
  /** Beside `opportunityMoved`, so that a subscriber of one outcome need not know stages. */
  opportunityWon: 'sales.opportunity-won',
  opportunityLost: 'sales.opportunity-lost',
  opportunityReopened: 'sales.opportunity-reopened',
  /** For the worker: open sales are to be carried over to another version of their process, or back. */
  salesMigrationRequested: 'sales.migration-requested',
  /** For the worker: many sales are to be changed alike, or put back. */
  bulkChangeRequested: 'sales.bulk-change-requested',
  /** For the worker: whom a sale was given to is to be told. */
  opportunityHandedOver: 'sales.opportunity-handed-over',
} as const;

export const opportunityCreated = (opportunityId: string, version: number): OutboxEvent => ({
  type: SALES_EVENTS.opportunityCreated,
  payload: { opportunityId, version },
});

export const opportunityChanged = (opportunityId: string, version: number, fields: readonly string[]): OutboxEvent => ({
  type: SALES_EVENTS.opportunityChanged,
  payload: { opportunityId, version, fields },
});

export const opportunityDeleted = (opportunityId: string, version: number): OutboxEvent => ({
  type: SALES_EVENTS.opportunityDeleted,
  payload: { opportunityId, version },
});

/** `askedAs` is the version of the migration by which it was asked, so that an undo is another order. */
export const salesMigrationRequested = (migrationId: string, askedAs: number): OutboxEvent => ({
  type: SALES_EVENTS.salesMigrationRequested,
  payload: { migrationId, askedAs },
});

export const bulkChangeRequested = (bulkChangeId: string, askedAs: number): OutboxEvent => ({
  type: SALES_EVENTS.bulkChangeRequested,
  payload: { bulkChangeId, askedAs },
});

export const opportunityHandedOver = (handOverId: string): OutboxEvent => ({
  type: SALES_EVENTS.opportunityHandedOver,
  payload: { handOverId },
});

export interface StageMove {
  readonly opportunityId: string;
  readonly version: number;
  readonly fromStageId: string;
  readonly toStageId: string;
  readonly from: 'OPEN' | 'WON' | 'LOST';
  readonly to: 'OPEN' | 'WON' | 'LOST';
}

/** A move is told once as a move, and once more by its outcome when it closed or reopened the sale. */
export function opportunityMoved(move: StageMove): OutboxEvent[] {
  const { opportunityId, version, fromStageId, toStageId, from, to } = move;
  const payload = { opportunityId, version, fromStageId, toStageId };
  const outcome =
    from === to
      ? null
      : {
          WON: SALES_EVENTS.opportunityWon,
          LOST: SALES_EVENTS.opportunityLost,
          OPEN: SALES_EVENTS.opportunityReopened,
        }[to];
  const types = outcome === null ? [SALES_EVENTS.opportunityMoved] : [SALES_EVENTS.opportunityMoved, outcome];
  return types.map((type) => ({ type, payload }));
}
