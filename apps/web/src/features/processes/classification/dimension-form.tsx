import { Alert, Button, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DimensionFactsFragment, SaveDimensionDocument } from '../../../graphql/graphql.js';
import type { Refusal } from '../../../ui/data/saving/refusal.js';
import { useRefusalWords } from '../../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../../ui/data/saving/use-save.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { FormRefusal } from '../../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../../ui/forms/use-save-keys.js';
import { sayDone } from '../../../ui/layout/said.js';
import classes from './classification.module.css';
import { type DimensionState, dimensionInput, dimensionState } from './dimension-state.js';
import { ValuesEditor } from './values-editor.js';

export interface DimensionFormProps {
  readonly dimension: DimensionFactsFragment | null;
  readonly others: readonly DimensionFactsFragment[];
  readonly onSaved: () => void;
}

/** A dimension is saved whole: its name, what it depends on, and its values in their order. */
export function DimensionForm({ dimension, others, onSaved }: DimensionFormProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const say = useRefusalWords();
  const send = useSave(SaveDimensionDocument);
  const [state, setState] = useState(() => dimensionState(dimension));
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useLeaveGuard(dirty);
  const change = (patch: Partial<DimensionState>) => {
    setState((now) => ({ ...now, ...patch }));
    setDirty(true);
  };
  const save = async () => {
    setBusy(true);
    const input = dimensionInput(state, dimension);
    const done = await send({ input }, { refetch: ['DimensionSettings', 'Classifiers'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    setDirty(false);
    sayDone(t('classes.saved'));
    onSaved();
  };
  useSaveKeys(() => void save(), dirty);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void save();
  };
  const at = (path: string) => {
    const found = refusal?.fields.find((field) => field.path === path);
    return found ? say(found) : null;
  };
  const parent = others.find(({ id }) => id === state.dependsOnId) ?? null;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {refusal?.code === 'CONFLICT' ? (
        <Alert color="yellow" role="alert">
          {t('classes.conflict', { person: refusal.conflict?.changedBy ?? '' })}
        </Alert>
      ) : (
        <FormRefusal refusal={refusal} />
      )}
      <Names state={state} problem={at} onChange={change} />
      <Select
        label={t('classes.depends')}
        description={t('classes.dependsText')}
        placeholder={t('classes.independent')}
        data={others.map(({ id, name }) => ({ value: id, label: words.localised(name) }))}
        value={state.dependsOnId}
        clearable
        clearButtonProps={{ 'aria-label': t('classes.independent') }}
        error={at('dependsOnId')}
        onChange={(dependsOnId) => change({ dependsOnId })}
      />
      <ValuesEditor values={state.values} parent={parent} problem={at} onChange={(values) => change({ values })} />
      {dimension && (
        <Switch
          label={t('classes.inUse')}
          description={t('classes.inUseText')}
          checked={state.active}
          onChange={({ currentTarget: { checked } }) => change({ active: checked })}
        />
      )}
      <Button
        type="submit"
        loading={busy}
        disabled={!dirty || state.name.pl.trim() === ''}
        style={{ alignSelf: 'flex-end' }}
      >
        {t(dimension ? 'classes.save' : 'classes.create')}
      </Button>
    </form>
  );
}

interface NamesProps {
  readonly state: DimensionState;
  readonly problem: (path: string) => string | null;
  readonly onChange: (patch: Partial<DimensionState>) => void;
}

function Names({ state: { name }, problem, onChange }: NamesProps) {
  const { t } = useTranslation('processes');
  return (
    <div className={classes.pair}>
      {(['pl', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          label={t(language === 'pl' ? 'namePl' : 'nameEn')}
          value={name[language]}
          maxLength={80}
          error={problem(`name.${language}`)}
          data-autofocus={language === 'pl' || undefined}
          onChange={({ currentTarget: { value } }) => onChange({ name: { ...name, [language]: value } })}
        />
      ))}
    </div>
  );
}
