import { PasswordInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';

/** One field, shown on wish: typing a password twice makes people choose short ones. */
export function NewPasswordField<T extends { password: string }>({
  form,
  email,
  autoFocus,
}: {
  readonly form: UseFormReturnType<T>;
  readonly email: string;
  readonly autoFocus?: boolean;
}) {
  const { t } = useTranslation('identity');
  return (
    <>
      <input type="hidden" autoComplete="username" name="username" value={email} readOnly />
      <PasswordInput
        label={t('field.newPassword')}
        description={t('field.newPasswordHint')}
        autoComplete="new-password"
        autoFocus={autoFocus ?? false}
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </>
  );
}
