import { Drawer } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DimensionFactsFragment } from '../../../graphql/graphql.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { DimensionForm } from './dimension-form.js';

export interface DimensionDrawerProps {
  readonly opened: boolean;
  readonly dimension: DimensionFactsFragment | null;
  /** Those it can depend on. */
  readonly others: readonly DimensionFactsFragment[];
  readonly onClose: () => void;
}

export function DimensionDrawer({ opened, dimension, others, onClose }: DimensionDrawerProps) {
  const { t } = useTranslation('processes');
  const { t: shell } = useTranslation('shell');
  const words = useWords();
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={620}
      title={dimension ? words.localised(dimension.name) : t('classes.new')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <DimensionForm key={dimension?.version ?? 'new'} dimension={dimension} others={others} onSaved={onClose} />
    </Drawer>
  );
}
