import { PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ChangePasswordDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { newPassword, required } from '../../../ui/forms/validators.js';
import { Card } from '../../../ui/layout/card.js';
import { sayDone } from '../../../ui/layout/said.js';

export function PasswordCard({ email }: { readonly email: string }) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const change = useSave(ChangePasswordDocument);
  const form = useForm({
    mode: 'controlled',
    initialValues: { currentPassword: '', newPassword: '' },
    validate: { currentPassword: required(refusals), newPassword: newPassword(refusals) },
    validateInputOnBlur: ['newPassword'],
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: (input) => change({ input }, { refetch: ['MySessions'] }),
    onSaved: () => {
      form.reset();
      sayDone(t('profile.passwordChanged'));
    },
  });
  const wrong = refusal?.code === 'PASSWORD_WRONG';
  return (
    <Card title={t('profile.password')} text={t('profile.passwordText')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormRefusal refusal={wrong ? null : refusal} />
          <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
          <PasswordInput
            label={t('field.currentPassword')}
            autoComplete="current-password"
            {...form.getInputProps('currentPassword')}
            error={wrong ? refusals('PASSWORD_WRONG') : form.errors['currentPassword']}
          />
          <PasswordInput
            label={t('field.newPassword')}
            description={t('field.newPasswordHint')}
            autoComplete="new-password"
            {...form.getInputProps('newPassword')}
          />
          <FormActions label={t('profile.changePassword')} busy={busy} dirty={form.isDirty()} />
        </Stack>
      </form>
    </Card>
  );
}
