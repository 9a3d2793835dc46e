/**
 * A field that the organisation defines for a kind of record, and what must be so of it: names that tell fields and
 * choices apart, and a number of both that a person can oversee. Archiving instead of removing, because records of the
 * past keep their values.
 */
import type { CustomFieldType, FieldRefusal } from '@kontor/kernel';

/** The kinds of record that may have fields of the organisation's own. */
export const CUSTOM_FIELD_KINDS = ['CUSTOMER', 'CONTACT', 'OPPORTUNITY'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

export interface Localised {
  readonly pl: string;
  readonly en: string;
}

export interface CustomChoice {
  readonly id: string;
  readonly label: Localised;
  /** False: records of the past have it, none can be given it. */
  readonly active: boolean;
}

export interface CustomField {
  readonly id: string;
  readonly kind: CustomFieldKind;
  /** By which programs, addresses and files name it. Never changes, and is never given to another. */
  readonly key: string;
  readonly type: CustomFieldType;
  readonly label: Localised;
  readonly help: Localised | null;
  readonly required: boolean;
  readonly active: boolean;
  readonly choices: readonly CustomChoice[];
  readonly version: number;
}

const MOST_FIELDS = 50;
export const MOST_CHOICES = 200;
export const LABEL_LENGTH = 60;
export const HELP_LENGTH = 200;
const KEY_LENGTH = 40;

const folded = (text: string): string => text.trim().toLocaleLowerCase('pl');

const LANGUAGES = ['pl', 'en'] as const;

/** Everything that keeps a field from being saved beside `all` of its kind, which may hold an older state of it. */
export function problemsOfCustomField(field: CustomField, all: readonly CustomField[]): FieldRefusal[] {
  const others = all.filter(({ id, active }) => id !== field.id && active);
  const problems: FieldRefusal[] = LANGUAGES.filter((language) =>
    others.some(({ label }) => folded(label[language]) === folded(field.label[language])),
  ).map((language) => ({
    path: `label.${language}`,
    code: 'CUSTOM_FIELD_LABEL_TAKEN',
    message: 'Another field has this name already. Nobody could tell them apart.',
  }));
  if (field.active && others.length >= MOST_FIELDS) {
    const message = `There are ${MOST_FIELDS} fields already. Archive one that nobody fills first.`;
    problems.push({ path: 'kind', code: 'CUSTOM_FIELDS_TOO_MANY', message });
  }
  if (field.type === 'CHOICE' && !field.choices.some(({ active }) => active)) {
    const message = 'Give at least one choice.';
    problems.push({ path: 'choices', code: 'CUSTOM_CHOICES_MISSING', message });
  }
  return [...problems, ...problemsOfChoices(field)];
}

const problemsOfChoices = ({ choices }: CustomField): FieldRefusal[] =>
  LANGUAGES.flatMap((language) =>
    choices.flatMap((choice, index) => {
      const first = choices.findIndex(({ label }) => folded(label[language]) === folded(choice.label[language]));
      const message = 'Another choice has this name. Nobody could tell them apart.';
      return first < index
        ? [{ path: `choices.${index}.label.${language}`, code: 'CUSTOM_CHOICE_TWICE', message }]
        : [];
    }),
  );

/** Whether programs, addresses and files can name a field so. */
export const isCustomKey = (key: string): boolean =>
  key.length <= KEY_LENGTH && /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(key);

/** A key from a name in English, with a number where `taken` has it already. */
export function customKeyFrom(label: string, taken: ReadonlySet<string>): string {
  const plain = label
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[^a-z]+/, '')
    .slice(0, KEY_LENGTH - 4)
    .replace(/-+$/, '');
  const key = plain === '' ? 'field' : plain;
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? key : `${key}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
