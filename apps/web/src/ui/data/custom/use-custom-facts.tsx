import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomFieldFactsFragment, CustomFieldKind, CustomValueFactsFragment } from '../../../graphql/graphql.js';
import type { Fact } from '../editing/fact.js';
import { parsed, unparsed } from '../editing/fact.js';
import { choiceFact, dateFact, personFact, textFact } from '../editing/fact-kinds.js';
import type { Option } from '../fields/use-field-options.js';
import { amountToType } from '../words/amounts.js';
import { PersonMark } from '../words/person-mark.js';
import { useWords, type Words } from '../words/use-words.js';
import { CUSTOM, NUMBER_PLACES, parseNumber } from './custom-value.js';
import { useCustomFields } from './use-custom-fields.js';

export type ReadCustom<R> = (record: R) => readonly CustomValueFactsFragment[];

/** A fact for each field that the organisation has given to a kind of record. `read` has to be the same every time. */
export function useCustomFacts<R>(kind: CustomFieldKind, read: ReadCustom<R>): readonly Fact<R>[] {
  const fields = useCustomFields(kind);
  const make = useCustomFactMaker<R>();
  return useMemo(() => fields.map((field) => make(field, read)), [fields, make, read]);
}

function useCustomFactMaker<R>() {
  const { t } = useTranslation('custom');
  const { t: say } = useTranslation('data');
  const words = useWords();
  return useMemo(() => {
    const texts = {
      required: t('value.required'),
      number: t('value.notANumber'),
      date: say('date.unreadable'),
    };
    return (field: CustomFieldFactsFragment, read: ReadCustom<R>): Fact<R> => factOf(field, read, words, texts);
  }, [t, say, words]);
}

interface Texts {
  readonly required: string;
  readonly number: string;
  readonly date: string;
}

function factOf<R>(field: CustomFieldFactsFragment, read: ReadCustom<R>, words: Words, texts: Texts): Fact<R> {
  const name = `${CUSTOM}${field.key}`;
  const valueOf = (record: R) => read(record).find((value) => value.field === field.key);
  const described = { field: name, label: words.localised(field.label) };
  const options = field.choices
    .filter(({ active }) => active)
    .map(({ id, label }): Option => ({ id, name: words.localised(label) }));
  const picked = (value: unknown) => ({ [name]: (value as Option | null)?.id ?? null });
  const facts = {
    TEXT: () => textFact<R>({ ...described, read: (record) => valueOf(record)?.text ?? null }),
    NUMBER: () => numberFact<R>(described, (record) => valueOf(record)?.number ?? null, words, texts.number),
    DATE: () =>
      dateFact<R>({ ...described, read: (record) => valueOf(record)?.date ?? null, words, unreadable: texts.date }),
    CHOICE: () => ({
      ...choiceFact<R>({
        ...described,
        options,
        clearable: !field.required,
        read: (record) => {
          const choice = valueOf(record)?.choice;
          return choice ? { id: choice.id, name: words.localised(choice.name) } : null;
        },
      }),
      input: picked,
    }),
    PERSON: () => ({
      ...personFact<R>({
        ...described,
        read: (record) => {
          const person = valueOf(record)?.person;
          return person ? { id: person.id, name: person.name } : null;
        },
        show: (value) => value && <PersonMark person={value} />,
      }),
      input: picked,
    }),
  };
  const fact = facts[field.type]() as Fact<R>;
  const choiceName = (id: unknown) => field.choices.find((choice) => choice.id === id)?.label;
  return {
    ...fact,
    ...(field.help ? { help: words.localised(field.help) } : {}),
    ...(field.required ? { parse: demanding(fact, texts.required) } : {}),
    ...(field.type === 'CHOICE'
      ? { inWords: (id: unknown) => words.localised(choiceName(id) ?? { pl: '–', en: '–' }) }
      : {}),
  };
}

/** A field that has to be filled is not emptied; one that never was may stay as it is. */
const demanding =
  <R,>(fact: Fact<R>, problem: string): Fact<R>['parse'] =>
  (draft) => {
    const reading = fact.parse(draft);
    return reading.ok && reading.value === null ? unparsed(problem) : reading;
  };

function numberFact<R>(
  described: { readonly field: string; readonly label: string },
  read: (record: R) => string | null,
  words: Words,
  problem: string,
) {
  return {
    ...textFact<R>({ ...described, read }),
    show: (value: string | null) => value && words.number(value, NUMBER_PLACES),
    draft: (value: string | null) => (value === null ? '' : amountToType(value, words.language)),
    parse: (draft: string) => {
      const number = parseNumber(draft);
      return number === undefined ? unparsed(problem) : parsed(number);
    },
  };
}
