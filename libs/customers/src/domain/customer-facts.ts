// What a customer is apart from its keys and times, and how an input becomes it: what is not given stays as it was,
// `null` clears, and every field at fault is named at once.
import {
  type CustomChange,
  customChanges,
  type CustomValueInput,
  type CustomValues,
  FieldProblems,
  isCurrencyCode,
  parseText,
  registeredCustom,
} from '@kontor/kernel';
import { NAME_LENGTH, NOTES_LENGTH, optionalText, parseCountry, parseWebsite } from './customer-text.js';
import { parseTaxId } from './tax-id.js';

export type CustomerKind = 'COMPANY' | 'PERSON';
export type PriorityClass = 'A' | 'B' | 'C';
export type Language = 'pl' | 'en';
export type AddressKind = 'REGISTERED' | 'BILLING' | 'DELIVERY' | 'SITE';

export interface AddressFacts {
  readonly kind: AddressKind;
  /** What people call the place, such as `Plant 2`. */
  readonly name: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string;
}

export interface CustomerFacts {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly taxId: string | null;
  readonly segmentId: string | null;
  readonly regionId: string | null;
  readonly marketId: string | null;
  readonly priorityClass: PriorityClass | null;
  readonly parentId: string | null;
  readonly ownerId: string | null;
  readonly teamId: string | null;
  readonly currency: string;
  readonly documentLanguage: Language;
  readonly website: string | null;
  readonly notes: string | null;
  /** In the order of their ids, each once. */
  readonly tagIds: readonly string[];
  readonly addresses: readonly AddressFacts[];
  /** Values of the organisation's own fields. */
  readonly custom: CustomValues;
}

/** `AddressFacts` as somebody wrote them. */
export interface AddressInput {
  readonly kind: AddressKind;
  readonly name?: string | null;
  readonly street?: string | null;
  readonly postalCode?: string | null;
  readonly city?: string | null;
  readonly country: string;
}

export type CustomerInput = {
  readonly [Key in Exclude<keyof CustomerFacts, 'addresses' | 'teamId' | 'tagIds' | 'custom'>]?:
    | CustomerFacts[Key]
    | null;
} & {
  /** Follows the owner's team unless it is given. */
  readonly teamId?: string | null;
  readonly addresses?: readonly AddressInput[] | null;
  /** All of them: what is not in the list is taken off. */
  readonly tagIds?: readonly string[] | null;
  /** Only the fields that are named change. */
  readonly customFields?: readonly CustomValueInput[] | null;
};

const LINE_LENGTH = 200;

/**
 * The facts after an input, on top of those before it; values of custom fields are read beforehand, by their rules.
 * Refuses with the code of the first field at fault.
 */
export function customerFacts(
  before: CustomerFacts,
  input: CustomerInput,
  custom: CustomValues = before.custom,
): CustomerFacts {
  const problems = new FieldProblems();
  const after: CustomerFacts = {
    ...before,
    custom,
    ...given('segmentId', input.segmentId),
    ...given('regionId', input.regionId),
    ...given('marketId', input.marketId),
    ...given('priorityClass', input.priorityClass),
    ...given('parentId', input.parentId),
    ...given('ownerId', input.ownerId),
    ...given('teamId', input.teamId),
    kind: input.kind ?? before.kind,
    documentLanguage: input.documentLanguage ?? before.documentLanguage,
    name: input.name === undefined ? before.name : readName(problems, input.name),
    taxId: input.taxId === undefined ? before.taxId : readTaxId(problems, input.taxId),
    currency: input.currency ? readCurrency(problems, input.currency) : before.currency,
    website: input.website === undefined ? before.website : readWebsite(problems, input.website),
    notes: input.notes === undefined ? before.notes : optionalText(problems, 'notes', input.notes, NOTES_LENGTH, true),
    tagIds: input.tagIds === undefined ? before.tagIds : [...new Set(input.tagIds ?? [])].sort(),
    addresses: input.addresses === undefined ? before.addresses : readAddresses(problems, input.addresses ?? []),
  };
  problems.refuseIfAny();
  return after;
}

const given = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);

const readName = (problems: FieldProblems, name: string | null): string =>
  problems.take('name', parseText(name ?? '', { max: NAME_LENGTH })) ?? '';

const readTaxId = (problems: FieldProblems, written: string | null): string | null =>
  written === null || written.trim() === '' ? null : (problems.take('taxId', parseTaxId(written)) ?? null);

function readCurrency(problems: FieldProblems, currency: string): string {
  if (!isCurrencyCode(currency)) {
    problems.add('currency', 'CURRENCY_UNKNOWN', 'Use a currency code of ISO 4217, such as PLN or EUR.');
  }
  return currency;
}

const readWebsite = (problems: FieldProblems, written: string | null): string | null =>
  written === null || written.trim() === '' ? null : (problems.take('website', parseWebsite(written)) ?? null);

function readAddresses(problems: FieldProblems, written: readonly AddressInput[]): AddressFacts[] {
  const registered = written.flatMap((address, index) => (address.kind === 'REGISTERED' ? [index] : []));
  if (registered[1] !== undefined) {
    problems.add(
      `addresses.${registered[1]}.kind`,
      'ADDRESS_REGISTERED_TWICE',
      'A customer has one registered office. Choose another kind for this address.',
    );
  }
  return written.map((address, index) => {
    const path = `addresses.${index}`;
    return {
      kind: address.kind,
      name: optionalText(problems, `${path}.name`, address.name ?? null, LINE_LENGTH),
      street: optionalText(problems, `${path}.street`, address.street ?? null, LINE_LENGTH),
      postalCode: optionalText(problems, `${path}.postalCode`, address.postalCode ?? null, 20),
      city: optionalText(problems, `${path}.city`, address.city ?? null, LINE_LENGTH),
      country: problems.take(`${path}.country`, parseCountry(address.country)) ?? '',
    };
  });
}

const ownFacts = (facts: CustomerFacts) => ({
  kind: facts.kind,
  name: facts.name,
  taxId: facts.taxId,
  segment: facts.segmentId,
  region: facts.regionId,
  market: facts.marketId,
  priorityClass: facts.priorityClass,
  parent: facts.parentId,
  owner: facts.ownerId,
  team: facts.teamId,
  currency: facts.currency,
  documentLanguage: facts.documentLanguage.toUpperCase(),
  website: facts.website,
  notes: facts.notes,
  tags: facts.tagIds,
  addresses: facts.addresses,
});

export type RegisteredCustomer = ReturnType<typeof ownFacts>;

/** The facts under their names in the API, as the register and a conflict show them: references are ids. */
export const registeredCustomer = (facts: CustomerFacts): RegisteredCustomer => ({
  ...ownFacts(facts),
  ...registeredCustom(facts.custom),
});

/** What became of the values of custom fields; without `before` or `after`, of a customer that is new or gone. */
export const customChangesOf = (before: CustomerFacts | null, after: CustomerFacts | null): CustomChange[] =>
  customChanges(before?.custom ?? {}, after?.custom ?? {});

/** In the order in which the register tells them; values of custom fields follow. */
export const REGISTERED_FIELDS = [
  'name',
  'kind',
  'taxId',
  'owner',
  'team',
  'segment',
  'region',
  'market',
  'priorityClass',
  'parent',
  'currency',
  'documentLanguage',
  'website',
  'notes',
  'tags',
  'addresses',
] as const satisfies readonly (keyof RegisteredCustomer)[];
