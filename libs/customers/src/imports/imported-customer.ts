import { Refused } from '@kontor/kernel';
import { type Change, changesBetween, type ImportRow } from '@kontor/platform';
import { parseTaxId } from '../domain/tax-id.js';

/** A customer as a file can say it. The address is its registered one. */
export interface ImportedCustomer {
  readonly name: string;
  readonly taxId: string | null;
  readonly segment: string | null;
  readonly region: string | null;
  readonly market: string | null;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly team: string | null;
  readonly priorityClass: string | null;
  readonly currency: string;
  readonly website: string | null;
  readonly notes: string | null;
  readonly street: string | null;
  readonly postalCode: string | null;
  readonly city: string | null;
  readonly country: string | null;
}

export interface ExistingCustomer extends ImportedCustomer {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly deleted: boolean;
}

const FIELDS = [
  'name',
  'taxId',
  'segment',
  'region',
  'market',
  'parent',
  'owner',
  'team',
  'priorityClass',
  'currency',
  'website',
  'notes',
  'street',
  'postalCode',
  'city',
  'country',
] as const satisfies readonly (keyof ImportedCustomer)[];

export const importedChanges = (before: ImportedCustomer | null, after: ImportedCustomer): Change[] =>
  changesBetween(before ?? {}, after, FIELDS);

/** The row's cells over what is there. Refusals name their column by `details.field`. */
export function customerAfter(
  { values }: ImportRow,
  was: ExistingCustomer | undefined,
  preset: { readonly owner: string | null; readonly currency: string; readonly homeTeams: ReadonlyMap<string, string> },
): ImportedCustomer {
  const owner = values['owner'] ?? (was ? was.owner : preset.owner);
  return {
    name: values['name'] ?? was?.name ?? '',
    taxId: values['taxId'] === undefined ? (was?.taxId ?? null) : taxIdOf(values['taxId']),
    segment: values['segment'] ?? was?.segment ?? null,
    region: values['region'] ?? was?.region ?? null,
    market: values['market'] ?? was?.market ?? null,
    parent: values['parent'] ?? was?.parent ?? null,
    owner,
    team: was && was.owner === owner ? was.team : (preset.homeTeams.get(owner ?? '') ?? null),
    priorityClass:
      values['priorityClass'] === undefined ? (was?.priorityClass ?? null) : classOf(values['priorityClass']),
    currency: values['currency'] ?? was?.currency ?? preset.currency,
    website: values['website'] ?? was?.website ?? null,
    notes: values['notes'] ?? was?.notes ?? null,
    street: values['street'] ?? was?.street ?? null,
    postalCode: values['postalCode'] ?? was?.postalCode ?? null,
    city: values['city'] ?? was?.city ?? null,
    country: values['country'] === undefined ? (was?.country ?? null) : countryOf(values['country']),
  };
}

function taxIdOf(text: string): string {
  const parsed = parseTaxId(text);
  if (parsed.ok) return parsed.value;
  throw new Refused(parsed.refusal.code, parsed.refusal.message, { field: 'taxId' });
}

function classOf(text: string): string {
  const letter = text.toUpperCase();
  if (['A', 'B', 'C'].includes(letter)) return letter;
  throw new Refused('PRIORITY_CLASS_UNKNOWN', 'Priority classes are A, B and C.', { field: 'priorityClass' });
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
  throw new Refused('COUNTRY_UNKNOWN', 'Write the country by its name or its two letters, such as Poland or PL.', {
    field: 'country',
  });
}
