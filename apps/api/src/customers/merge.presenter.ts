import type { MergePreviewView, MergeSide } from '@kontor/customers';
import { presentCustomer } from './customer.presenter.js';
import type { MergePreviewType, MergeSideType } from './merge.type.js';

const presentSide = ({ customer, addresses }: MergeSide): MergeSideType => ({
  customer: presentCustomer(customer),
  addresses: addresses.map((address) => ({ ...address })),
});

export const presentMergePreview = ({ winner, loser, moves }: MergePreviewView): MergePreviewType => ({
  winner: presentSide(winner),
  loser: presentSide(loser),
  moves: moves.map((move) => ({ ...move })),
});
