import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './collection.module.css';
import type { Loaded } from './use-connection.js';

/** The sure way to the next rows, where scrolling has not fetched them already. */
export function LoadMore({ loaded }: { readonly loaded: Loaded<unknown> }) {
  const { t } = useTranslation('data');
  if (!loaded.hasMore) return null;
  return (
    <div className={classes.more}>
      <Button variant="subtle" size="xs" loading={loaded.loadingMore} onClick={loaded.loadMore}>
        {t('list.loadMore')}
      </Button>
    </div>
  );
}
