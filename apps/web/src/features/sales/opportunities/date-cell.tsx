import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './opportunities.module.css';
import type { SaleRow } from './sale-row.js';

/** When it is meant to close, or when it did. A date gone by says so in words too, not in red alone. */
export function DateCell({ sale }: { readonly sale: Pick<SaleRow, 'meaning' | 'expectedCloseDate' | 'closedOn'> }) {
  const { t } = useTranslation('sales');
  const words = useWords();
  const open = sale.meaning === 'OPEN';
  const date = open ? sale.expectedCloseDate : sale.closedOn;
  if (date === null) return <span className={classes.nothing}>–</span>;
  const passed = open && date < words.today;
  return (
    <time
      dateTime={date}
      className={classes.date}
      data-passed={passed || undefined}
      title={passed ? t('card.closePassed', { date: words.fullDate(date) }) : words.fullDate(date)}
    >
      {words.date(date)}
      {passed && ' !'}
    </time>
  );
}
