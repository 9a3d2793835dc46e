import { useApolloClient } from '@apollo/client/react';
import { Button, Group, Modal, Text, Textarea } from '@mantine/core';
import { IconArrowsMove, IconMinus, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ProcessDraftFactsFragment, PublishProcessDocument } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './editor.module.css';
import { type ProcessChange, useChangeWords } from './use-change-words.js';

export interface ChangesDialogProps {
  readonly opened: boolean;
  readonly draft: ProcessDraftFactsFragment;
  readonly onClose: () => void;
}

/** What will be different for those who sell, said before it is put in force. */
export function ChangesDialog({ opened, draft, onClose }: ChangesDialogProps) {
  const { t } = useTranslation('processes');
  const { t: shell } = useTranslation('shell');
  const client = useApolloClient();
  const send = useSave(PublishProcessDocument);
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const number = (draft.currentNumber ?? 0) + 1;
  const publish = async () => {
    setBusy(true);
    const done = await send({ processId: draft.processId, expectedVersion: draft.version, reason: reason || null });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    onClose();
    await refetchActive(client, ['ProcessSettings', 'ProcessVersions', 'Processes', 'SalesMigrationPreview']);
    sayDone(t('publish.done', { number: done.data.publishProcess.number }));
  };
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="lg"
      title={t(number === 1 ? 'publish.firstTitle' : 'publish.title', { number })}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <FormRefusal refusal={refusal} />
      <Text c="dimmed" size="sm">
        {t(number === 1 ? 'publish.firstText' : 'publish.text')}
      </Text>
      {draft.changes.length === 0 && <Text my="md">{t('publish.nothing')}</Text>}
      <ChangeList changes={draft.changes} />
      <Textarea
        label={t('publish.reason')}
        description={t('publish.reasonText')}
        autosize
        minRows={2}
        maxLength={2000}
        value={reason}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Group justify="flex-end" mt="md" gap="xs">
        <Button variant="default" onClick={onClose}>
          {t('publish.back')}
        </Button>
        <Button loading={busy} disabled={draft.changes.length === 0} onClick={() => void publish()}>
          {t('publish.do', { number })}
        </Button>
      </Group>
    </Modal>
  );
}

const MARKS = {
  added: IconPlus,
  removed: IconMinus,
  moved: IconArrowsMove,
  changed: IconPencil,
} as const;

function ChangeList({ changes }: { readonly changes: readonly ProcessChange[] }) {
  const say = useChangeWords();
  return (
    <ul className={classes.changes}>
      {changes.map((change, index) => {
        const { sign, words } = say(change);
        const Mark = MARKS[sign];
        return (
          // A list that is shown once: places are identity enough.
          <li key={`${change.kind} ${index}`} data-sign={sign}>
            <Mark size={16} stroke={1.8} aria-hidden />
            <span>{words}</span>
          </li>
        );
      })}
    </ul>
  );
}
