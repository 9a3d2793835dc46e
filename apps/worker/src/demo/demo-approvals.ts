import type { DemoMove, DemoProcess, DemoSale } from './demo-sales.js';
import type { Chance } from './random.js';

/** What was asked for before a sale could leave a stage, and what came of it. */
export interface DemoApproval {
  readonly stage: { readonly id: string; readonly key: string };
  readonly roleId: string;
  readonly requestedAt: Date;
  /** Given; `null` while it waits. */
  readonly decidedAt: Date | null;
  readonly usedAt: Date | null;
}

const HOUR = 3_600_000;

/** Of every stay in a stage that asks for one: given where the sale went on, waiting now and then where it is still. */
export function approvalsOf(chance: Chance, { process, moves, meaning }: DemoSale, now: Date): DemoApproval[] {
  return moves.flatMap((move, index): DemoApproval[] => {
    const stage = process.stages.find(({ id }) => id === move.to);
    if (!stage?.approvalRoleId) return [];
    const next = moves[index + 1];
    const asked = { stage, roleId: stage.approvalRoleId };
    const requestedAt = between(chance, move.recordedAt, next?.recordedAt ?? now, 0.5);
    if (next && goesOn(process, move, next)) {
      const decidedAt = between(chance, requestedAt, next.recordedAt, 0.9);
      return [{ ...asked, requestedAt, decidedAt, usedAt: next.recordedAt }];
    }
    const waits = next === undefined && meaning === 'OPEN' && now.getTime() - move.at.getTime() > 4 * HOUR;
    return waits && chance.isTrue(0.6) ? [{ ...asked, requestedAt, decidedAt: null, usedAt: null }] : [];
  });
}

function goesOn({ stages }: DemoProcess, move: DemoMove, next: DemoMove): boolean {
  const place = (id: string) => stages.findIndex((stage) => stage.id === id);
  return stages[place(next.to)]?.meaning !== 'LOST' && place(next.to) > place(move.to);
}

const between = (chance: Chance, from: Date, to: Date, share: number): Date =>
  new Date(Math.floor(from.getTime() + chance.next() * share * (to.getTime() - from.getTime())));
