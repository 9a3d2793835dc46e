import { textOf, withoutGaps } from '../../../ui/data/collection/search-values.js';

export interface MergeSearch {
  readonly winner?: string;
  readonly loser?: string;
}

export const validateMergeSearch = (search: Readonly<Record<string, unknown>>): MergeSearch =>
  withoutGaps({ winner: textOf(search['winner']), loser: textOf(search['loser']) }) as MergeSearch;
