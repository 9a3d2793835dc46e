import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ShownOnce } from '../../../ui/forms/shown-once.js';

/** The one time a secret is seen: it takes a press of the button to leave, not a slip beside the dialog. */
export function SecretDialog({ secret, onClose }: { readonly secret: string | null; readonly onClose: () => void }) {
  const { t } = useTranslation('identity');
  return (
    <Modal
      opened={secret !== null}
      onClose={onClose}
      title={t('keys.secret')}
      closeOnClickOutside={false}
      withCloseButton={false}
      size="lg"
    >
      <Stack gap="md">
        <Text>{t('keys.secretText')}</Text>
        {secret !== null && <ShownOnce value={secret} label={t('keys.secret')} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('keys.kept')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
