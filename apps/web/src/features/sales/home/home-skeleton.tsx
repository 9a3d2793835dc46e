import { Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLate } from '../../../ui/data/states/use-late.js';
import classes from './home.module.css';

export function HomeSkeleton() {
  const { t } = useTranslation('data');
  const late = useLate(true);
  return (
    <div className={classes.skeleton} role="status" aria-label={t('list.loading')}>
      {late &&
        Array.from({ length: 9 }, (_, at) => (
          <Skeleton key={at} height={20} width={`${92 - ((at * 13) % 40)}%`} radius="sm" />
        ))}
    </div>
  );
}
