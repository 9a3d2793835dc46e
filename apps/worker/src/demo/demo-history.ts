import { customChanges, type CustomValues } from '@kontor/kernel';
import type { Change } from '@kontor/platform';
import type { DemoApproval } from './demo-approvals.js';
import type { DemoActivity, DemoSale } from './demo-sales.js';
import type { PastIds } from './past-ids.js';

/** A sale with who and what it is about, as it goes into the tables. */
export interface PlacedSale {
  readonly id: string;
  readonly title: string;
  readonly number: string;
  readonly customerId: string;
  readonly owner: Person;
  readonly teamId: string;
  readonly currency: string;
  readonly sale: DemoSale;
  readonly lostReasonId: string | null;
  readonly competitorId: string | null;
  readonly sourceId: string | null;
  readonly classifications: readonly { readonly dimensionId: string; readonly valueId: string }[];
  readonly custom: CustomValues;
  readonly splits: readonly { readonly userId: string; readonly share: string }[];
  readonly activities: readonly (DemoActivity & { readonly id: string })[];
  readonly approvals: readonly (DemoApproval & { readonly id: string; readonly approver: Person })[];
}

interface Person {
  readonly id: string;
  readonly name: string;
}

interface Save {
  /** When it was written down. */
  readonly at: Date;
  /** When it happened, if that was earlier. */
  readonly occurredAt?: Date;
  readonly subject: { readonly kind: 'opportunity' | 'activity' | 'stage-approval'; readonly id: string };
  readonly action: string;
  readonly changes: readonly Change[];
  readonly reason?: string | null;
  /** The owner of the sale unless told. */
  readonly by?: Person;
}

export interface RegisterRow extends Omit<Save, 'by'> {
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly actorId: string;
  readonly actorName: string;
}

const PLANNED_AHEAD_MS = 2 * 86_400_000;

const change = (field: string, from: unknown, to: unknown): Change => ({ field, from, to });
const dateOf = (at: Date): string => at.toISOString().slice(0, 10);

/** Every save of a sale and its activities, in order, with the version that each gave its subject. */
export function historyOf(placed: PlacedSale, ids: PastIds, now: Date): RegisterRow[] {
  const versions = new Map<string, number>();
  return [
    ...savesOfSale(placed),
    ...placed.approvals.flatMap(savesOfApproval),
    ...placed.activities.flatMap((activity) => savesOfActivity(activity, placed.sale.openedAt, now)),
  ]
    .sort((a, b) => a.at.getTime() - b.at.getTime() || rank(a) - rank(b))
    .map(({ by = placed.owner, ...save }) => {
      const version = (versions.get(save.subject.id) ?? 0) + 1;
      versions.set(save.subject.id, version);
      return {
        ...save,
        id: ids.at(save.at),
        streamId: placed.id,
        version,
        actorId: by.id,
        actorName: by.name,
      };
    });
}

/** What is made comes before what is changed, if both are of the same moment. */
const rank = ({ action }: Save): number => (action.endsWith('.create') ? 0 : 1);

function savesOfSale({ id, title, customerId, owner, teamId, currency, sale, ...placed }: PlacedSale): Save[] {
  const subject = { kind: 'opportunity', id } as const;
  const [first, ...moves] = sale.moves;
  const [amount, ...amounts] = sale.amounts;
  const [closeDate, ...pushes] = sale.closeDates;
  const money = (value: string | undefined) => (value === undefined ? null : { amount: value, currency });
  const created: Save = {
    at: sale.openedAt,
    subject,
    action: 'opportunity.create',
    changes: [
      change('title', null, title),
      change('customer', null, customerId),
      change('stage', null, first?.to ?? null),
      change('owner', null, owner.id),
      change('team', null, teamId),
      change('amount', null, money(amount?.amount)),
      change('expectedCloseDate', null, closeDate ? dateOf(closeDate.on) : null),
      ...(placed.sourceId ? [change('source', null, placed.sourceId)] : []),
      ...(placed.classifications.length > 0 ? [change('classifications', [], placed.classifications)] : []),
      ...(placed.splits.length > 0 ? [change('splits', [], placed.splits)] : []),
      ...customChanges({}, placed.custom),
    ],
  };
  const last = moves.at(-1);
  return [
    created,
    ...moves.map((move): Save => {
      const closing = move === last && sale.meaning !== 'OPEN' ? [change('closedOn', null, dateOf(move.at))] : [];
      const lost =
        move === last && sale.meaning === 'LOST'
          ? [change('lostReason', null, placed.lostReasonId), change('competitor', null, placed.competitorId)]
          : [];
      return {
        at: move.recordedAt,
        occurredAt: move.at,
        subject,
        action: 'opportunity.move',
        changes: [change('stage', move.from, move.to), ...closing, ...lost],
        reason: move.reason,
      };
    }),
    ...amounts.map(({ at, amount: to }, index): Save => {
      const from = sale.amounts[index]?.amount;
      return { at, subject, action: 'opportunity.change', changes: [change('amount', money(from), money(to))] };
    }),
    ...pushes.map(({ at, on }, index): Save => {
      const from = sale.closeDates[index]?.on as Date;
      return {
        at,
        subject,
        action: 'opportunity.change',
        changes: [change('expectedCloseDate', dateOf(from), dateOf(on))],
      };
    }),
  ];
}

function savesOfApproval({ id, stage, roleId, approver, ...approval }: PlacedSale['approvals'][number]): Save[] {
  const subject = { kind: 'stage-approval', id } as const;
  const asked: Save = {
    at: approval.requestedAt,
    subject,
    action: 'approval.request',
    changes: [change('stage', null, stage.id), change('role', null, roleId)],
  };
  if (approval.decidedAt === null) return [asked];
  const changes = [change('approval', 'PENDING', 'APPROVED')];
  return [asked, { at: approval.decidedAt, subject, action: 'approval.give', changes, by: approver }];
}

/** Planned a few days ahead of its time, but not before there was a sale, nor in the future. */
function savesOfActivity(activity: PlacedSale['activities'][number], notBefore: Date, now: Date): Save[] {
  const subject = { kind: 'activity', id: activity.id } as const;
  const ahead = Math.min(activity.dueAt.getTime() - PLANNED_AHEAD_MS, now.getTime() - 60_000);
  const madeAt = new Date(Math.max(notBefore.getTime(), ahead));
  const created: Save = {
    at: madeAt,
    subject,
    action: 'activity.create',
    changes: [
      change('kind', null, activity.kind),
      change('subject', null, activity.subject),
      change('dueAt', null, activity.dueAt.toISOString()),
    ],
  };
  if (activity.doneAt === null) return [created];
  return [
    created,
    {
      at: activity.doneAt,
      subject,
      action: 'activity.complete',
      changes: [change('doneAt', null, activity.doneAt.toISOString()), change('outcome', null, activity.outcome)],
    },
  ];
}
