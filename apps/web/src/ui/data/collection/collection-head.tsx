import { Checkbox, UnstyledButton } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import type { RowsProps } from './rows-props.js';
import { type Column, nextSort, type Sort } from './column.js';

export interface CollectionHeadProps<TRow extends { readonly id: string }>
  extends Pick<RowsProps<TRow>, 'columns' | 'sort' | 'onSort'> {
  readonly allSelected: boolean;
  readonly onSelectAll: (all: boolean) => void;
}

export function CollectionHead<TRow extends { readonly id: string }>({
  columns,
  sort,
  onSort,
  allSelected,
  onSelectAll,
}: CollectionHeadProps<TRow>) {
  const { t } = useTranslation('data');
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" className={classes.headRow}>
        <div role="columnheader" className={classes.check}>
          <Checkbox
            size="xs"
            checked={allSelected}
            onChange={(event) => onSelectAll(event.currentTarget.checked)}
            aria-label={t('list.selectAll')}
          />
        </div>
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </div>
    </div>
  );
}

interface HeadCellProps<TRow> {
  readonly column: Column<TRow>;
  readonly sort: Sort | null;
  readonly onSort: (sort: Sort) => void;
}

function HeadCell<TRow>({ column, sort, onSort }: HeadCellProps<TRow>) {
  const field = column.sort;
  const direction = field !== undefined && sort?.field === field ? sort.direction : null;
  const ariaSort = direction === null ? 'none' : direction === 'ASC' ? 'ascending' : 'descending';
  return (
    <div
      role="columnheader"
      className={classes.headCell}
      data-align={column.align}
      aria-sort={field === undefined ? undefined : ariaSort}
    >
      {field === undefined ? (
        column.title
      ) : (
        <UnstyledButton
          className={classes.sort}
          onClick={() => onSort(nextSort(sort, field))}
          data-sorted={direction !== null || undefined}
        >
          {column.title}
          {direction === 'ASC' && <IconArrowUp size={12} aria-hidden />}
          {direction === 'DESC' && <IconArrowDown size={12} aria-hidden />}
        </UnstyledButton>
      )}
    </div>
  );
}
