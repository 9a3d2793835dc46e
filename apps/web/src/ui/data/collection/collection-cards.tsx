import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import shared from './collection.module.css';
import classes from './collection-cards.module.css';
import type { RowsProps } from './rows-props.js';
import { type Column, hasTotal } from './column.js';
import { LoadMore } from './load-more.js';

/** The same rows where there is no room for columns: measured, because cards differ in height. */
export function CollectionCards<TRow extends { readonly id: string }>(props: RowsProps<TRow>) {
  const { loaded, columns, showTotals } = props;
  const { t } = useTranslation('data');
  const rows = loaded.rows ?? [];
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 92,
    overscan: 8,
  });
  const near = () => {
    const box = scroller.current;
    if (box && box.scrollHeight - box.scrollTop - box.clientHeight < 800) loaded.loadMore();
  };
  const totals = columns.filter(hasTotal);
  return (
    <div ref={scroller} className={shared.scroller} onScroll={near} data-stale={loaded.stale || undefined}>
      <ul className={classes.cards} aria-label={props.label} style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, start }) => {
          const row = rows[index];
          if (!row) return null;
          return (
            <li
              key={row.id}
              ref={virtualizer.measureElement}
              data-index={index}
              className={classes.cardPlace}
              style={{ transform: `translateY(${start}px)` }}
            >
              <Card {...props} row={row} />
            </li>
          );
        })}
      </ul>
      <LoadMore loaded={loaded} />
      {showTotals && totals.length > 0 && (
        <div className={classes.cardTotals} role="group" aria-label={t('list.totals')}>
          <span aria-hidden>Σ</span>
          {totals.map((column) => (
            <span key={column.key}>{column.total}</span>
          ))}
        </div>
      )}
    </div>
  );
}

function Card<TRow extends { readonly id: string }>({
  row,
  columns,
  arrangement,
  hrefOf,
  onOpenPage,
}: RowsProps<TRow> & { readonly row: TRow }) {
  const hidden = arrangement.arrangement.hidden;
  const placed = (place: Column<TRow>['card']) =>
    columns.filter((column) => column.card === place && (column.fixed || !hidden.includes(column.key)));
  return (
    <a
      href={hrefOf(row)}
      className={classes.card}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey) return;
        event.preventDefault();
        onOpenPage(row);
      }}
    >
      <span className={classes.cardTop}>
        <span className={classes.cardTitle}>{placed('title').map((column) => column.render(row))}</span>
        <span className={classes.cardSide}>
          {placed('side').map((column) => (
            <span key={column.key}>{column.render(row)}</span>
          ))}
        </span>
      </span>
      <span className={classes.cardLines}>
        {placed('line').map((column) => (
          <span key={column.key} className={classes.cardLine}>
            {column.render(row)}
          </span>
        ))}
      </span>
    </a>
  );
}
