import { type KeyboardEvent, useCallback, useState } from 'react';
import type { RowsProps } from './rows-props.js';
import type { Column } from './column.js';
import { useRowKeys } from './use-row-keys.js';

export interface TableKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** The cell whose editor is open. */
  readonly editing: { readonly id: string; readonly key: string } | null;
  readonly onEditing: (id: string, key: string | null, index: number) => void;
}

/** What the keys do to the rows of a table, and which cell is being edited. */
export function useTableKeys<TRow extends { readonly id: string }>(
  props: RowsProps<TRow>,
  rows: readonly TRow[],
  columns: readonly Column<TRow>[],
  focusRow: (index: number) => void,
): TableKeys {
  const [editing, setEditing] = useState<TableKeys['editing']>(null);
  const onEditing = useCallback(
    (id: string, key: string | null, index: number) => {
      setEditing(key === null ? null : { id, key });
      if (key === null) focusRow(index);
    },
    [focusRow],
  );
  const withRow = (act: (row: TRow, index: number) => void) => (index: number) => {
    const row = rows[index];
    if (row) act(row, index);
  };
  const onKeyDown = useRowKeys({
    count: rows.length,
    active: props.active,
    onActive: withRow((row, index) => {
      props.onActive(index);
      focusRow(index);
      // The record beside the list follows the row that one walks to.
      if (props.openId && props.openId !== row.id) props.onOpen(row);
    }),
    onOpen: withRow((row) => (props.openId === row.id ? props.onOpenPage(row) : props.onOpen(row))),
    onSelect: withRow((row) => props.selection.toggle(row.id)),
    onEdit: withRow((row) => {
      const column = columns.find((one) => one.edit && (one.editable?.(row) ?? true));
      if (column) setEditing({ id: row.id, key: column.key });
    }),
  });
  return { onKeyDown, editing, onEditing };
}
