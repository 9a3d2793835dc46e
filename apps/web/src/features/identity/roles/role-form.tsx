import { Alert, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoleFactsFragment } from '../../../graphql/graphql.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormConflict } from '../../../ui/forms/form-conflict.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { PermissionChoice } from './permission-choice.js';
import type { PermissionGroup } from './permission-groups.js';
import { ScopeChoice } from './scope-choice.js';
import { useRoleForm } from './use-role-form.js';

export interface RoleFormProps {
  readonly role: RoleFactsFragment | null;
  readonly groups: readonly PermissionGroup[];
  readonly onSaved: () => void;
}

/** What a role is called in both languages, what it allows, and how far. */
export function RoleForm({ role, groups, onSaved }: RoleFormProps) {
  const { t } = useTranslation('identity');
  const { form, submit, busy, refusal, record } = useRoleForm(role, onSaved);
  const fixed = role?.key === 'administrator';
  const dirty = form.isDirty();
  useLeaveGuard(dirty);
  useSaveKeys(submit, dirty && !fixed);
  const values = form.getValues();
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {fixed && (
          <Alert color="gray" icon={<IconLock size={18} />}>
            {t('roles.fixedText')}
          </Alert>
        )}
        <FormRefusal refusal={refusal} />
        <fieldset disabled={fixed} style={{ all: 'unset', display: 'contents' }}>
          <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
            <TextInput label={t('roles.namePl')} data-autofocus {...form.getInputProps('namePl')} />
            <TextInput label={t('roles.nameEn')} {...form.getInputProps('nameEn')} />
          </SimpleGrid>
          <PermissionChoice
            groups={groups}
            chosen={values.permissions}
            onChange={(next) => form.setFieldValue('permissions', next)}
          />
          <ScopeChoice scopes={values.scopes} onChange={(next) => form.setFieldValue('scopes', next)} />
        </fieldset>
        {!fixed && <FormActions label={t(role ? 'roles.save' : 'roles.create')} busy={busy} dirty={dirty} />}
      </Stack>
      <FormConflict
        record={record}
        labels={{ name: t('field.name'), permissions: t('roles.right'), scopes: t('roles.reach') }}
        say={(_, value) =>
          Array.isArray(value) ? t('roles.rights', { count: value.length }) : typeof value === 'string' ? value : ''
        }
        onSettled={() => form.reset()}
      />
    </form>
  );
}
