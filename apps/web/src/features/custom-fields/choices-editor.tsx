import { ActionIcon, Text, TextInput, Tooltip, VisuallyHidden } from '@mantine/core';
import { IconArchive, IconArchiveOff, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { OrderHandle } from '../../ui/data/ordering/order-handle.js';
import { useOrder } from '../../ui/data/ordering/use-order.js';
import { useWords } from '../../ui/data/words/use-words.js';
import { type ChoiceState, newChoice } from './custom-field-state.js';
import classes from './custom-fields.module.css';

export interface ChoicesEditorProps {
  readonly choices: readonly ChoiceState[];
  readonly problem: (path: string) => string | null;
  readonly onChange: (choices: readonly ChoiceState[]) => void;
}

/** Choices as lines that are typed, ordered and retired in place; Enter in the last one adds another. */
export function ChoicesEditor({ choices, problem, onChange }: ChoicesEditorProps) {
  const { t } = useTranslation('custom');
  const words = useWords();
  const [said, setSaid] = useState('');
  const order = useOrder((from, to) => {
    const held = choices[from];
    if (!held) return;
    onChange(choices.toSpliced(from, 1).toSpliced(to, 0, held));
    setSaid(t('movedTo', { name: words.localised(held.label), place: to + 1, of: choices.length }));
  });
  const change = (uid: string, patch: Partial<ChoiceState>) =>
    onChange(choices.map((choice) => (choice.uid === uid ? { ...choice, ...patch } : choice)));
  return (
    <fieldset className={classes.group}>
      <legend>{t('form.choices')}</legend>
      <ol ref={order.list} className={classes.list}>
        {choices.map((choice, index) => (
          <li
            key={choice.uid}
            data-ordered
            data-held={order.held === index || undefined}
            data-retired={!choice.active || undefined}
            className={classes.choice}
          >
            <OrderHandle handle={order.handle(index)} label={t('order', { name: words.localised(choice.label) })} />
            <ChoiceNames
              choice={choice}
              error={problem(`choices.${index}.label.pl`) ?? problem(`choices.${index}.label.en`)}
              onChange={(label) => change(choice.uid, { label })}
            />
            <ChoiceAction
              choice={choice}
              onRetire={() => change(choice.uid, { active: !choice.active })}
              onRemove={() => onChange(choices.filter(({ uid }) => uid !== choice.uid))}
            />
          </li>
        ))}
      </ol>
      <AddChoice onAdd={(name) => onChange([...choices, newChoice(name)])} />
      {problem('choices') && (
        <Text size="xs" c="red" role="alert">
          {problem('choices')}
        </Text>
      )}
      <VisuallyHidden aria-live="polite">{said}</VisuallyHidden>
    </fieldset>
  );
}

interface ChoiceNamesProps {
  readonly choice: ChoiceState;
  readonly error: string | null;
  readonly onChange: (label: ChoiceState['label']) => void;
}

function ChoiceNames({ choice, error, onChange }: ChoiceNamesProps) {
  const { t } = useTranslation('custom');
  return (
    <div className={classes.names}>
      {(['pl', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          size="xs"
          aria-label={t(language === 'pl' ? 'form.choicePl' : 'form.choiceEn')}
          value={choice.label[language]}
          maxLength={60}
          error={language === 'pl' ? error : error !== null}
          onChange={({ currentTarget: { value } }) => onChange({ ...choice.label, [language]: value })}
        />
      ))}
    </div>
  );
}

interface ChoiceActionProps {
  readonly choice: ChoiceState;
  readonly onRetire: () => void;
  readonly onRemove: () => void;
}

/** What records may have is retired; what nobody has saved yet just goes. */
function ChoiceAction({ choice, onRetire, onRemove }: ChoiceActionProps) {
  const { t } = useTranslation('custom');
  const words = useWords();
  const label = choice.id === null ? t('form.remove') : t(choice.active ? 'form.retire' : 'form.restore');
  const Icon = choice.id === null ? IconX : choice.active ? IconArchive : IconArchiveOff;
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`${label}: ${words.localised(choice.label)}`}
        onClick={choice.id === null ? onRemove : onRetire}
      >
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  );
}

function AddChoice({ onAdd }: { readonly onAdd: (name: string) => void }) {
  const { t } = useTranslation('custom');
  const [text, setText] = useState('');
  const add = () => {
    if (text.trim() === '') return;
    onAdd(text.trim());
    setText('');
  };
  return (
    <TextInput
      size="xs"
      placeholder={t('form.newChoice')}
      aria-label={t('form.newChoice')}
      value={text}
      maxLength={60}
      onChange={({ currentTarget: { value } }) => setText(value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || text.trim() === '') return;
        event.preventDefault();
        add();
      }}
      onBlur={add}
    />
  );
}
