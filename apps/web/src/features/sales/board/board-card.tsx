import { memo } from 'react';
import { MoneyAmount } from '../../../ui/data/money/money-amount.js';
import { PersonMark } from '../../../ui/data/words/person-mark.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { DateCell } from '../opportunities/date-cell.js';
import { WarningMark } from '../warning-mark.js';
import type { BoardCard } from './board-columns.js';
import classes from './board.module.css';

/** What one must know of a sale to leave it alone: and at most one warning, the worst. */
export const BoardCardView = memo(function BoardCardView({
  card,
  overlay = false,
}: {
  readonly card: BoardCard;
  readonly overlay?: boolean;
}) {
  const words = useWords();
  return (
    <div className={classes.card} data-overlay={overlay || undefined}>
      <span className={classes.cardTitle}>{card.title}</span>
      <span className={classes.cardCustomer}>{card.customer?.name ?? '–'}</span>
      <span className={classes.cardFigures}>
        <MoneyAmount of={card} quiet />
        <DateCell sale={card} />
      </span>
      <span className={classes.cardFoot}>
        <PersonMark person={card.owner} withName={false} />
        <span className={classes.cardClasses}>
          {card.classifications.map((one) => words.localised(one.value.name)).join(' · ')}
        </span>
      </span>
      {card.warning && card.meaning === 'OPEN' && <WarningMark sale={card} />}
    </div>
  );
});
