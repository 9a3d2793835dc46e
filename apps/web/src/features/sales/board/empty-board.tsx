import { Button } from '@mantine/core';
import { IconLayoutKanban, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useCreation } from '../../../ui/data/creation/creation.js';
import { EmptyState } from '../../../ui/data/states/empty-state.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';

/** A process in which nothing has begun yet. */
export function EmptyBoard() {
  const { t } = useTranslation('sales');
  const { create } = useCreation();
  const mayWrite = useMay('opportunity.write');
  return (
    <EmptyState icon={<IconLayoutKanban size={36} />} title={t('board.empty')} text={t('board.emptyHint')}>
      {mayWrite && (
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => create({ kind: 'opportunity' })}>
          {t('new.action')}
        </Button>
      )}
    </EmptyState>
  );
}
