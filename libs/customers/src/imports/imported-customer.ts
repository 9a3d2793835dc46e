import { Refused } from '@kontor/kernel';
import type { CustomValuesAfter, ImportRow } from '@kontor/platform';
import { type AddressInput, type CustomerFacts, type CustomerInput, customerFacts } from '../domain/customer-facts.js';
import { parseTaxId } from '../domain/tax-id.js';

/** A customer that is there already, locked for this transaction. */
export interface ExistingCustomer {
  readonly id: string;
  readonly version: number;
  readonly deleted: boolean;
  readonly externalSource: string | null;
  readonly externalId: string | null;
  readonly facts: CustomerFacts;
}

/** What a row says of which customer it means. */
export interface WantedCustomer {
  readonly key: string;
  readonly name: string;
  /** As it is kept, without blanks and dashes; `null` also for one that is wrong, which refuses the row later. */
  readonly taxId: string | null;
}

const BY_NAME = 'name:';

/** Under which a source knows a customer that it gives no id of its own. */
export const keyOfName = (name: string): string => `${BY_NAME}${name.toLowerCase()}`;
export const isKeyOfName = (key: string): boolean => key.startsWith(BY_NAME);

export function wantedCustomer({ values }: ImportRow, key: string): WantedCustomer {
  const taxId = parseTaxId(values['taxId'] ?? '');
  return { key, name: values['name'] ?? '', taxId: taxId.ok ? taxId.value : null };
}

/** How a row was found to mean a customer, the surest first. */
export type MatchKind = 'KEY' | 'ID' | 'TAX_ID' | 'NAME';

export interface Match {
  readonly kind: MatchKind;
  readonly customer: ExistingCustomer;
}

/**
 * Whom a row means: by the source's id, by our own, by the tax id, or by a name that one customer bears and no tax id
 * contradicts; nobody when it is somebody new. Two ids of one source are two customers, whatever else they share.
 */
export function customerMeant(
  want: WantedCustomer,
  matches: readonly Match[],
  source: string,
): ExistingCustomer | null {
  const of = (kind: MatchKind) => matches.filter((match) => match.kind === kind).map(({ customer }) => customer);
  const isOther = ({ externalSource, externalId }: ExistingCustomer): boolean =>
    externalSource === source && externalId !== null && !isKeyOfName(externalId) && !isKeyOfName(want.key);
  const [holder] = of('TAX_ID').filter((customer) => !isOther(customer));
  const namesakes = of('NAME').filter(
    ({ facts }) => want.taxId === null || facts.taxId === null || facts.taxId === want.taxId,
  );
  // A name alone decides only where the source itself had no more than names.
  const isNamed = ({ externalSource }: ExistingCustomer): boolean => isKeyOfName(want.key) || externalSource === source;
  const byName = namesakes.filter((customer) => isNamed(customer) && !isOther(customer));
  return of('KEY')[0] ?? of('ID')[0] ?? holder ?? (byName.length === 1 ? (byName[0] ?? null) : null);
}

/** Whether the customer is known to the source by the row's key from now on. */
export const isAdopted = ({ externalSource, externalId }: ExistingCustomer, key: string, source: string): boolean =>
  externalId === null || (externalSource === source && isKeyOfName(externalId) && !isKeyOfName(key));

const ADDRESS_CELLS = ['street', 'postalCode', 'city', 'country'] as const;

/** The row's cells over what is there, under the rules of whoever types them. Refusals name their column by `details.field`. */
export function customerAfter(
  { values }: ImportRow,
  before: CustomerFacts,
  customAfter: CustomValuesAfter,
): CustomerFacts {
  const input: CustomerInput = {
    ...cell('name', values['name']),
    ...cell('taxId', values['taxId']),
    ...cell('segmentId', values['segment']),
    ...cell('regionId', values['region']),
    ...cell('marketId', values['market']),
    ...cell('parentId', values['parent']),
    ...cell('ownerId', values['owner']),
    ...cell('priorityClass', values['priorityClass'] === undefined ? undefined : classOf(values['priorityClass'])),
    ...cell('currency', values['currency']),
    ...cell('website', values['website']),
    ...cell('notes', values['notes']),
    ...(ADDRESS_CELLS.some((name) => values[name] !== undefined) ? { addresses: addressesAfter(values, before) } : {}),
  };
  const custom = customAfter(values, before.custom);
  try {
    return customerFacts(before, input, custom);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { code, message, details } = error as Refused;
    const path = details.fields?.[0]?.path ?? 'name';
    throw refused(path.split('.').at(-1) ?? path, code, message);
  }
}

const cell = <Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> =>
  value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);

/** A file knows one address of a customer, which is the registered one; the others stay. */
function addressesAfter(values: ImportRow['values'], { addresses }: CustomerFacts): AddressInput[] {
  const at = addresses.findIndex(({ kind }) => kind === 'REGISTERED');
  const before = addresses[at];
  const after: AddressInput = {
    kind: 'REGISTERED',
    name: before?.name ?? null,
    street: values['street'] ?? before?.street ?? null,
    postalCode: values['postalCode'] ?? before?.postalCode ?? null,
    city: values['city'] ?? before?.city ?? null,
    country: values['country'] === undefined ? (before?.country ?? 'PL') : countryOf(values['country']),
  };
  const written: AddressInput[] = [...addresses];
  return at < 0 ? [after, ...written] : written.with(at, after);
}

function classOf(text: string): 'A' | 'B' | 'C' {
  const letter = text.toUpperCase();
  if (letter === 'A' || letter === 'B' || letter === 'C') return letter;
  throw refused('priorityClass', 'PRIORITY_CLASS_UNKNOWN', 'Priority classes are A, B and C.');
}

/** Names of countries in both languages of the product, and their two letters (ISO 3166-1). */
const COUNTRIES: ReadonlyMap<string, string> = new Map(
  Array.from({ length: 26 * 26 }, (_, at) => String.fromCharCode(65 + Math.floor(at / 26), 65 + (at % 26))).flatMap(
    (code) =>
      (['pl', 'en'] as const).flatMap((language) => {
        const name = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }).of(code);
        return name ? [[name.toLowerCase(), code] as const, [code.toLowerCase(), code] as const] : [];
      }),
  ),
);

function countryOf(text: string): string {
  const code = COUNTRIES.get(text.trim().toLowerCase());
  if (code) return code;
  throw refused(
    'country',
    'COUNTRY_UNKNOWN',
    'Write the country by its name or its two letters, such as Poland or PL.',
  );
}

const refused = (field: string, code: string, message: string): Refused => new Refused(code, message, { field });
