import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './page-states.module.css';

/** Shown when a page takes longer than 150 ms; the router holds it back till then. */
export function PageSkeleton() {
  const { t } = useTranslation('shell');
  return (
    <div className={classes.skeleton} role="status" aria-label={t('loading')}>
      <Skeleton height={24} width={220} radius="sm" />
      <Skeleton height={16} width="60%" radius="sm" />
      <Skeleton height={160} radius="md" />
      <Skeleton height={16} width="80%" radius="sm" />
      <Skeleton height={16} width="70%" radius="sm" />
    </div>
  );
}
