import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useWords } from '../../../ui/data/words/use-words.js';
import type { DraftEditing } from './use-draft.js';

/** Somebody saved the same draft meanwhile. A draft is one whole, so one of the two stands, and one says which. */
export function DraftConflict({ editing }: { readonly editing: DraftEditing }) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const conflict = editing.refusal?.conflict ?? null;
  if (conflict === null) return null;
  const fields = Object.keys(conflict.changed);
  const stages = fields.flatMap((field) => {
    const stage = editing.draft.stages.find(({ key }) => `stage.${key}` === field);
    return stage ? [words.localised(stage.name)] : [];
  });
  return (
    <Modal
      opened
      onClose={() => void editing.takeTheirs()}
      withCloseButton={false}
      title={t('conflict.title')}
      centered
    >
      <Text>
        {t('conflict.text', {
          person: conflict.changedBy ?? '',
          when: conflict.changedAt ? words.moment(conflict.changedAt) : '',
        })}
      </Text>
      {stages.length > 0 && (
        <Text c="dimmed" mt="xs">
          {t('conflict.stages', { stages: stages.join(', ') })}
        </Text>
      )}
      <Group justify="flex-end" mt="lg" gap="xs">
        <Button variant="default" onClick={() => void editing.takeTheirs()}>
          {t('conflict.theirs')}
        </Button>
        <Button onClick={() => void editing.keepMine()}>{t('conflict.mine')}</Button>
      </Group>
    </Modal>
  );
}
