/**
 * Values of the fields that an organisation defines itself, and how what somebody wrote becomes them. Each type reads
 * its own slot of the input and no other, so that a number is never taken for a text that looks like one.
 */
import { parseDecimal } from './decimal.js';
import type { FieldProblems } from './field-problems.js';
import { parseLocalDate } from './local-date.js';
import type { DomainRefusal } from './refused.js';
import { ok, refusal, type Result } from './result.js';
import { parseText } from './text.js';

export const CUSTOM_FIELD_TYPES = ['TEXT', 'NUMBER', 'DATE', 'CHOICE', 'PERSON'] as const;
export type CustomFieldType = (typeof CUSTOM_FIELD_TYPES)[number];

/**
 * Values by the keys of their fields, in the order of the keys: texts, plain digits, calendar dates, ids of choices and
 * of persons. A field without a value has no entry.
 */
export type CustomValues = Readonly<Record<string, string>>;

export interface CustomFieldRule {
  readonly key: string;
  readonly type: CustomFieldType;
  readonly required: boolean;
  /** Those that may be chosen now. */
  readonly choiceIds: readonly string[];
}

/** One value as it comes over the wire: the slot of the field's type, or none, which clears. */
export interface CustomValueInput {
  readonly field: string;
  readonly text?: string | null | undefined;
  /** Plain digits. */
  readonly number?: string | null | undefined;
  readonly date?: string | null | undefined;
  readonly choiceId?: string | null | undefined;
  readonly personId?: string | null | undefined;
}

const SLOTS = {
  TEXT: 'text',
  NUMBER: 'number',
  DATE: 'date',
  CHOICE: 'choiceId',
  PERSON: 'personId',
} as const satisfies Record<CustomFieldType, keyof CustomValueInput>;

const TEXT_LENGTH = 500;
const DECIMAL_PLACES = 6;

/** What the register, a conflict and a refusal call a value: this and the key of its field. */
export const CUSTOM = 'custom.';

/** The key of the field that a name in the register stands for; `null` for a fact that every such record has. */
export const customKeyOf = (field: string): string | null =>
  field.startsWith(CUSTOM) ? field.slice(CUSTOM.length) : null;

/** As they are kept, in one order, so that two states can be compared. */
export const customValues = (kept: Readonly<Record<string, string | null>> | null | undefined): CustomValues =>
  Object.fromEntries(
    Object.entries(kept ?? {})
      .filter((entry): entry is [string, string] => entry[1] !== null)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

export interface CustomReading {
  readonly rules: readonly CustomFieldRule[];
  /** Persons that may be named now. */
  readonly people: ReadonlySet<string>;
  /** A new record owes every required field; a known one may not lose one that it has. */
  readonly isNew: boolean;
}

/** The values after an input, on top of those before it; what is wrong with any is noted on `custom.<key>`. */
export function readCustomValues(
  problems: FieldProblems,
  before: CustomValues,
  given: readonly CustomValueInput[],
  { rules, people, isNew }: CustomReading,
): CustomValues {
  const after: Record<string, string | null> = { ...before };
  const seen = new Set<string>();
  given.forEach((input, index) => {
    const rule = rules.find(({ key }) => key === input.field);
    if (rule === undefined) return problems.add(`customFields.${index}`, 'CUSTOM_FIELD_UNKNOWN', MESSAGES.unknown);
    const path = `${CUSTOM}${rule.key}`;
    if (seen.has(rule.key)) return problems.add(path, 'CUSTOM_FIELD_TWICE', MESSAGES.twice);
    seen.add(rule.key);
    const value = problems.take(path, readValue(rule, input, before[rule.key], people));
    if (value === null && rule.required && (isNew || before[rule.key] !== undefined)) {
      problems.add(path, 'CUSTOM_FIELD_REQUIRED', MESSAGES.required);
    }
    after[rule.key] = value ?? null;
  });
  for (const { key } of isNew ? rules.filter((rule) => rule.required && !seen.has(rule.key)) : []) {
    problems.add(`${CUSTOM}${key}`, 'CUSTOM_FIELD_REQUIRED', MESSAGES.required);
  }
  return customValues(after);
}

/** What is named already may stay, also when nobody else can be given it any more. */
function readValue(
  { type, choiceIds }: CustomFieldRule,
  input: CustomValueInput,
  before: string | undefined,
  people: ReadonlySet<string>,
): Result<string | null, DomainRefusal> {
  const slot = SLOTS[type];
  const isMisplaced = Object.values(SLOTS).some((other) => other !== slot && (input[other] ?? null) !== null);
  if (isMisplaced) return refusal({ code: 'CUSTOM_FIELD_TYPE', message: MESSAGES.type });
  const written = input[slot] ?? null;
  if (written === null) return ok(null);
  switch (type) {
    case 'TEXT': {
      const text = parseText(written, { min: 0, max: TEXT_LENGTH });
      return text.ok && text.value === '' ? ok(null) : text;
    }
    case 'NUMBER': {
      const number = parseDecimal(written, DECIMAL_PLACES);
      return number.ok ? ok(number.value.toFixed()) : number;
    }
    case 'DATE':
      return parseLocalDate(written);
    case 'CHOICE':
      if (written === before || choiceIds.includes(written)) return ok(written);
      return refusal({ code: 'CUSTOM_CHOICE_UNKNOWN', message: MESSAGES.choice });
    case 'PERSON':
      if (written === before || people.has(written)) return ok(written);
      return refusal({ code: 'CUSTOM_PERSON_UNKNOWN', message: MESSAGES.person });
  }
}

const MESSAGES = {
  unknown: 'There is no such field, or it is archived. Read the fields again and leave this one out.',
  twice: 'This field is given twice. Keep one value for it.',
  type: 'Give the value in the slot of its type: text, number, date, choiceId or personId.',
  required: 'This field has to be filled.',
  choice: 'This choice is not on the list any more. Choose another.',
  person: 'There is no such person, or the account is disabled. Choose another.',
} as const;

export interface CustomChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** The changes from one state to another under the names of the register, in the order of the keys. */
export const customChanges = (before: CustomValues, after: CustomValues): CustomChange[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .sort()
    .map((key) => ({ field: `${CUSTOM}${key}`, from: before[key] ?? null, to: after[key] ?? null }))
    .filter(({ from, to }) => from !== to);

/** The values under the names of the register. */
export const registeredCustom = (values: CustomValues): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [`${CUSTOM}${key}`, value]));
