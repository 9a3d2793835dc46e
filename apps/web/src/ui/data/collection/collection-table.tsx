import { Progress } from '@mantine/core';
import { type CSSProperties, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import { CollectionHead } from './collection-head.js';
import { CollectionRow } from './collection-row.js';
import type { RowsProps } from './rows-props.js';
import { type Column, fitting, gridTemplate, leastWidth } from './column.js';
import { LoadMore } from './load-more.js';
import { TotalsRow } from './totals-row.js';
import { usePrefetch } from './use-prefetch.js';
import { useKeysFromPage } from './use-keys-from-page.js';
import { useRowWindow } from './use-row-window.js';
import { type TableKeys, useTableKeys } from './use-table-keys.js';

export function CollectionTable<TRow extends { readonly id: string }>(props: RowsProps<TRow>) {
  const { loaded, arrangement, selection, onActive } = props;
  const { t } = useTranslation('data');
  const rows = loaded.rows ?? NO_ROWS;
  const view = useRowWindow(rows.length, arrangement.rowHeight, loaded.loadMore);
  const columns = useColumns(arrangement.shown, Boolean(props.openId), view.width);
  const keys = useTableKeys(props, rows, columns, view.focusRow);
  useReturnToOpenRow(props.openId ?? null, rows, (index) => {
    onActive(index);
    view.focusRow(index);
  });
  useKeysFromPage(() => rows.length > 0 && view.focusRow(Math.min(props.active, rows.length - 1)));
  const count = loaded.count && !loaded.count.capped ? loaded.count.value : -1;
  return (
    <div
      ref={view.frame}
      className={classes.scroller}
      style={measures(columns, arrangement.rowHeight)}
      onScroll={view.onScroll}
      onKeyDown={keys.onKeyDown}
      data-stale={loaded.stale || undefined}
    >
      {loaded.stale && (
        <Progress value={100} animated size={2} className={classes.progress} aria-label={t('list.loading')} />
      )}
      <div className={classes.grid} role="grid" aria-label={props.label} aria-rowcount={count} aria-multiselectable>
        <CollectionHead
          {...props}
          columns={columns}
          allSelected={rows.length > 0 && rows.every((row) => selection.ids.has(row.id))}
          onSelectAll={(all) => selection.set(all ? rows.map((row) => row.id) : [])}
        />
        <div
          className={classes.body}
          role="rowgroup"
          style={view.height === undefined ? undefined : { height: view.height }}
        >
          <Rows {...props} rows={rows} columns={columns} drawn={view.drawn} keys={keys} />
        </div>
      </div>
      <LoadMore loaded={loaded} />
      {props.showTotals && <TotalsRow columns={columns} all={props.columns} />}
    </div>
  );
}

const NO_ROWS: readonly never[] = [];

interface DrawnProps<TRow extends { readonly id: string }> extends RowsProps<TRow> {
  readonly rows: readonly TRow[];
  readonly columns: readonly Column<TRow>[];
  readonly drawn: readonly { readonly index: number; readonly offset: number | undefined }[];
  readonly keys: TableKeys;
}

function Rows<TRow extends { readonly id: string }>(props: DrawnProps<TRow>) {
  const { rows, drawn, keys, selection } = props;
  const prefetch = usePrefetch(props.onPrefetch);
  const tabbable = Math.min(props.active, rows.length - 1);
  return drawn.map(({ index, offset }) => {
    const row = rows[index];
    if (!row) return null;
    return (
      <CollectionRow
        key={row.id}
        row={row}
        index={index}
        offset={offset}
        columns={props.columns}
        label={props.rowLabel(row)}
        href={props.hrefOf(row)}
        selected={selection.ids.has(row.id)}
        open={props.openId === row.id}
        tabbable={index === tabbable}
        editingKey={keys.editing?.id === row.id ? keys.editing.key : null}
        onEditing={keys.onEditing}
        onToggle={selection.toggle}
        onOpen={props.onOpen}
        onRest={prefetch.rest}
        onLeave={prefetch.leave}
        onFocused={props.onActive}
      />
    );
  });
}

/** Beside an open record the last columns make way. */
function useColumns<TRow>(shown: readonly Column<TRow>[], beside: boolean, width: number): readonly Column<TRow>[] {
  const narrowed = beside && width > 0;
  return useMemo(() => (narrowed ? fitting(shown, width) : shown), [shown, narrowed, width]);
}

const measures = <TRow,>(columns: readonly Column<TRow>[], rowHeight: number) =>
  ({
    '--columns': gridTemplate(columns, true),
    '--row-least': `${leastWidth(columns)}px`,
    '--row-height': `${rowHeight}px`,
  }) as CSSProperties;

/** When the panel beside the list closes, the focus returns to the row that it showed. */
function useReturnToOpenRow(
  openId: string | null,
  rows: readonly { readonly id: string }[],
  onReturn: (index: number) => void,
) {
  const last = useRef(openId);
  const latest = useRef({ rows, onReturn });
  latest.current = { rows, onReturn };
  useEffect(() => {
    const closed = openId === null ? last.current : null;
    last.current = openId;
    const index = closed === null ? -1 : latest.current.rows.findIndex((row) => row.id === closed);
    if (index !== -1) latest.current.onReturn(index);
  }, [openId]);
}
