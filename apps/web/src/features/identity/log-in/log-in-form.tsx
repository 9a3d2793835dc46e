import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LogInDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import type { Viewer } from '../../../ui/data/words/use-viewer.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { email, required } from '../../../ui/forms/validators.js';

export function LogInForm({ onIn }: { readonly onIn: (viewer: Viewer) => Promise<void> }) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const logIn = useSave(LogInDocument);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '', password: '' },
    validate: { email: email(refusals), password: required(refusals) },
    validateInputOnBlur: ['email'],
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: (input) => logIn({ input: { ...input, email: input.email.trim() } }),
    onSaved: ({ logIn: viewer }) => onIn(viewer),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          inputMode="email"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={t('field.password')}
          autoComplete="current-password"
          key={form.key('password')}
          {...form.getInputProps('password')}
        />
        <Button type="submit" loading={busy} fullWidth size="md">
          {t('logIn.do')}
        </Button>
        <Anchor component={Link} to="/forgot-password" size="sm" ta="center">
          {t('logIn.forgot')}
        </Anchor>
      </Stack>
    </form>
  );
}
