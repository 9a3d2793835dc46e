import { Button, Group, Modal, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { InviteUserDocument, type InviteUserMutation } from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { ShownOnce } from '../../../ui/forms/shown-once.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { email, required } from '../../../ui/forms/validators.js';
import { sayDone } from '../../../ui/layout/said.js';
import { useChoices } from './use-choices.js';

export interface InviteDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const { t } = useTranslation('identity');
  const { t: shell } = useTranslation('shell');
  const [invited, setInvited] = useState<InviteUserMutation['inviteUser'] | null>(null);
  const close = () => {
    setInvited(null);
    onClose();
  };
  const onInvited = (result: InviteUserMutation['inviteUser']) => {
    if (result.link !== null) {
      setInvited(result);
      return;
    }
    sayDone(t('invite.sent', { email: result.user.email }));
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('people.invite')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      {invited?.link ? (
        <HandOver link={invited.link} name={invited.user.name} onClose={close} />
      ) : (
        <InviteForm onInvited={onInvited} onCancel={close} />
      )}
    </Modal>
  );
}

/** Without e-mail the link is in the administrator's hands, once. */
export function HandOver({
  link,
  name,
  onClose,
}: {
  readonly link: string;
  readonly name: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation('identity');
  return (
    <Stack gap="md">
      <Text>{t('invite.handOver', { name })}</Text>
      <ShownOnce value={link} label={t('invite.link')} />
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('invite.done')}
        </Button>
      </Group>
    </Stack>
  );
}

interface InviteFormProps {
  readonly onInvited: (result: InviteUserMutation['inviteUser']) => void;
  readonly onCancel: () => void;
}

function InviteForm({ onInvited, onCancel }: InviteFormProps) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const { roles, teams } = useChoices();
  const invite = useSave(InviteUserDocument);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { name: '', email: '', roleIds: [] as string[], teamId: null as string | null },
    validate: {
      name: required(refusals),
      email: email(refusals),
      roleIds: (ids: string[]) => (ids.length === 0 ? t('invite.roleNeeded') : null),
    },
    validateInputOnBlur: ['name', 'email'],
  });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: (values) =>
      invite(
        { input: { ...values, email: values.email.trim(), name: values.name.trim() } },
        { refetch: ['Users', 'Teams', 'Roles'] },
      ),
    onSaved: ({ inviteUser }) => onInvited(inviteUser),
  });
  useSaveKeys(submit);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput
          label={t('field.name')}
          data-autofocus
          autoComplete="off"
          key={form.key('name')}
          {...form.getInputProps('name')}
        />
        <TextInput
          label={t('field.email')}
          type="email"
          autoComplete="off"
          key={form.key('email')}
          {...form.getInputProps('email')}
        />
        <MultiSelect
          label={t('field.roles')}
          data={[...roles]}
          hidePickedOptions
          searchable
          key={form.key('roleIds')}
          {...form.getInputProps('roleIds')}
        />
        <Select
          label={t('field.team')}
          placeholder={t('field.noTeam')}
          data={[...teams]}
          clearable
          searchable
          key={form.key('teamId')}
          {...form.getInputProps('teamId')}
        />
        <FormActions label={t('invite.do')} busy={busy} onCancel={onCancel} />
      </Stack>
    </form>
  );
}
