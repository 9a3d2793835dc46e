import type { CustomFieldType, CustomValueFactsFragment, CustomValueInput } from '../../../graphql/graphql.js';
import type { Words } from '../words/use-words.js';

/** What the register, conflicts and refusals call a value: this and the key of its field. */
export const CUSTOM = 'custom.';

export const customKeyOf = (field: string): string | null =>
  field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : null;

export const NUMBER_PLACES = 6;

/** A value in words, as columns and comparisons show it. */
export function customValueWords(value: CustomValueFactsFragment | undefined, words: Words): string | null {
  if (value === undefined) return null;
  if (value.choice) return words.localised(value.choice.name);
  if (value.person) return value.person.name;
  if (value.date !== null) return words.date(value.date);
  return value.number === null ? value.text : words.number(value.number, NUMBER_PLACES);
}

const SLOTS = {
  TEXT: 'text',
  NUMBER: 'number',
  DATE: 'date',
  CHOICE: 'choiceId',
  PERSON: 'personId',
} as const satisfies Record<CustomFieldType, keyof CustomValueInput>;

/** A value in the slot of its type. */
export const customValueInput = (key: string, type: CustomFieldType, value: string | null): CustomValueInput => ({
  field: key,
  [SLOTS[type]]: value,
});

/**
 * An input with its custom values gathered as the server takes them. Until then each stands under a name of its own, so
 * that two people who save two of them do not stand in each other's way.
 */
export function withCustomValues(
  input: Readonly<Record<string, unknown>>,
  fields: readonly { readonly key: string; readonly type: CustomFieldType }[],
): Readonly<Record<string, unknown>> {
  const types = new Map(fields.map(({ key, type }) => [key, type]));
  const customFields = Object.entries(input).flatMap(([name, value]) => {
    const key = customKeyOf(name);
    const type = types.get(key ?? '');
    return key !== null && type ? [customValueInput(key, type, value as string | null)] : [];
  });
  if (customFields.length === 0) return input;
  const others = Object.entries(input).filter(([name]) => customKeyOf(name) === null);
  return { ...Object.fromEntries(others), customFields };
}

/** A number as a person types it: `1 250,5` and `1250.5` are the same; `undefined` where it is none. */
export function parseNumber(text: string): string | null | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/gu, '').replace(',', '.');
  if (plain === '') return null;
  const match = /^(-?)0*(\d{1,16})(?:\.(\d{1,6}))?$/u.exec(plain);
  if (!match) return undefined;
  const [, sign = '', whole = '0', places] = match;
  const digits = places === undefined ? whole : `${whole}.${places}`;
  return /^[0.]*$/u.test(digits) ? '0' : sign + digits;
}
