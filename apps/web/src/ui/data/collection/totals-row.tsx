import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import type { Column } from './column.js';

/** The sums of everything that the filter finds, not only of the rows loaded so far. */
export function TotalsRow<TRow>({ columns }: { readonly columns: readonly Column<TRow>[] }) {
  const { t } = useTranslation('data');
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
      </div>
    </div>
  );
}
