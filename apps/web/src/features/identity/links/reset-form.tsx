import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ResetPasswordDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { newPassword } from '../../../ui/forms/validators.js';
import { PublicPage } from '../session/public-page.js';
import { useEnter } from '../session/use-enter.js';
import { NewPasswordField } from './new-password-field.js';

export function ResetForm({ token, email }: { readonly token: string; readonly email: string }) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const reset = useSave(ResetPasswordDocument);
  const enter = useEnter();
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: newPassword(refusals) },
    validateInputOnBlur: true,
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ password }) => reset({ input: { token, password } }),
    onSaved: ({ resetPassword: viewer }) => enter(viewer),
    rename: { newPassword: 'password' },
  });
  return (
    <PublicPage title={t('reset.title')} text={t('reset.text', { email })}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormRefusal refusal={refusal} />
          <NewPasswordField form={form} email={email} autoFocus />
          <Button type="submit" loading={busy} fullWidth size="md">
            {t('reset.do')}
          </Button>
        </Stack>
      </form>
    </PublicPage>
  );
}
