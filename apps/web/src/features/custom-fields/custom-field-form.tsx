import { Alert, Button, Select, Switch, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CustomFieldFactsFragment, type CustomFieldKind, SaveCustomFieldDocument } from '../../graphql/graphql.js';
import type { Refusal } from '../../ui/data/saving/refusal.js';
import { useRefusalWords } from '../../ui/data/saving/use-refusal-words.js';
import { useSave } from '../../ui/data/saving/use-save.js';
import { FormRefusal } from '../../ui/forms/form-refusal.js';
import { useLeaveGuard } from '../../ui/forms/use-leave-guard.js';
import { useSaveKeys } from '../../ui/forms/use-save-keys.js';
import { sayDone } from '../../ui/layout/said.js';
import { ChoicesEditor } from './choices-editor.js';
import { type CustomFieldState, customFieldInput, customFieldState } from './custom-field-state.js';
import { TYPES } from './custom-field-types.js';
import classes from './custom-fields.module.css';

export interface CustomFieldFormProps {
  readonly kind: CustomFieldKind;
  readonly field: CustomFieldFactsFragment | null;
  readonly isFilled: boolean;
  readonly onSaved: () => void;
}

/** A field is saved whole: what it is called, what it holds, and its choices in their order. */
export function CustomFieldForm({ kind, field, isFilled, onSaved }: CustomFieldFormProps) {
  const { t } = useTranslation('custom');
  const form = useCustomFieldForm(kind, field, onSaved);
  const { state, change, at } = form;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void form.save();
  };
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      {form.refusal?.code === 'CONFLICT' ? (
        <Alert color="yellow" role="alert">
          {t('form.conflict', { person: form.refusal.conflict?.changedBy ?? '' })}
        </Alert>
      ) : (
        <FormRefusal refusal={form.refusal} />
      )}
      <Pair of="label" max={60} form={form} />
      <Select
        label={t('form.type')}
        data={TYPES.map((type) => ({ value: type, label: t(`type.${type}`) }))}
        value={state.type}
        allowDeselect={false}
        disabled={isFilled}
        {...(isFilled ? { description: t('form.typeFixed') } : {})}
        error={at('type')}
        onChange={(type) => change({ type: TYPES.find((one) => one === type) ?? state.type })}
      />
      {state.type === 'CHOICE' && (
        <ChoicesEditor choices={state.choices} problem={at} onChange={(choices) => change({ choices })} />
      )}
      <Pair of="help" max={200} form={form} />
      <Switch
        label={t('form.required')}
        description={t('form.requiredText')}
        checked={state.required}
        onChange={({ currentTarget: { checked } }) => change({ required: checked })}
      />
      <TextInput
        label={t('form.key')}
        description={t(field ? 'form.keyFixed' : 'form.keyHint')}
        value={state.key}
        readOnly={field !== null}
        maxLength={40}
        error={at('key')}
        classNames={{ input: classes.keyInput ?? '' }}
        onChange={({ currentTarget: { value } }) => change({ key: value })}
      />
      {field && (
        <Switch
          label={t('form.active')}
          description={t('form.activeText')}
          checked={state.active}
          onChange={({ currentTarget: { checked } }) => change({ active: checked })}
        />
      )}
      <Button type="submit" loading={form.busy} disabled={!form.mayStart} style={{ alignSelf: 'flex-end' }}>
        {t(field ? 'form.save' : 'form.create')}
      </Button>
    </form>
  );
}

function useCustomFieldForm(kind: CustomFieldKind, field: CustomFieldFactsFragment | null, onSaved: () => void) {
  const { t } = useTranslation('custom');
  const say = useRefusalWords();
  const send = useSave(SaveCustomFieldDocument);
  const [state, setState] = useState(() => customFieldState(field));
  const [dirty, setDirty] = useState(false);
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  useLeaveGuard(dirty);
  const change = (patch: Partial<CustomFieldState>) => {
    setState((now) => ({ ...now, ...patch }));
    setDirty(true);
  };
  const save = async () => {
    setBusy(true);
    const input = customFieldInput(kind, state, field);
    const done = await send({ input }, { refetch: ['CustomFieldSettings', 'CustomFields'] });
    setBusy(false);
    setRefusal(done.ok ? null : done.refusal);
    if (!done.ok) return;
    setDirty(false);
    sayDone(t('form.saved'));
    onSaved();
  };
  useSaveKeys(() => void save(), dirty);
  const at = (path: string) => {
    const found = refusal?.fields.find((one) => one.path === path);
    return found ? say(found) : null;
  };
  const isNamed = state.label.pl.trim() !== '' || state.label.en.trim() !== '';
  return { state, change, save, busy, refusal, at, mayStart: dirty && isNamed };
}

interface PairProps {
  readonly of: 'label' | 'help';
  readonly max: number;
  readonly form: ReturnType<typeof useCustomFieldForm>;
}

/** The same words in both languages. */
function Pair({ of, max, form: { state, change, at } }: PairProps) {
  const { t } = useTranslation('custom');
  const names = { label: ['form.labelPl', 'form.labelEn'], help: ['form.helpPl', 'form.helpEn'] } as const;
  return (
    <div className={classes.pair}>
      {(['pl', 'en'] as const).map((language, index) => (
        <TextInput
          key={language}
          label={t(names[of][index] ?? 'form.labelPl')}
          value={state[of][language]}
          maxLength={max}
          error={at(`${of}.${language}`)}
          data-autofocus={(of === 'label' && language === 'pl') || undefined}
          onChange={({ currentTarget: { value } }) => change({ [of]: { ...state[of], [language]: value } })}
        />
      ))}
    </div>
  );
}
