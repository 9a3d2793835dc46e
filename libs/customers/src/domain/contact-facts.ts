// What a contact is, and how an input becomes it: what is not given stays as it was, `null` clears.
import { type CustomValueInput, type CustomValues, FieldProblems, parseText } from '@kontor/kernel';
import type { Language } from './customer-facts.js';
import { NAME_LENGTH, optionalText, parseEmail } from './customer-text.js';

export type ContactRole = 'DECIDES' | 'INFLUENCES' | 'USES' | 'BUYS' | 'OTHER';

export interface ContactFacts {
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  /** What the person has to say in a sale, each at most once. */
  readonly roles: readonly ContactRole[];
  readonly language: Language;
  /** Values of the organisation's own fields. */
  readonly custom: CustomValues;
}

export type ContactInput = { readonly [Key in Exclude<keyof ContactFacts, 'custom'>]?: ContactFacts[Key] | null } & {
  /** Only the fields that are named change. */
  readonly customFields?: readonly CustomValueInput[] | null;
};

export const CONTACT_FIELDS = ['name', 'jobTitle', 'email', 'phone', 'roles', 'language'] as const;

/** Those that say who somebody is, as every custom field may: the register keeps them apart, so that they can be erased. */
export const PERSONAL_FIELDS = ['name', 'jobTitle', 'email', 'phone'] as const;

const LINE_LENGTH = 200;
const PHONE_LENGTH = 40;

/**
 * The facts after an input, on top of those before it; values of custom fields are read beforehand, by their rules.
 * Refuses with the code of the first field at fault.
 */
export function contactFacts(before: ContactFacts, input: ContactInput, custom: CustomValues): ContactFacts {
  const problems = new FieldProblems();
  const line = (path: 'jobTitle' | 'phone', max: number): string | null => {
    const written = input[path];
    return written === undefined ? before[path] : optionalText(problems, path, written, max);
  };
  const after: ContactFacts = {
    name:
      input.name === undefined
        ? before.name
        : (problems.take('name', parseText(input.name ?? '', { max: NAME_LENGTH })) ?? ''),
    jobTitle: line('jobTitle', LINE_LENGTH),
    phone: line('phone', PHONE_LENGTH),
    email: input.email === undefined ? before.email : readEmail(problems, input.email),
    roles: input.roles === undefined ? before.roles : [...new Set(input.roles ?? [])],
    language: input.language ?? before.language,
    custom,
  };
  problems.refuseIfAny();
  return after;
}

const readEmail = (problems: FieldProblems, written: string | null): string | null =>
  written === null || written.trim() === '' ? null : (problems.take('email', parseEmail(written)) ?? null);
