import { ActionIcon, Button, Group, Menu, Modal, Stack, Text, TextInput } from '@mantine/core';
import { IconFileDownload, IconShieldLock, IconUserX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ContactFactsFragment, EraseContactDocument, ExportContactDocument } from '../../../graphql/graphql.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { Problem } from '../../../ui/data/states/problem.js';
import { useMay } from '../../../ui/data/words/use-viewer.js';

export interface ContactPrivacyProps {
  readonly contact: ContactFactsFragment;
  readonly reload: () => Promise<void>;
}

/** What a person may ask of us: what we keep of them, and to be forgotten. */
export function ContactPrivacy({ contact, reload }: ContactPrivacyProps) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const mayErase = useMay('customer.delete');
  const take = useSave(ExportContactDocument);
  const [erasing, setErasing] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const download = async (kind: 'json' | 'text') => {
    const saved = await take({ id: contact.id });
    if (!saved.ok) return setProblem(say(saved.refusal));
    const { fileName, json, text } = saved.data.exportContact;
    save(kind === 'json' ? `${fileName}.json` : `${fileName}.txt`, kind === 'json' ? json : text);
  };
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" variant="subtle" color="gray" aria-label={t('privacy.of', { name: contact.name })}>
            <IconShieldLock size={14} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(['json', 'text'] as const).map((kind) => (
            <Menu.Item
              key={kind}
              leftSection={<IconFileDownload size={16} aria-hidden />}
              onClick={() => void download(kind)}
            >
              {t(`privacy.${kind}`)}
            </Menu.Item>
          ))}
          {mayErase && (
            <Menu.Item color="red" leftSection={<IconUserX size={16} aria-hidden />} onClick={() => setErasing(true)}>
              {t('privacy.erase')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      <Problem text={problem} />
      {erasing && <EraseDialog contact={contact} onClose={() => setErasing(false)} onDone={reload} />}
    </>
  );
}

interface EraseDialogProps {
  readonly contact: ContactFactsFragment;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** There is no way back, so it is asked, and the name is typed. */
function EraseDialog({ contact, onClose, onDone }: EraseDialogProps) {
  const { t } = useTranslation('customers');
  const say = useRefusalWords();
  const erase = useSave(EraseContactDocument);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const run = async () => {
    const input = { id: contact.id, expectedVersion: contact.version, reason: reason.trim() || null };
    const saved = await erase(input, { refetch: ['CustomerTimeline', 'CustomerRegister'] });
    if (!saved.ok) return setProblem(say(saved.refusal));
    onClose();
    await onDone();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('privacy.eraseTitle', { name: contact.name })}
      closeButtonProps={{ 'aria-label': t('new.close') }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('privacy.eraseText')}</Text>
        <TextInput
          label={t('privacy.typeName', { name: contact.name })}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          label={t('privacy.reason')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Problem text={problem} size="sm" />
        <Group justify="flex-end" gap="xs">
          <Button variant="subtle" color="gray" onClick={onClose}>
            {t('contacts.cancel')}
          </Button>
          <Button color="red" disabled={typed.trim() !== contact.name} onClick={() => void run()}>
            {t('privacy.erase')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function save(fileName: string, content: string): void {
  const address = URL.createObjectURL(new Blob([content]));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
