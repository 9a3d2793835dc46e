import type { ReactNode } from 'react';
import type { Column, Sort } from './column.js';
import type { Loaded } from './use-connection.js';

/** A filter as it stands in the toolbar: words when it is set, an editor behind them. */
export interface FilterWord {
  readonly key: string;
  readonly label: string;
  /** "is Offer sent, Negotiation"; `null` when the filter is not set. */
  readonly words: string | null;
  readonly editor: (close: () => void) => ReactNode;
  readonly clear: () => void;
}

/** A way to look at the list, addressed by its URL. */
export interface ViewChoice {
  readonly key: string;
  readonly name: string;
  readonly current: boolean;
  readonly choose: () => void;
}

/** The rows that something is to be done with: those that are ticked, or all that the filter finds. */
export interface BulkSelection<TRow> {
  readonly rows: readonly TRow[];
  readonly everything: boolean;
}

export interface Searched {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly placeholder: string;
}

/** What a list can be taken away as. */
export type ExportFormat = 'csv' | 'xlsx';

export interface CollectionProps<TRow extends { readonly id: string }> {
  /** Names the list in what the browser remembers about it. */
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column<TRow>[];
  readonly loaded: Loaded<TRow>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
  readonly views?: readonly ViewChoice[];
  readonly search?: Searched;
  readonly filters?: readonly FilterWord[];
  readonly onClearFilters?: () => void;
  readonly exportUrl?: ((format: ExportFormat) => string) | null;
  /** Draws what can be done with the selected rows; without it none can be selected. */
  readonly bulk?: ((selection: BulkSelection<TRow>) => ReactNode) | null;
  /** Up to so many can be chosen by the filter alone. */
  readonly mostFound?: number;
  readonly rowLabel: (row: TRow) => string;
  readonly hrefOf: (row: TRow) => string;
  /** The record shown beside the list. */
  readonly openId?: string | null;
  readonly onOpen: (row: TRow) => void;
  readonly onOpenPage: (row: TRow) => void;
  readonly onPrefetch?: (row: TRow) => void;
  readonly showTotals?: boolean;
  readonly empty: ReactNode;
  /** What begins here; a narrow screen has it under its own “+”. */
  readonly actions?: ReactNode;
}
