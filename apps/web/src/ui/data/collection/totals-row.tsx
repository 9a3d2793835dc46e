import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import { type Column, hasTotal } from './column.js';

export interface TotalsRowProps<TRow> {
  readonly columns: readonly Column<TRow>[];
  /** Also those that made way: their sums stand at the end then. */
  readonly all: readonly Column<TRow>[];
}

/** The sums of everything that the filter finds, not only of the rows loaded so far. */
export function TotalsRow<TRow>({ columns, all }: TotalsRowProps<TRow>) {
  const { t } = useTranslation('data');
  const inPlace = columns.some(hasTotal);
  return (
    <div className={classes.totals} role="group" aria-label={t('list.totals')}>
      <div className={classes.headRow}>
        <div className={classes.check} aria-hidden>
          Σ
        </div>
        {columns.map((column) => (
          <div key={column.key} className={classes.cell} data-align={column.align}>
            {column.total}
          </div>
        ))}
        {!inPlace && <div className={classes.totalsBeside}>{all.find(hasTotal)?.total}</div>}
      </div>
    </div>
  );
}
