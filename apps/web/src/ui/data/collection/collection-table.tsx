import { Button, Progress } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import { CollectionHead } from './collection-head.js';
import { CollectionRow } from './collection-row.js';
import type { CollectionProps } from './collection-types.js';
import { fitting, gridTemplate, leastWidth } from './column.js';
import { TotalsRow } from './totals-row.js';
import type { useArrangement } from './use-arrangement.js';
import { usePrefetch } from './use-prefetch.js';
import { useRowKeys } from './use-row-keys.js';
import type { Selection } from './use-selection.js';

/** Below this many rows all of them are in the page: printing and the browser's own search find every one. */
const VIRTUAL_OVER = 200;

export interface RowsProps<TRow extends { readonly id: string }> extends CollectionProps<TRow> {
  readonly arrangement: ReturnType<typeof useArrangement<TRow>>;
  readonly selection: Selection;
  readonly active: number;
  readonly onActive: (index: number) => void;
}

export function CollectionTable<TRow extends { readonly id: string }>(props: RowsProps<TRow>) {
  const { loaded, arrangement, selection, active, onActive } = props;
  const { t } = useTranslation('data');
  const rows = loaded.rows ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const size = useElementSize<HTMLDivElement>();
  const frame = useMergedRef(scroller, size.ref);
  const [editing, setEditing] = useState<{ id: string; key: string } | null>(null);
  const virtual = rows.length > VIRTUAL_OVER;
  const virtualizer = useVirtualizer({
    count: virtual ? rows.length : 0,
    getScrollElement: () => scroller.current,
    estimateSize: () => arrangement.rowHeight,
    overscan: 12,
  });
  const items = virtual ? virtualizer.getVirtualItems() : rows.map((_, index) => ({ index, start: undefined }));
  const prefetch = usePrefetch(props.onPrefetch);
  const focusRow = useFocusRow(scroller, virtual ? (index: number) => virtualizer.scrollToIndex(index) : undefined);
  const activate = (index: number) => {
    onActive(index);
    focusRow(index);
    const row = rows[index];
    if (row && props.openId && props.openId !== row.id) props.onOpen(row);
  };
  const onKeyDown = useRowKeys({
    count: rows.length,
    active,
    onActive: activate,
    onOpen: (index) =>
      withRow(rows[index], (row) => (props.openId === row.id ? props.onOpenPage(row) : props.onOpen(row))),
    onSelect: (index) => withRow(rows[index], (row) => selection.toggle(row.id)),
    onEdit: (index) =>
      withRow(rows[index], (row) => {
        const column = arrangement.shown.find((one) => one.edit && (one.editable?.(row) ?? true));
        if (column) setEditing({ id: row.id, key: column.key });
      }),
  });
  useReturnToOpenRow(props.openId ?? null, rows, onActive, focusRow);
  const beside = Boolean(props.openId) && size.width > 0;
  const columns = useMemo(
    () => (beside ? fitting(arrangement.shown, size.width) : arrangement.shown),
    [arrangement.shown, beside, size.width],
  );
  const near = () => {
    const box = scroller.current;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 800) loaded.loadMore();
  };
  const style = {
    '--columns': gridTemplate(columns, true),
    '--row-least': `${leastWidth(columns)}px`,
    '--row-height': `${arrangement.rowHeight}px`,
  } as React.CSSProperties;
  return (
    <div
      ref={frame}
      className={classes.scroller}
      style={style}
      onScroll={near}
      onKeyDown={onKeyDown}
      data-stale={loaded.stale || undefined}
    >
      {loaded.stale && (
        <Progress value={100} animated size={2} className={classes.progress} aria-label={t('list.loading')} />
      )}
      <div
        className={classes.grid}
        role="grid"
        aria-label={props.label}
        aria-rowcount={loaded.count?.capped ? -1 : (loaded.count?.value ?? -1)}
        aria-multiselectable
      >
        <CollectionHead
          {...props}
          columns={columns}
          allSelected={rows.length > 0 && rows.every((row) => selection.ids.has(row.id))}
          onSelectAll={(all) => selection.set(all ? rows.map((row) => row.id) : [])}
        />
        <div
          className={classes.body}
          role="rowgroup"
          style={virtual ? { height: virtualizer.getTotalSize() } : undefined}
        >
          {items.map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <CollectionRow
                key={row.id}
                row={row}
                index={index}
                offset={start}
                columns={columns}
                label={props.rowLabel(row)}
                href={props.hrefOf(row)}
                selected={selection.ids.has(row.id)}
                open={props.openId === row.id}
                tabbable={index === Math.min(active, rows.length - 1)}
                editingKey={editing?.id === row.id ? editing.key : null}
                onEditing={(key) => {
                  setEditing(key === null ? null : { id: row.id, key });
                  if (key === null) focusRow(index);
                }}
                onToggle={selection.toggle}
                onOpen={props.onOpen}
                onRest={prefetch.rest}
                onLeave={prefetch.leave}
                onFocused={onActive}
              />
            );
          })}
        </div>
      </div>
      {loaded.hasMore && (
        <div className={classes.more}>
          <Button variant="subtle" size="xs" loading={loaded.loadingMore} onClick={loaded.loadMore}>
            {t('list.loadMore')}
          </Button>
        </div>
      )}
      {props.showTotals && <TotalsRow columns={columns} all={props.columns} />}
    </div>
  );
}

function withRow<TRow>(row: TRow | undefined, act: (row: TRow) => void): void {
  if (row) act(row);
}

function useFocusRow(
  scroller: React.RefObject<HTMLDivElement | null>,
  scrollTo: ((index: number) => void) | undefined,
) {
  return useCallback(
    (index: number) => {
      scrollTo?.(index);
      requestAnimationFrame(() => {
        const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${index}"]`);
        row?.focus({ preventScroll: true });
        row?.scrollIntoView({ block: 'nearest' });
      });
    },
    [scroller, scrollTo],
  );
}

/** When the panel beside the list closes, the focus returns to the row that it showed. */
function useReturnToOpenRow(
  openId: string | null,
  rows: readonly { readonly id: string }[],
  onActive: (index: number) => void,
  focusRow: (index: number) => void,
) {
  const last = useRef(openId);
  useEffect(() => {
    const closed = last.current !== null && openId === null ? last.current : null;
    last.current = openId;
    const index = closed === null ? -1 : rows.findIndex((row) => row.id === closed);
    if (index === -1) return;
    onActive(index);
    focusRow(index);
  }, [openId, rows, onActive, focusRow]);
}
