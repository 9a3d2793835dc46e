/**
 * Which stages a move leaves, and what it would need. The rule is the organisation's methodology: whoever leaves a
 * stage, also in passing, owes its exit criteria; whoever leaves the path owes a reason.
 */
import { assert, type DomainRefusal, ok, refusal, type Result } from '@kontor/kernel';
import { type ExitCriterion, type GateFacts, isMet } from './exit-criterion.js';
import type { Stage } from './stage.js';

export interface UnmetCriterion<S extends Stage = Stage> {
  readonly criterion: ExitCriterion;
  /** The stage whose way out it bars; for what a won sale must have, the stage of winning itself. */
  readonly stage: S;
}

export interface MoveNeeds<S extends Stage = Stage> {
  readonly from: S;
  readonly to: S;
  readonly unmet: readonly UnmetCriterion<S>[];
  /** The move goes back, leaves out stages, or reopens. */
  readonly needsReason: boolean;
  readonly needsLostReason: boolean;
}

export type MoveRefusal = DomainRefusal<'STAGE_UNKNOWN' | 'STAGE_UNCHANGED' | 'REOPEN_FIRST'>;

/** A sale cannot be won without its customer and its amount, whatever the process says. */
const OF_A_WON_SALE: readonly ExitCriterion[] = [
  {
    key: 'won.customer',
    kind: 'FIELD',
    field: 'customer',
    label: { pl: 'Klient jest wskazany', en: 'The customer is named' },
  },
  {
    key: 'won.amount',
    kind: 'FIELD',
    field: 'amount',
    label: { pl: 'Kwota jest podana', en: 'The amount is given' },
  },
];

/** What moving from one stage to another would need. `stages` are those of the sale's process version, in any order. */
export function needsOfMove<S extends Stage>(
  stages: readonly S[],
  fromStageId: string,
  toStageId: string,
  facts: GateFacts,
): Result<MoveNeeds<S>, MoveRefusal> {
  const from = stages.find(({ id }) => id === fromStageId);
  const to = stages.find(({ id }) => id === toStageId);
  assert(from, 'a sale stands in a stage of its process version');
  if (!to) {
    return refusal({
      code: 'STAGE_UNKNOWN',
      message: 'This stage does not belong to the process of the sale. Reload the page and choose again.',
    });
  }
  if (from.id === to.id) {
    return refusal({ code: 'STAGE_UNCHANGED', message: 'The sale is in this stage already. Choose another.' });
  }
  if (from.meaning !== 'OPEN' && to.meaning !== 'OPEN') {
    return refusal({ code: 'REOPEN_FIRST', message: 'The sale is closed. Move it back to an open stage first.' });
  }
  const left = stagesLeft(stages, from, to);
  return ok({
    from,
    to,
    unmet: unmetCriteria(left, to, facts),
    needsReason: goesBack(from, to) || left.length > 1,
    needsLostReason: to.meaning === 'LOST',
  });
}

/** Criteria that bar a new sale from beginning in `to`: those of all open stages before it. */
export function needsOfBeginning<S extends Stage>(stages: readonly S[], to: S, facts: GateFacts): UnmetCriterion<S>[] {
  return unmetCriteria(
    stages.filter(({ meaning, position }) => meaning === 'OPEN' && position < to.position),
    to,
    facts,
  );
}

const goesBack = (from: Stage, to: Stage): boolean =>
  to.meaning === 'OPEN' && (from.meaning !== 'OPEN' || to.position < from.position);

/** The open stages whose criteria a move owes: its own and all in between, on the way forward or to a win. */
function stagesLeft<S extends Stage>(stages: readonly S[], from: S, to: S): S[] {
  if (to.meaning === 'LOST' || goesBack(from, to)) return [];
  return stages.filter(
    ({ meaning, position }) => meaning === 'OPEN' && position >= from.position && position < to.position,
  );
}

function unmetCriteria<S extends Stage>(left: readonly S[], to: S, facts: GateFacts): UnmetCriterion<S>[] {
  const owed = [...left]
    .sort((a, b) => a.position - b.position)
    .flatMap((stage) => stage.exitCriteria.map((criterion) => ({ criterion, stage })));
  const own = to.meaning === 'WON' ? OF_A_WON_SALE.map((criterion) => ({ criterion, stage: to })) : [];
  return [...owed, ...own].filter(({ criterion, stage }) => !isMet(criterion, facts, stage.key));
}

/** Keys of the stages whose approvals a move uses up: whoever comes back to one of them asks anew. */
export const approvalsUsed = (stages: readonly Stage[], from: Stage, to: Stage): string[] =>
  stagesLeft(stages, from, to)
    .filter(({ exitCriteria }) => exitCriteria.some(({ kind }) => kind === 'APPROVAL'))
    .map(({ key }) => key);
