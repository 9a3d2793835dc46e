import { Button, Divider, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { SetUpOrganisationDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { CURRENCIES } from '../../../ui/fields/currencies.js';
import { TimeZoneSelect } from '../../../ui/fields/time-zone-select.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { email, newPassword, required } from '../../../ui/forms/validators.js';
import { NewPasswordField } from '../links/new-password-field.js';
import { PublicPage } from '../session/public-page.js';
import { useEnter } from '../session/use-enter.js';
import { useGuestLanguage } from '../session/use-guest-language.js';

/** The first person of an empty installation names the organisation and becomes its administrator. */
export function SetUpForm({ token }: { readonly token: string }) {
  const { t } = useTranslation('identity');
  const form = useSetUpValues();
  const setUp = useSave(SetUpOrganisationDocument);
  const enter = useEnter();
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ taxId, ...values }) =>
      setUp({ input: { ...values, token, taxId: taxId.trim() === '' ? null : taxId.trim() } }),
    onSaved: ({ setUpOrganisation: viewer }) => enter(viewer),
  });
  return (
    <PublicPage title={t('setUp.title')} text={t('setUp.text')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormRefusal refusal={refusal} />
          <TextInput
            label={t('field.organisation')}
            autoComplete="organization"
            autoFocus
            required
            key={form.key('organisationName')}
            {...form.getInputProps('organisationName')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label={t('field.taxId')} key={form.key('taxId')} {...form.getInputProps('taxId')} />
            <Select
              label={t('field.baseCurrency')}
              data={CURRENCIES}
              searchable
              allowDeselect={false}
              key={form.key('baseCurrency')}
              {...form.getInputProps('baseCurrency')}
            />
          </SimpleGrid>
          <TimeZoneSelect label={t('field.timeZone')} key={form.key('timeZone')} {...form.getInputProps('timeZone')} />
          <Divider label={t('setUp.you')} labelPosition="left" />
          <TextInput
            label={t('field.yourName')}
            autoComplete="name"
            required
            key={form.key('adminName')}
            {...form.getInputProps('adminName')}
          />
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="email"
            required
            key={form.key('adminEmail')}
            {...form.getInputProps('adminEmail')}
          />
          <NewPasswordField form={form} email="" />
          <LanguageChoice form={form} />
          <Button type="submit" loading={busy} fullWidth size="md">
            {t('setUp.do')}
          </Button>
        </Stack>
      </form>
    </PublicPage>
  );
}

function LanguageChoice({ form }: { readonly form: ReturnType<typeof useSetUpValues> }) {
  const { t } = useTranslation('identity');
  return (
    <SegmentedControl
      fullWidth
      aria-label={t('field.language')}
      data={[
        { value: 'PL', label: 'Polski' },
        { value: 'EN', label: 'English' },
      ]}
      key={form.key('language')}
      {...form.getInputProps('language')}
    />
  );
}

function useSetUpValues() {
  const { t } = useTranslation('refusals');
  const { current } = useGuestLanguage();
  return useForm({
    mode: 'uncontrolled',
    initialValues: {
      organisationName: '',
      taxId: '',
      baseCurrency: 'PLN',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Europe/Warsaw',
      language: current === 'pl' ? ('PL' as const) : ('EN' as const),
      adminName: '',
      adminEmail: '',
      password: '',
    },
    validate: { organisationName: required(t), adminName: required(t), adminEmail: email(t), password: newPassword(t) },
    validateInputOnBlur: true,
  });
}
