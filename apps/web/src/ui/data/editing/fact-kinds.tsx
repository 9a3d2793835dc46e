import { Textarea, TextInput } from '@mantine/core';
import type { ComponentType, ReactNode } from 'react';
import { ChoiceField } from '../fields/choice-field.js';
import { DateField } from '../fields/date-field.js';
import { type MoneyDraft, MoneyField, moneyDraft, readMoneyDraft } from '../fields/money-field.js';
import { parseDate } from '../fields/parse-date.js';
import { TagsField } from '../fields/tags-field.js';
import { CustomerPicker, PersonPicker, type PickerProps } from '../fields/pickers.js';
import type { Option } from '../fields/use-field-options.js';
import type { Money } from '../words/amounts.js';
import { dateToType } from '../words/dates.js';
import type { Words } from '../words/use-words.js';
import { type FactInputProps, type FactOf, parsed, unparsed } from './fact.js';

interface Described<R, V> {
  readonly field: string;
  readonly label: string;
  readonly read: (record: R) => V;
  readonly show?: (value: V) => ReactNode;
  readonly beside?: (value: V) => ReactNode;
  readonly readOnly?: boolean;
  /** The sentence for an empty value, where the fact must have one. */
  readonly required?: string;
}

function described<R, V>(given: Described<R, V>, show: (value: V) => ReactNode) {
  return {
    field: given.field,
    label: given.label,
    read: given.read,
    show: given.show ?? show,
    ...(given.beside ? { beside: given.beside } : {}),
    ...(given.readOnly ? { readOnly: true } : {}),
  };
}

export function textFact<R>(
  given: Described<R, string | null> & { readonly multiline?: boolean },
): FactOf<R, string | null, string> {
  return {
    ...described(given, (value) => value),
    ...(given.multiline ? { multiline: true } : {}),
    edit: (props) => (given.multiline ? <LongTextInput {...props} /> : <ShortTextInput {...props} />),
    draft: (value) => value ?? '',
    parse: (draft) => {
      const text = draft.trim();
      if (text === '' && given.required !== undefined) return unparsed(given.required);
      return parsed(text === '' ? null : text);
    },
    input: (value) => ({ [given.field]: value }),
  };
}

function ShortTextInput({ draft, onDraft, problem, label, calm }: FactInputProps<string>) {
  return (
    <TextInput
      size="xs"
      autoFocus={!calm}
      aria-label={label}
      value={draft}
      error={problem}
      onChange={(event) => onDraft(event.currentTarget.value)}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

function LongTextInput({ draft, onDraft, problem, label, calm }: FactInputProps<string>) {
  return (
    <Textarea
      size="xs"
      autosize
      minRows={3}
      maxRows={16}
      autoFocus={!calm}
      aria-label={label}
      value={draft}
      error={problem}
      onChange={(event) => onDraft(event.currentTarget.value)}
    />
  );
}

export function moneyFact<R>(
  given: Described<R, Money | null> & { readonly words: Words; readonly problems: (problem: string) => string },
): FactOf<R, Money | null, MoneyDraft> {
  return {
    ...described(given, (value) => value && given.words.money(value)),
    edit: ({ draft, onDraft, problem, label, calm }: FactInputProps<MoneyDraft>) => (
      <MoneyField
        size="xs"
        autoFocus={!calm}
        selectAtOnce
        ariaLabel={label}
        value={draft}
        onChange={onDraft}
        error={problem}
      />
    ),
    draft: (value) => moneyDraft(value, given.words),
    parse: (draft) => {
      const reading = readMoneyDraft(draft);
      if (reading.kind === 'problem') return unparsed(given.problems(reading.problem));
      return parsed(reading.kind === 'empty' ? null : reading.value);
    },
    input: (value) => ({ [given.field]: value && { amount: value.amount, currency: value.currency } }),
  };
}

export function dateFact<R>(
  given: Described<R, string | null> & { readonly words: Words; readonly unreadable: string },
): FactOf<R, string | null, string> {
  return {
    ...described(given, (value) => value && <span title={given.words.fullDate(value)}>{given.words.date(value)}</span>),
    edit: ({ draft, onDraft, onPicked, problem, label, calm }: FactInputProps<string>) => (
      <DateField
        size="xs"
        autoFocus={!calm}
        selectAtOnce
        ariaLabel={label}
        value={draft}
        onChange={onDraft}
        onPicked={onPicked}
        error={problem}
      />
    ),
    draft: (value) => (value === null ? '' : dateToType(value)),
    parse: (draft) => {
      if (draft.trim() === '') return parsed(null);
      const date = parseDate(draft, given.words.today);
      return date === null ? unparsed(given.unreadable) : parsed(date);
    },
    input: (value) => ({ [given.field]: value }),
  };
}

export function choiceFact<R>(
  given: Described<R, Option | null> & { readonly options: readonly Option[]; readonly clearable?: boolean },
): FactOf<R, Option | null, Option | null> {
  return {
    ...described(given, (value) => value?.name),
    picks: true,
    edit: ({ draft, onPicked, problem, label, calm }: FactInputProps<Option | null>) => (
      <ChoiceField
        size="xs"
        autoFocus={!calm}
        openAtOnce={!calm && problem === null}
        ariaLabel={label}
        value={draft?.id ?? null}
        options={given.options}
        clearable={given.clearable ?? given.required === undefined}
        error={problem}
        onChange={(id) => onPicked(given.options.find((option) => option.id === id) ?? null)}
      />
    ),
    draft: (value) => value,
    parse: parsed,
    input: (value) => ({ [given.field]: value?.id ?? null }),
  };
}

function pickedFact<R>(
  given: Described<R, Option | null>,
  Picker: ComponentType<PickerProps>,
): FactOf<R, Option | null, Option | null> {
  return {
    ...described(given, (value) => value?.name),
    picks: true,
    edit: ({ draft, onPicked, problem, label, calm }: FactInputProps<Option | null>) => (
      <Picker
        size="xs"
        autoFocus={!calm}
        openAtOnce={!calm && problem === null}
        ariaLabel={label}
        value={draft}
        onChange={onPicked}
        error={problem}
        clearable={given.required === undefined}
      />
    ),
    draft: (value) => value,
    parse: parsed,
    input: (value) => ({ [given.field]: value?.id ?? null }),
  };
}

/** Several of the organisation's tags; leaving the field saves. */
export const tagsFact = <R,>(
  given: Described<R, readonly Option[]>,
): FactOf<R, readonly Option[], readonly Option[]> => ({
  ...described(given, (value) => value.map(({ name }) => name).join(', ')),
  picks: true,
  edit: ({ draft, onDraft, problem, label, calm }: FactInputProps<readonly Option[]>) => (
    <TagsField
      ariaLabel={label}
      openAtOnce={!calm && problem === null}
      value={draft}
      onChange={onDraft}
      error={problem}
    />
  ),
  draft: (value) => value,
  parse: parsed,
  input: (value) => ({ [given.field]: value.map(({ id }) => id) }),
});

export const personFact = <R,>(given: Described<R, Option | null>) => pickedFact(given, PersonPicker);

export const customerFact = <R,>(given: Described<R, Option | null>) => pickedFact(given, CustomerPicker);
