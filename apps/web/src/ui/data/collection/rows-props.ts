import type { CollectionProps } from './collection-types.js';
import type { useArrangement } from './use-arrangement.js';
import type { Selection } from './use-selection.js';

/** What the rows need, as a table or as cards. */
export interface RowsProps<TRow extends { readonly id: string }> extends CollectionProps<TRow> {
  readonly arrangement: ReturnType<typeof useArrangement<TRow>>;
  readonly selection: Selection;
  readonly active: number;
  readonly onActive: (index: number) => void;
}
