import { Button, Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RefusalNotice } from '../states/refusal-notice.js';
import { EmptyState } from '../states/empty-state.js';
import { useLate } from '../states/use-late.js';
import classes from './collection.module.css';
import type { Loaded } from './use-connection.js';

export interface CollectionStateProps {
  readonly loaded: Loaded<unknown>;
  readonly rowHeight: number;
  readonly filtered: boolean;
  readonly empty: ReactNode;
  readonly onClearFilters?: () => void;
}

/** What stands where the rows would: the reason they are not there, and what to do about it. */
export function CollectionState({ loaded, rowHeight, filtered, empty, onClearFilters }: CollectionStateProps) {
  const { t } = useTranslation('data');
  const late = useLate(loaded.rows === null);
  if (loaded.refusal) return <RefusalNotice refusal={loaded.refusal} onRetry={loaded.retry} />;
  if (loaded.rows === null) {
    return (
      <div className={classes.skeletons} role="status" aria-label={t('list.loading')}>
        {late && Array.from({ length: 12 }, (_, at) => <Skeleton key={at} height={rowHeight - 16} radius="sm" />)}
      </div>
    );
  }
  if (!filtered) return empty;
  return (
    <EmptyState title={t('list.filteredToNothing')} text={t('list.filteredHint')}>
      {onClearFilters && (
        <Button variant="default" onClick={onClearFilters}>
          {t('list.clearFilters')}
        </Button>
      )}
    </EmptyState>
  );
}
