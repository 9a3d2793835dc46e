import { ActionIcon, MultiSelect, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconX } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DimensionFactsFragment } from '../../../graphql/graphql.js';
import { OrderHandle } from '../../../ui/data/ordering/order-handle.js';
import { useOrder } from '../../../ui/data/ordering/use-order.js';
import { useWords } from '../../../ui/data/words/use-words.js';
import { moved } from '../editor/draft-state.js';
import classes from './classification.module.css';
import { newValue, type ValueState } from './dimension-state.js';

export interface ValuesEditorProps {
  readonly values: readonly ValueState[];
  /** The dimension that decides which of these may be chosen. */
  readonly parent: DimensionFactsFragment | null;
  readonly problem: (path: string) => string | null;
  readonly onChange: (values: readonly ValueState[]) => void;
}

/** Values as lines that are typed, ordered and archived in place; Enter in the last one adds another. */
export function ValuesEditor({ values, parent, problem, onChange }: ValuesEditorProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const [said, setSaid] = useState('');
  const order = useOrder((from, to) => {
    onChange(moved(values, from, to));
    const name = values[from]?.name;
    setSaid(t('stages.movedTo', { stage: name ? words.localised(name) : '', place: to + 1, of: values.length }));
  });
  const change = (uid: string, patch: Partial<ValueState>) =>
    onChange(values.map((value) => (value.uid === uid ? { ...value, ...patch } : value)));
  return (
    <fieldset className={classes.group}>
      <legend>{t('classes.values')}</legend>
      <ol ref={order.list} className={classes.list}>
        {values.map((value, index) => (
          <li
            key={value.uid}
            data-ordered
            data-held={order.held === index || undefined}
            data-archived={!value.active || undefined}
            className={classes.value}
          >
            <OrderHandle
              handle={order.handle(index)}
              label={t('stages.order', { stage: words.localised(value.name) })}
            />
            <ValueFields
              value={value}
              parent={parent}
              error={
                problem(`values.${index}.name.pl`) ??
                problem(`values.${index}.name.en`) ??
                problem(`values.${index}.parentValueIds`)
              }
              onChange={(patch) => change(value.uid, patch)}
            />
            <ValueAction
              value={value}
              onArchive={() => change(value.uid, { active: !value.active })}
              onRemove={() => onChange(values.filter(({ uid }) => uid !== value.uid))}
            />
          </li>
        ))}
      </ol>
      <NewValue onAdd={(name) => onChange([...values, newValue(name)])} />
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </fieldset>
  );
}

interface ValueFieldsProps {
  readonly value: ValueState;
  readonly parent: DimensionFactsFragment | null;
  readonly error: string | null;
  readonly onChange: (patch: Partial<ValueState>) => void;
}

function ValueFields({ value, parent, error, onChange }: ValueFieldsProps) {
  const { t } = useTranslation('processes');
  const words = useWords();
  return (
    <div className={classes.fields}>
      {(['pl', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          size="xs"
          aria-label={t(language === 'pl' ? 'namePl' : 'nameEn')}
          value={value.name[language]}
          maxLength={80}
          error={language === 'pl' ? error : error !== null}
          onChange={({ currentTarget: { value: text } }) => onChange({ name: { ...value.name, [language]: text } })}
        />
      ))}
      {parent && (
        <MultiSelect
          size="xs"
          className={classes.parents}
          aria-label={t('classes.under', { name: words.localised(parent.name) })}
          placeholder={value.parentValueIds.length === 0 ? t('classes.underAll') : ''}
          data={parent.values.map(({ id, name }) => ({ value: id, label: words.localised(name) }))}
          value={[...value.parentValueIds]}
          onChange={(parentValueIds) => onChange({ parentValueIds })}
        />
      )}
    </div>
  );
}

/** What sales may name is archived; what nobody has saved yet just goes. */
function ValueAction({
  value,
  onArchive,
  onRemove,
}: {
  readonly value: ValueState;
  readonly onArchive: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation('processes');
  const words = useWords();
  const name = words.localised(value.name);
  const label = value.id === null ? t('classes.remove') : t(value.active ? 'classes.archive' : 'classes.restore');
  const Icon = value.id === null ? IconX : value.active ? IconArchive : IconArchiveOff;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${label}: ${name}`}
        onClick={value.id === null ? onRemove : onArchive}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function NewValue({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const { t } = useTranslation('processes');
  const [text, setText] = useState('');
  const add = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || text.trim() === '') return;
    event.preventDefault();
    onAdd(text.trim());
    setText('');
  };
  return (
    <TextInput
      size="xs"
      placeholder={t('classes.newValue')}
      aria-label={t('classes.newValue')}
      value={text}
      maxLength={80}
      onChange={({ currentTarget: { value } }) => setText(value)}
      onKeyDown={add}
      onBlur={() => {
        if (text.trim() === '') return;
        onAdd(text.trim());
        setText('');
      }}
    />
  );
}
