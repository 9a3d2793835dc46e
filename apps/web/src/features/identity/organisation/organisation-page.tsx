import { useApolloClient } from '@apollo/client/react';
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ChangeOrganisationDocument, type OrganisationInput, WhoIsAskingDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useViewer, type Viewer } from '../../../ui/data/words/use-viewer.js';
import { TimeZoneSelect } from '../../../ui/fields/time-zone-select.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormConflict } from '../../../ui/forms/form-conflict.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useVersionedSubmit } from '../../../ui/forms/use-versioned-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { Card } from '../../../ui/layout/card.js';
import { Page } from '../../../ui/layout/page.js';
import { sayDone } from '../../../ui/layout/said.js';

type Organisation = Viewer['organisation'];

export function OrganisationPage() {
  const { t } = useTranslation('identity');
  const viewer = useViewer();
  if (viewer === null) return null;
  return (
    <Page title={t('organisation.title')} text={t('organisation.text')} width="narrow">
      <Card>
        <OrganisationForm organisation={viewer.organisation} />
      </Card>
    </Page>
  );
}

function OrganisationForm({ organisation }: { readonly organisation: Organisation }) {
  const { t } = useTranslation('identity');
  const { form, submit, busy, refusal, record } = useOrganisationForm(organisation);
  const dirty = form.isDirty();
  useLeaveGuard(dirty);
  useSaveKeys(submit, dirty);
  const labels = {
    name: t('field.organisation'),
    taxId: t('field.taxId'),
    timeZone: t('field.timeZone'),
    defaultLanguage: t('organisation.language'),
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput label={labels.name} {...form.getInputProps('name')} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput label={labels.taxId} {...form.getInputProps('taxId')} />
          <TextInput
            label={t('field.baseCurrency')}
            value={organisation.baseCurrency}
            readOnly
            variant="filled"
            description={t('organisation.currencyHint')}
            inputWrapperOrder={['label', 'input', 'description']}
          />
          <TimeZoneSelect label={labels.timeZone} {...form.getInputProps('timeZone')} />
          <Select
            label={labels.defaultLanguage}
            data={[
              { value: 'PL', label: 'Polski' },
              { value: 'EN', label: 'English' },
            ]}
            allowDeselect={false}
            {...form.getInputProps('defaultLanguage')}
          />
        </SimpleGrid>
        <FormActions label={t('organisation.save')} busy={busy} dirty={dirty} />
      </Stack>
      <FormConflict record={record} labels={labels} onSettled={() => form.reset()} />
    </form>
  );
}

function useOrganisationForm(organisation: Organisation) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const client = useApolloClient();
  const change = useSave(ChangeOrganisationDocument);
  const saved = {
    name: organisation.name,
    taxId: organisation.taxId ?? '',
    timeZone: organisation.timeZone,
    defaultLanguage: organisation.defaultLanguage,
  };
  const form = useForm({
    mode: 'controlled',
    initialValues: saved,
    validate: { name: required(refusals) },
    validateInputOnBlur: true,
  });
  const submission = useVersionedSubmit({
    form,
    saved,
    version: organisation.version,
    send: async (input, expectedVersion) => {
      const taxId = 'taxId' in input ? { taxId: String(input['taxId']).trim() || null } : {};
      const done = await change({ input: { ...(input as Partial<OrganisationInput>), ...taxId, expectedVersion } });
      return done.ok ? { ok: true, data: done.data.changeOrganisation } : done;
    },
    reload: () => client.query({ query: WhoIsAskingDocument, fetchPolicy: 'network-only' }),
    onSaved: () => sayDone(t('organisation.saved')),
  });
  return { form, ...submission };
}
