import { useApolloClient } from '@apollo/client/react';
import { Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ChangeProfileDocument, type ProfileInput, WhoIsAskingDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import type { Viewer } from '../../../ui/data/words/use-viewer.js';
import { TimeZoneSelect } from '../../../ui/fields/time-zone-select.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormConflict } from '../../../ui/forms/form-conflict.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useVersionedSubmit } from '../../../ui/forms/use-versioned-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { Card } from '../../../ui/layout/card.js';
import { sayDone } from '../../../ui/layout/said.js';

const LANGUAGES = [
  { value: 'PL', label: 'Polski' },
  { value: 'EN', label: 'English' },
];

/** Who one is, and in which language and time one works. */
export function ProfileCard({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useTranslation('identity');
  const { form, submit, busy, refusal, record } = useProfileForm(viewer);
  const dirty = form.isDirty();
  useLeaveGuard(dirty);
  useSaveKeys(submit, dirty);
  return (
    <Card title={t('profile.you')}>
      <form onSubmit={submit} noValidate>
        <Stack gap="md">
          <FormRefusal refusal={refusal} />
          <TextInput
            label={t('field.name')}
            autoComplete="name"
            key={form.key('name')}
            {...form.getInputProps('name')}
          />
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <Select
              label={t('field.language')}
              data={LANGUAGES}
              allowDeselect={false}
              key={form.key('language')}
              {...form.getInputProps('language')}
            />
            <TimeZoneSelect
              label={t('field.timeZone')}
              key={form.key('timeZone')}
              {...form.getInputProps('timeZone')}
            />
          </SimpleGrid>
          <FormActions label={t('profile.save')} busy={busy} dirty={dirty} />
        </Stack>
      </form>
      <FormConflict
        record={record}
        labels={{ name: t('field.name'), language: t('field.language'), timeZone: t('field.timeZone') }}
        onSettled={() => form.resetDirty()}
      />
    </Card>
  );
}

function useProfileForm(viewer: Viewer) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const client = useApolloClient();
  const router = useRouter();
  const change = useSave(ChangeProfileDocument);
  const saved = { name: viewer.name, language: viewer.language, timeZone: viewer.timeZone };
  const form = useForm({
    mode: 'controlled',
    initialValues: saved,
    validate: { name: required(refusals) },
    validateInputOnBlur: true,
  });
  const submission = useVersionedSubmit({
    form,
    saved,
    version: viewer.version,
    send: async (input, expectedVersion) => {
      const done = await change({ input: { ...(input as Partial<ProfileInput>), expectedVersion } });
      return done.ok ? { ok: true, data: done.data.changeProfile } : done;
    },
    reload: () => client.query({ query: WhoIsAskingDocument, fetchPolicy: 'network-only' }),
    onSaved: () => {
      void router.invalidate();
      sayDone(t('profile.saved'));
    },
  });
  return { form, ...submission };
}
