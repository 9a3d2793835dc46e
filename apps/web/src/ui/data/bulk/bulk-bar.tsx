import { ActionIcon, Button, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useWords } from '../words/use-words.js';
import type { CollectionProps } from '../collection/collection-types.js';
import type { Selection } from '../collection/use-selection.js';
import classes from './bulk.module.css';

export interface BulkBarProps<TRow extends { readonly id: string }>
  extends Pick<CollectionProps<TRow>, 'loaded' | 'mostFound'> {
  readonly selection: Selection;
  readonly draw: NonNullable<CollectionProps<TRow>['bulk']>;
}

/** How many rows are chosen, the way to all that the filter finds, and what can be done with them. */
export function BulkBar<TRow extends { readonly id: string }>(props: BulkBarProps<TRow>): ReactNode {
  const { loaded, selection, draw, mostFound = 0 } = props;
  const { t } = useTranslation('data');
  const words = useWords();
  const rows = (loaded.rows ?? []).filter((row) => selection.ids.has(row.id));
  const all = loaded.count;
  const hasMore = all !== null && all.value > rows.length && all.value <= mostFound;
  const everything = selection.everything && all !== null;
  const count = everything ? all.value : rows.length;
  return (
    <div className={classes.bar} role="toolbar" aria-label={t('bulk.toolbar')}>
      <ActionIcon variant="subtle" color="gray" onClick={selection.clear} aria-label={t('bulk.clear')}>
        <IconX size={16} />
      </ActionIcon>
      <Text size="sm" fw={600}>
        {everything ? t('bulk.everything', { shown: words.count(all) }) : t('bulk.selected', { count })}
      </Text>
      {hasMore && !everything && (
        <Button size="compact-xs" variant="subtle" onClick={selection.setEverything}>
          {t('bulk.chooseEverything', { shown: words.count(all) })}
        </Button>
      )}
      {draw({ rows, everything })}
    </div>
  );
}
