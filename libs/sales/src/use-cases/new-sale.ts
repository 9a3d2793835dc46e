import { orRefuse, parseText, Refused } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { gateUnmet } from '../domain/move-sale.js';
import { filledFields } from '../domain/sale.js';
import type { SalePatch } from '../domain/sale-patch.js';
import type { Stage } from '../domain/stage.js';
import { needsOfBeginning } from '../domain/stage-gate.js';
import type { NewSale } from '../persistence/opportunity.repository.js';
import type { CurrentProcess } from '../persistence/process.repository.js';
import type { Moment } from '../queries/moment.js';

/** Refusals: `STAGE_UNKNOWN`, `STAGE_NOT_OPEN`. */
export function stageToBeginIn({ stages }: CurrentProcess, stageId: string | null): Stage {
  const stage =
    stageId === null ? stages.find(({ meaning }) => meaning === 'OPEN') : stages.find(({ id }) => id === stageId);
  const refuse = (code: 'STAGE_UNKNOWN' | 'STAGE_NOT_OPEN', message: string) =>
    new Refused(code, message, { fields: [{ path: 'stageId', code, message }] });
  if (!stage) throw refuse('STAGE_UNKNOWN', 'This stage does not belong to the process. Choose another.');
  if (stage.meaning !== 'OPEN') throw refuse('STAGE_NOT_OPEN', 'Open the sale first, then move it to its end.');
  return stage;
}

/** A sale with the facts that were given; everything else as every sale begins. */
export function newSale(
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
    tagIds: patch.tagIds ?? [],
    contacts: patch.contacts ?? [],
    splits: patch.splits ?? [],
    custom: patch.custom ?? {},
  };
}

/** Beginning further on is skipping, so it owes the criteria of the stages before; nothing can have been done or approved yet. */
export function requireNothingOwed({ stages }: CurrentProcess, stage: Stage, sale: NewSale): void {
  const unmet = needsOfBeginning(stages, stage, {
    filledFields: filledFields(sale),
    doneActivityKinds: new Set(),
    contactRoles: new Set(sale.contacts.map(({ role }) => role)),
    approvals: new Set(),
    dimensionIds: new Set(Object.keys(sale.classification)),
    extensions: new Set(),
  });
  if (unmet.length > 0) orRefuse(gateUnmet(unmet));
}
