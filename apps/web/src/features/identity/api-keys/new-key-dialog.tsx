import { useQuery } from '@apollo/client/react';
import { Modal, Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { CreateApiKeyDocument, PermissionCatalogueDocument } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useViewer } from '../../../ui/data/words/use-viewer.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { PermissionChoice } from '../roles/permission-choice.js';
import { permissionGroups } from '../roles/permission-groups.js';

const LIVES_DAYS = ['30', '90', '180', '365'] as const;
const DAY_MS = 24 * 3_600_000;

export interface NewKeyDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCreated: (secret: string) => void;
}

export function NewKeyDialog({ opened, onClose, onCreated }: NewKeyDialogProps) {
  const { t } = useTranslation('identity');
  const { t: shell } = useTranslation('shell');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('keys.new')}
      size="lg"
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <NewKeyForm onCancel={onClose} onCreated={onCreated} />
    </Modal>
  );
}

/** A key acts for who made it, and can never do more than they may: only their own rights are offered. */
function NewKeyForm({
  onCancel,
  onCreated,
}: {
  readonly onCancel: () => void;
  readonly onCreated: (secret: string) => void;
}) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const viewer = useViewer();
  const { data } = useQuery(PermissionCatalogueDocument, { fetchPolicy: 'cache-first' });
  const groups = permissionGroups(
    (data?.permissionCatalogue ?? []).filter(({ key }) => viewer?.permissions.includes(key)),
  );
  const create = useSave(CreateApiKeyDocument);
  const form = useForm({
    mode: 'controlled',
    initialValues: { name: '', scopes: [] as string[], lives: '90' },
    validate: {
      name: required(refusals),
      scopes: (scopes: string[]) => (scopes.length === 0 ? t('keys.scopeNeeded') : null),
    },
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ name, scopes, lives }) =>
      create(
        {
          input: { name: name.trim(), scopes, expiresAt: new Date(Date.now() + Number(lives) * DAY_MS).toISOString() },
        },
        { refetch: ['ApiKeys'] },
      ),
    onSaved: ({ createApiKey }) => onCreated(createApiKey.secret),
    rename: { expiresAt: 'lives' },
  });
  useSaveKeys(submit);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput
          label={t('keys.name')}
          description={t('keys.nameHint')}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Select
          label={t('keys.lives')}
          data={LIVES_DAYS.map((value) => ({ value, label: t('keys.days', { count: Number(value) }) }))}
          allowDeselect={false}
          {...form.getInputProps('lives')}
        />
        <PermissionChoice
          groups={groups}
          chosen={form.getValues().scopes}
          onChange={(scopes) => form.setFieldValue('scopes', scopes)}
        />
        {form.errors['scopes'] && (
          <div role="alert" style={{ color: 'var(--mantine-color-error)' }}>
            {form.errors['scopes']}
          </div>
        )}
        <FormActions label={t('keys.create')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
