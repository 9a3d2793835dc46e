import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../../ui/data/states/use-late.js';
import classes from './opportunity.module.css';

/** Where the parts of a sale will stand; only when nothing of it is known and it takes a moment. */
export function OpportunitySkeleton() {
  const { t } = useTranslation('data');
  const late = useLate(true);
  return (
    <div className={classes.view} role="status" aria-label={t('list.loading')}>
      {late && (
        <div className={classes.top}>
          <Skeleton height={28} width="50%" />
          <Skeleton height={30} />
          <Skeleton height={48} />
          <Skeleton height={220} />
        </div>
      )}
    </div>
  );
}
