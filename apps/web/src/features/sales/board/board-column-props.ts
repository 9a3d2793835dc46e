import type { PathStage } from '../../../ui/data/stages/state-path.js';
import type { SaleSearch } from '../filters/sale-search.js';
import type { Moves } from '../move/use-move.js';
import type { BoardCard, BoardColumn } from './board-columns.js';

/** What a column shows and what its cards may do. */
export interface BoardColumnProps {
  readonly column: BoardColumn;
  readonly target: boolean;
  readonly tabbable: string | null;
  readonly openId: string | null;
  readonly mayMove: boolean;
  readonly moves: Moves;
  readonly lifted: string | null;
  readonly stages: readonly PathStage[];
  readonly listSearch: SaleSearch;
  readonly onOpen: (id: string) => void;
  readonly onPrefetch: (id: string) => void;
  readonly onMove: (card: BoardCard, stageId: string) => void;
  readonly onFocus: (id: string) => void;
}
