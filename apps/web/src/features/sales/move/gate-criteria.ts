import type { CriterionFactsFragment } from '../../../graphql/graphql.js';
import type { MoveCheck } from './use-move.js';

export interface GateCriteria {
  readonly unmet: readonly CriterionFactsFragment[];
  readonly met: readonly CriterionFactsFragment[];
  readonly all: number;
}

interface WithStages {
  readonly opportunity: { readonly stage: { readonly position: number } };
  readonly stages: readonly { readonly position: number; readonly exitCriteria: readonly CriterionFactsFragment[] }[];
}

/**
 * The criteria on the way to a stage. The server says which are unmet; the others of the stages that the move leaves
 * behind are fulfilled, and are shown so that the person sees how far it is.
 */
export function gateOf(
  check: MoveCheck,
  record: WithStages | null,
  target: { readonly position: number; readonly meaning: string },
): GateCriteria {
  const unmet = uniqueByKey(check.unmet.map((entry) => entry.criterion));
  const open = new Set(unmet.map((criterion) => criterion.key));
  const from = record?.opportunity.stage.position ?? Number.POSITIVE_INFINITY;
  const left =
    target.meaning === 'LOST'
      ? []
      : (record?.stages ?? []).filter((stage) => stage.position >= from && stage.position < target.position);
  const met = uniqueByKey(left.flatMap((stage) => stage.exitCriteria)).filter((criterion) => !open.has(criterion.key));
  return { unmet, met, all: unmet.length + met.length };
}

const uniqueByKey = (criteria: readonly CriterionFactsFragment[]): readonly CriterionFactsFragment[] => [
  ...new Map(criteria.map((criterion) => [criterion.key, criterion])).values(),
];
