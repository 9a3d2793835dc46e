import { useDroppable } from '@dnd-kit/core';
import { Link } from '@tanstack/react-router';
import { IconTrophy, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { MoneySum } from '../../../ui/data/money/money-sum.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import classes from './board.module.css';
import type { BoardColumnProps } from './board-column-props.js';
import { CardPlace } from './card-place.js';

export function BoardColumnView(props: BoardColumnProps) {
  const { column, target, listSearch } = props;
  const { t } = useTranslation('sales');
  const words = useWords();
  const { setNodeRef, isOver } = useDroppable({ id: column.stage.id });
  const name = words.localised(column.stage.name);
  return (
    <section
      ref={setNodeRef}
      className={classes.column}
      data-over={isOver || target || undefined}
      data-meaning={column.stage.meaning}
      aria-label={t('board.column', { stage: name, count: column.count.value })}
    >
      <header className={classes.columnHead}>
        <h2 className={classes.columnName} title={name}>
          {column.stage.meaning === 'WON' && <IconTrophy size={14} aria-hidden />}
          {column.stage.meaning === 'LOST' && <IconX size={14} aria-hidden />}
          {name}
        </h2>
        <span className={classes.columnCount}>{words.count(column.count)}</span>
        <span className={classes.columnSum}>
          <MoneySum sum={column.inBase} missingRates={column.missingRates} short />
        </span>
      </header>
      <ul className={classes.cards} aria-label={name}>
        {column.cards.map((card) => (
          <CardPlace key={card.id} card={card} {...props} />
        ))}
      </ul>
      {column.hasMore && (
        <Link to="/opportunities" search={listSearch} className={classes.more}>
          {t('board.more', { shown: words.count(column.count) })}
        </Link>
      )}
    </section>
  );
}
