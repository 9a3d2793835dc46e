import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../../ui/data/states/use-late.js';
import classes from './board.module.css';

export function BoardSkeleton() {
  const { t } = useTranslation('data');
  const late = useLate(true);
  return (
    <div className={classes.board} role="status" aria-label={t('list.loading')}>
      {late &&
        Array.from({ length: 5 }, (_, column) => (
          <div key={column} className={classes.column}>
            {Array.from({ length: 4 - (column % 3) }, (_, card) => (
              <Skeleton key={card} height={96} radius="md" mb={8} />
            ))}
          </div>
        ))}
    </div>
  );
}
