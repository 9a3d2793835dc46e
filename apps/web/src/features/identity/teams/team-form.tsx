import { useApolloClient } from '@apollo/client/react';
import { Select, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveTeamDocument, type TeamFactsFragment, type TeamInput } from '../../../graphql/graphql.js';
import { PersonPicker } from '../../../ui/data/fields/pickers.js';
import { refetchActive, useSave } from '../../../ui/data/saving/use-save.js';
import { FormActions } from '../../../ui/forms/form-actions.js';
import { FormConflict } from '../../../ui/forms/form-conflict.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { useVersionedSubmit } from '../../../ui/forms/use-versioned-submit.js';
import { required } from '../../../ui/forms/validators.js';
import { sayDone } from '../../../ui/layout/said.js';
import { possibleParents } from './team-tree.js';

export interface TeamFormProps {
  readonly team: TeamFactsFragment | null;
  readonly teams: readonly TeamFactsFragment[];
  readonly onSaved: (() => void) | undefined;
}

/** What a team is called, where it stands and who leads it. */
export function TeamForm({ team, teams, onSaved }: TeamFormProps) {
  const { t } = useTranslation('identity');
  const { form, submit, busy, refusal, record } = useTeamForm(team, onSaved);
  const [leader, setLeader] = useState<{ readonly id: string; readonly name: string } | null>(team?.leader ?? null);
  const dirty = form.isDirty();
  useLeaveGuard(dirty && team !== null);
  useSaveKeys(submit, dirty);
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <TextInput label={t('field.name')} data-autofocus {...form.getInputProps('name')} />
        <Select
          label={t('teams.parent')}
          placeholder={t('teams.top')}
          data={possibleParents(teams, team?.id ?? null).map(({ id, name }) => ({ value: id, label: name }))}
          clearable
          searchable
          {...form.getInputProps('parentId')}
        />
        <PersonPicker
          label={t('teams.leader')}
          value={leader}
          onChange={(person) => {
            setLeader(person);
            form.setFieldValue('leaderId', person?.id ?? null);
          }}
        />
        <FormActions label={t(team ? 'teams.save' : 'teams.create')} busy={busy} dirty={dirty} />
      </Stack>
      <FormConflict
        record={record}
        labels={{ name: t('field.name'), parentId: t('teams.parent'), leaderId: t('teams.leader') }}
        onSettled={() => form.reset()}
      />
    </form>
  );
}

function useTeamForm(team: TeamFactsFragment | null, onSaved: (() => void) | undefined) {
  const { t } = useTranslation('identity');
  const { t: refusals } = useTranslation('refusals');
  const client = useApolloClient();
  const save = useSave(SaveTeamDocument);
  const saved = { name: team?.name ?? '', parentId: team?.parent?.id ?? null, leaderId: team?.leader?.id ?? null };
  const form = useForm({
    mode: 'controlled',
    initialValues: saved,
    validate: { name: required(refusals) },
    validateInputOnBlur: true,
  });
  const submission = useVersionedSubmit({
    form,
    saved,
    version: team?.version ?? 0,
    send: async (input, expectedVersion) => {
      const own = team ? { id: team.id, expectedVersion } : {};
      const done = await save({ input: { ...(input as Partial<TeamInput>), ...own } }, { refetch: ['Teams', 'Users'] });
      return done.ok ? { ok: true, data: done.data.saveTeam } : done;
    },
    reload: () => refetchActive(client, ['Teams']),
    onSaved: () => {
      sayDone(t('teams.saved'));
      onSaved?.();
    },
  });
  return { form, ...submission };
}
