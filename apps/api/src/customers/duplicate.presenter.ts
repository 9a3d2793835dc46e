import type { DuplicatePairView, DuplicateSide, DuplicateView } from '@kontor/customers';
import type { DuplicateCandidateType, DuplicatePairType, DuplicateSideType } from './duplicate.type.js';

export const presentCandidate = (view: DuplicateView): DuplicateCandidateType => ({
  ...view,
  likenesses: [...view.likenesses],
});

const presentSide = (side: DuplicateSide): DuplicateSideType => ({ ...side, createdAt: new Date(side.createdAt) });

export const presentPair = (pair: DuplicatePairView): DuplicatePairType => ({
  first: presentSide(pair.first),
  second: presentSide(pair.second),
  likenesses: [...pair.likenesses],
  shared: [...pair.shared],
  confidence: pair.confidence,
});
