import { useQuery } from '@apollo/client/react';
import { Anchor, Button, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PublicStateDocument, RequestPasswordResetDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { email } from '../../../ui/forms/validators.js';
import { PublicPage } from '../session/public-page.js';

export function ForgotPasswordPage() {
  const { t } = useTranslation('identity');
  const { data } = useQuery(PublicStateDocument, { fetchPolicy: 'cache-first' });
  const [sentTo, setSentTo] = useState<string | null>(null);
  const withoutMail = data?.publicState.mailConfigured === false;
  return (
    <PublicPage
      title={t('forgot.title')}
      text={withoutMail ? t('forgot.withoutMail') : sentTo === null ? t('forgot.text') : undefined}
    >
      <Stack gap="md" mt="md">
        {!withoutMail && sentTo === null && <RequestForm onSent={setSentTo} />}
        {sentTo !== null && <Text role="status">{t('forgot.sent', { email: sentTo })}</Text>}
        <Anchor component={Link} to="/log-in" size="sm" ta="center">
          {t('link.toLogIn')}
        </Anchor>
      </Stack>
    </PublicPage>
  );
}

function RequestForm({ onSent }: { readonly onSent: (email: string) => void }) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const request = useSave(RequestPasswordResetDocument);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: email(refusals) },
    validateInputOnBlur: true,
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: (values) => request({ email: values.email.trim() }),
    onSaved: (_, values) => onSent(values.email.trim()),
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="username"
          autoFocus
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <Button type="submit" loading={busy} fullWidth size="md">
          {t('forgot.do')}
        </Button>
      </Stack>
    </form>
  );
}
