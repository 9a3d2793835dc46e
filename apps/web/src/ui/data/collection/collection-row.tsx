import { ActionIcon, Checkbox, Popover } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type CSSProperties, memo, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import type { Column } from './column.js';

export interface CollectionRowProps<TRow extends { readonly id: string }> {
  readonly row: TRow;
  readonly index: number;
  /** Pixels from the top of the body where only the visible rows are drawn. */
  readonly offset: number | undefined;
  readonly columns: readonly Column<TRow>[];
  readonly label: string;
  readonly href: string;
  readonly selected: boolean;
  readonly open: boolean;
  readonly tabbable: boolean;
  readonly editingKey: string | null;
  readonly onEditing: (id: string, key: string | null, index: number) => void;
  readonly onToggle: (id: string) => void;
  readonly onOpen: (row: TRow) => void;
  readonly onRest: (row: TRow) => void;
  readonly onLeave: () => void;
  readonly onFocused: (index: number) => void;
}

function Row<TRow extends { readonly id: string }>(props: CollectionRowProps<TRow>) {
  const { row, index, offset, columns, selected, open } = props;
  const { t } = useTranslation('data');
  const style: CSSProperties | undefined =
    offset === undefined
      ? undefined
      : { position: 'absolute', top: 0, insetInline: 0, transform: `translateY(${offset}px)` };
  const openByClick = (event: MouseEvent<HTMLElement>) => {
    const inner = event.target instanceof HTMLElement && event.target.closest('button, a, input, label, [data-portal]');
    const selecting = (window.getSelection()?.toString() ?? '') !== '';
    if (!inner && !selecting && event.currentTarget.contains(event.target as Node)) props.onOpen(row);
  };
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      aria-label={props.label}
      data-row={index}
      data-open={open || undefined}
      tabIndex={props.tabbable ? 0 : -1}
      className={classes.row}
      style={style}
      onClick={openByClick}
      onFocus={(event) => {
        if (event.target === event.currentTarget) props.onFocused(index);
        props.onRest(row);
      }}
      onMouseEnter={() => props.onRest(row)}
      onMouseLeave={props.onLeave}
    >
      <div role="gridcell" className={classes.check}>
        <Checkbox
          size="xs"
          tabIndex={-1}
          checked={selected}
          onChange={() => props.onToggle(row.id)}
          aria-label={t('list.select', { name: props.label })}
        />
      </div>
      {columns.map((column) => (
        <Cell key={column.key} {...props} column={column} />
      ))}
    </div>
  );
}

/** Typed again because `memo` forgets type parameters. */
export const CollectionRow = memo(Row) as typeof Row;

interface CellProps<TRow extends { readonly id: string }> extends CollectionRowProps<TRow> {
  readonly column: Column<TRow>;
}

function Cell<TRow extends { readonly id: string }>(props: CellProps<TRow>) {
  const { row, column, editingKey } = props;
  const edit = (key: string | null) => props.onEditing(row.id, key, props.index);
  const { t } = useTranslation('data');
  const content =
    column.card === 'title' ? <TitleLink {...props} /> : <span className={classes.content}>{column.render(row)}</span>;
  if (!column.edit || !(column.editable?.(row) ?? true)) {
    return (
      <div role="gridcell" className={classes.cell} data-align={column.align}>
        {content}
      </div>
    );
  }
  const opened = editingKey === column.key;
  return (
    <div role="gridcell" className={classes.cell} data-align={column.align} data-editable>
      {content}
      <Popover
        opened={opened}
        onChange={(next) => !next && edit(null)}
        position="bottom-end"
        width={280}
        shadow="md"
        trapFocus
        withinPortal
        closeOnEscape
      >
        <Popover.Target>
          <ActionIcon
            className={classes.pencil}
            data-shown={opened || undefined}
            variant="default"
            size="sm"
            tabIndex={-1}
            aria-label={t('list.edit', { field: column.title, name: props.label })}
            onClick={() => edit(column.key)}
          >
            <IconPencil size={13} />
          </ActionIcon>
        </Popover.Target>
        <Popover.Dropdown p="xs" data-portal>
          {opened && column.edit(row, () => edit(null))}
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}

/** A real link, so that it can be opened in a new tab; a plain click opens the panel beside the list. */
function TitleLink<TRow extends { readonly id: string }>({ row, column, href, onOpen }: CellProps<TRow>) {
  return (
    <a
      href={href}
      tabIndex={-1}
      className={classes.title}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        onOpen(row);
      }}
    >
      {column.render(row)}
    </a>
  );
}
