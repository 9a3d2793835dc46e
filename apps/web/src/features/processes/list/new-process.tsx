import { useQuery } from '@apollo/client/react';
import { Button, Drawer, Radio, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  CreateProcessDocument,
  ProcessModelsDocument,
  type ProcessSettingsFactsFragment,
} from '../../../graphql/graphql.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useSubmit } from '../../../ui/forms/use-submit.js';
import { required } from '../../../ui/forms/validators.js';
import classes from './processes.module.css';

export interface NewProcessProps {
  readonly opened: boolean;
  readonly processes: readonly ProcessSettingsFactsFragment[];
  readonly onClose: () => void;
}

export function NewProcess({ opened, processes, onClose }: NewProcessProps) {
  const { t } = useTranslation('processes');
  const { t: shell } = useTranslation('shell');
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size={460}
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': shell('close') }}
    >
      <NewProcessForm processes={processes} />
    </Drawer>
  );
}

interface Beginning {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly input: { readonly modelKey?: string; readonly processId?: string };
}

/** Blank, one of ours, or one of the organisation's own: chosen by what its stages are. */
function useBeginnings(processes: readonly ProcessSettingsFactsFragment[]): readonly Beginning[] {
  const { t } = useTranslation('processes');
  const words = useWords();
  const { data } = useQuery(ProcessModelsDocument, { fetchPolicy: 'cache-first' });
  return [
    { id: 'blank', title: t('new.blank'), text: t('new.blankText'), input: {} },
    ...(data?.processModels ?? []).map(({ key, name, stages }) => ({
      id: key,
      title: words.localised(name),
      text: stages.map((stage) => words.localised(stage)).join(' → '),
      input: { modelKey: key },
    })),
    ...processes
      .filter(({ current }) => current !== null && current !== undefined)
      .map(({ id, name, current }) => ({
        id,
        title: t('new.copyOf', { name: words.localised(name) }),
        text: t('list.stages', { count: current?.stages ?? 0 }),
        input: { processId: id },
      })),
  ];
}

function NewProcessForm({ processes }: Pick<NewProcessProps, 'processes'>) {
  const { t } = useTranslation('processes');
  const { t: refusals } = useTranslation('refusals');
  const navigate = useNavigate();
  const create = useSave(CreateProcessDocument);
  const beginnings = useBeginnings(processes);
  const [chosen, setChosen] = useState('blank');
  const form = useForm({ mode: 'controlled', initialValues: { pl: '', en: '' }, validate: { pl: required(refusals) } });
  const { submit, busy, refusal } = useSubmit({
    form,
    send: ({ pl, en }) => {
      const beginning = beginnings.find(({ id }) => id === chosen)?.input ?? {};
      const name = { pl: pl.trim(), en: en.trim() || pl.trim() };
      return create({ input: { name, ...beginning } }, { refetch: ['ProcessSettings'] });
    },
    onSaved: ({ createProcess }) =>
      void navigate({ to: '/settings/processes/$processId', params: { processId: createProcess.processId } }),
    rename: { name: 'pl' },
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <FormRefusal refusal={refusal} />
        <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="md">
          <TextInput label={t('namePl')} data-autofocus {...form.getInputProps('pl')} />
          <TextInput label={t('nameEn')} {...form.getInputProps('en')} />
        </SimpleGrid>
        <Radio.Group label={t('new.beginWith')} value={chosen} onChange={setChosen}>
          <div className={classes.models}>
            {beginnings.map(({ id, title, text }) => (
              <Radio.Card key={id} value={id} className={classes.model}>
                <strong>{title}</strong>
                <span className={classes.modelStages}>{text}</span>
              </Radio.Card>
            ))}
          </div>
        </Radio.Group>
        <Button type="submit" loading={busy} style={{ alignSelf: 'flex-end' }}>
          {t('new.create')}
        </Button>
      </Stack>
    </form>
  );
}
