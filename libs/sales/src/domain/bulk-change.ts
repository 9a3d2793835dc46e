/**
 * One change of many sales. The rules are ours: each sale is judged by itself, as if its owner had changed it by hand,
 * and what was changed can be taken back for a day where nobody has touched it since.
 */
import { type DomainRefusal, localDate, ok, parseLocalDate, plusDays, refusal, type Result } from '@kontor/kernel';
import type { Sale } from './sale.js';
import type { SalePatch } from './sale-patch.js';

export type BulkStatus = 'RUNNING' | 'CANCELLING' | 'CANCELLED' | 'DONE' | 'FAILED' | 'UNDOING' | 'UNDONE';

export type BulkChange =
  | { readonly kind: 'OWNER'; readonly ownerId: string }
  | {
      readonly kind: 'HAND_OVER';
      readonly ownerId: string;
      readonly note: string | null;
      readonly withActivities: boolean;
    }
  | { readonly kind: 'STAGE'; readonly stageId: string; readonly details: MoveDetails }
  | { readonly kind: 'CLOSE_DATE'; readonly date: string }
  | { readonly kind: 'SHIFT_CLOSE_DATE'; readonly days: number }
  | { readonly kind: 'TAGS'; readonly add: readonly string[]; readonly remove: readonly string[] };

export type BulkKind = BulkChange['kind'];

/** One answer for all to what a move may ask for. */
export interface MoveDetails {
  readonly lostReasonId: string | null;
  readonly competitorId: string | null;
  readonly lostNote: string | null;
}

/** Why a sale was left as it is, as the person is told. */
export interface ItemRefusal {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

export interface BulkItem {
  readonly opportunityId: string;
  readonly expectedVersion: number;
}

/** Chosen one by one, or found by a filter. */
export const MOST_CHOSEN = 1_000;
export const MOST_FOUND = 10_000;
/** So many are changed before the request is answered; more are the worker's. */
export const AT_ONCE = 25;
export const UNDO_HOURS = 24;
const MOST_DAYS = 3_660;

/** The parts of an order as they come over the wire: exactly one of the five must be there. */
export interface BulkOrder {
  readonly ownerId?: string | null | undefined;
  /** The new owner is told, with a note and open activities, instead of finding the sales among theirs. */
  readonly handOver?:
    | { readonly note?: string | null | undefined; readonly withActivities?: boolean | null | undefined }
    | null
    | undefined;
  readonly stageId?: string | null | undefined;
  readonly lostReasonId?: string | null | undefined;
  readonly competitorId?: string | null | undefined;
  readonly lostNote?: string | null | undefined;
  readonly closeDate?: string | null | undefined;
  readonly shiftDays?: number | null | undefined;
  readonly addTagIds?: readonly string[] | null | undefined;
  readonly removeTagIds?: readonly string[] | null | undefined;
}

export function readBulkOrder(order: BulkOrder): Result<BulkChange, DomainRefusal<string>> {
  const { ownerId, stageId, closeDate, shiftDays } = order;
  const [add, remove] = [order.addTagIds ?? [], order.removeTagIds ?? []];
  const found: BulkChange[] = [];
  if (ownerId) found.push(ownerChange(ownerId, order));
  if (stageId) {
    const { lostReasonId = null, competitorId = null, lostNote = null } = order;
    found.push({ kind: 'STAGE', stageId, details: { lostReasonId, competitorId, lostNote } });
  }
  if (closeDate) {
    const date = parseLocalDate(closeDate);
    if (!date.ok) return date;
    found.push({ kind: 'CLOSE_DATE', date: date.value });
  }
  if (shiftDays) found.push({ kind: 'SHIFT_CLOSE_DATE', days: shiftDays });
  if (add.length + remove.length > 0) found.push({ kind: 'TAGS', add, remove });
  const [change, another] = found;
  if (!change || another) return invalid('Say one thing that is to change: owner, stage, close date or tags.');
  if (change.kind === 'SHIFT_CLOSE_DATE' && Math.abs(change.days) > MOST_DAYS) {
    return invalid('Move close dates by at most ten years.');
  }
  return ok(change);
}

function ownerChange(ownerId: string, { handOver }: BulkOrder): BulkChange {
  if (!handOver) return { kind: 'OWNER', ownerId };
  const { note = null, withActivities } = handOver;
  return { kind: 'HAND_OVER', ownerId, note, withActivities: withActivities ?? true };
}

const invalid = (message: string) => refusal({ code: 'BULK_CHANGE_INVALID' as const, message });

/** What the change means for one sale; of a move nothing, for that is another rule. */
export function patchFor(change: Exclude<BulkChange, { kind: 'STAGE' | 'HAND_OVER' }>, sale: Sale): SalePatch {
  switch (change.kind) {
    case 'OWNER':
      return { ownerId: change.ownerId };
    case 'CLOSE_DATE':
      return { expectedCloseDate: localDate(change.date) };
    case 'SHIFT_CLOSE_DATE':
      return sale.expectedCloseDate === null
        ? {}
        : { expectedCloseDate: plusDays(sale.expectedCloseDate, change.days) };
    case 'TAGS': {
      const kept = sale.tagIds.filter((id) => !change.remove.includes(id));
      return { tagIds: [...new Set([...kept, ...change.add])].sort() };
    }
  }
}

const RESTORED = [
  'ownerId',
  'teamId',
  'expectedCloseDate',
  'closeDatePushes',
  'tagIds',
  'stageId',
  'meaning',
  'closedOn',
  'lostReasonId',
  'lostNote',
  'competitorId',
] as const satisfies readonly (keyof Sale)[];

/** What a sale was before, of the facts that a bulk change can reach. */
export type FactsBefore = Pick<Sale, (typeof RESTORED)[number]>;

export const factsBefore = (sale: Sale): FactsBefore =>
  Object.fromEntries(RESTORED.map((fact) => [fact, sale[fact]])) as unknown as FactsBefore;

interface Ended {
  readonly kind: BulkKind;
  readonly status: BulkStatus;
  readonly finishedAt: Date | null;
  readonly changed: number;
}

/** Whether a change that ended at `finishedAt` can still be taken back. What was handed to somebody is handed back, not undone. */
export const isBulkUndoable = ({ kind, status, finishedAt, changed }: Ended, now: Date): boolean =>
  kind !== 'HAND_OVER' &&
  (status === 'DONE' || status === 'CANCELLED' || status === 'FAILED') &&
  changed > 0 &&
  finishedAt !== null &&
  now.getTime() - finishedAt.getTime() <= UNDO_HOURS * 3_600_000;
