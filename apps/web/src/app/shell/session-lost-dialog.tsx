import { useApolloClient } from '@apollo/client/react';
import { Button, Modal, PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LogInDocument } from '../../graphql/graphql.js';
import type { Refusal } from '../../ui/data/saving/refusal.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import type { Viewer } from '../../ui/data/words/use-viewer.js';
import { sessionLost } from '../../ui/state/connection.js';

/** The session ended while somebody was working: they log in again over the page, and what they typed is still there. */
export function SessionLostDialog({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('shell');
  const say = useRefusalWords();
  const client = useApolloClient();
  const logIn = useSave(LogInDocument);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useForm({ mode: 'uncontrolled', initialValues: { password: '' } });
  const submit = form.onSubmit(async ({ password }) => {
    setBusy(true);
    const done = await logIn({ input: { email: viewer.email, password } });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    form.reset();
    sessionLost.set(false);
    void client.refetchQueries({ include: 'active' });
  });
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('sessionLost.title')}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <Text c="dimmed">{t('sessionLost.text', { email: viewer.email })}</Text>
          <input type="hidden" name="username" autoComplete="username" value={viewer.email} readOnly />
          <PasswordInput
            label={t('sessionLost.password')}
            autoComplete="current-password"
            data-autofocus
            error={refusal && say(refusal)}
            key={form.key('password')}
            {...form.getInputProps('password')}
          />
          <Button type="submit" loading={busy}>
            {t('sessionLost.logIn')}
          </Button>
          <Button variant="subtle" color="gray" component="a" href="/log-in" onClick={() => sessionLost.set(false)}>
            {t('sessionLost.leave')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
