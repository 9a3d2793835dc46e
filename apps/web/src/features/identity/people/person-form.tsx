import { useApolloClient } from '@apollo/client/react';
import { MultiSelect, SegmentedControl, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import {
  ChangeUserDocument,
  type UserFactsFragment,
  type UserInput,
  type UserStatus,
} from '../../../graphql/graphql.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormConflict } from '../../../ui/forms/form-conflict.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useVersionedSubmit } from '../../../ui/forms/use-versioned-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { sayDone } from '../../../ui/layout/said.js';
import { StatusBadge } from './status-badge.js';
import { useChoices } from './use-choices.js';

/** What a person is called and may do, and whether they may log in at all. */
export function PersonForm({ person }: { readonly person: UserFactsFragment }) {
  const { t } = useTranslation('identity');
  const { roles } = useChoices();
  const { form, submit, busy, refusal, record } = usePersonForm(person);
  const dirty = form.isDirty();
  useLeaveGuard(dirty);
  useSaveKeys(submit, dirty);
  const roleName = (id: string) => roles.find(({ value }) => value === id)?.label ?? id;
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <Text c="dimmed">{person.email}</Text>
        <TextInput label={t('field.name')} {...form.getInputProps('name')} />
        <MultiSelect
          label={t('field.roles')}
          data={[...roles]}
          hidePickedOptions
          searchable
          {...form.getInputProps('roleIds')}
        />
        {person.status === 'INVITED' ? (
          <div>
            <StatusBadge status="INVITED" />
          </div>
        ) : (
          <SegmentedControl
            aria-label={t('field.status')}
            data={(['ACTIVE', 'DISABLED'] as const).map((value) => ({ value, label: t(`status.${value}`) }))}
            {...form.getInputProps('status')}
          />
        )}
        <FormActions label={t('people.save')} busy={busy} dirty={dirty} />
      </Stack>
      <FormConflict
        record={record}
        labels={{ name: t('field.name'), roleIds: t('field.roles'), status: t('field.status') }}
        say={(field, value) =>
          field === 'roleIds' && Array.isArray(value)
            ? value.map(String).map(roleName).join(', ')
            : field === 'status'
              ? t(`status.${value as UserStatus}`)
              : typeof value === 'string'
                ? value
                : ''
        }
        onSettled={() => form.reset()}
      />
    </form>
  );
}

function usePersonForm(person: UserFactsFragment) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const client = useApolloClient();
  const change = useSave(ChangeUserDocument);
  const saved = { name: person.name, roleIds: person.roles.map(({ id }) => id), status: person.status };
  const form = useForm({
    mode: 'controlled',
    initialValues: saved,
    validate: {
      name: required(refusals),
      roleIds: (ids: string[]) => (ids.length === 0 ? t('invite.roleNeeded') : null),
    },
    validateInputOnBlur: true,
  });
  const submission = useVersionedSubmit({
    form,
    saved,
    version: person.version,
    send: async (input, expectedVersion) => {
      const done = await change(
        { input: { ...(input as Partial<UserInput>), id: person.id, expectedVersion } },
        { refetch: ['Roles'] },
      );
      return done.ok ? { ok: true, data: done.data.changeUser } : done;
    },
    reload: () => refetchActive(client, ['Users']),
    onSaved: () => sayDone(t('people.saved')),
  });
  return { form, ...submission };
}
