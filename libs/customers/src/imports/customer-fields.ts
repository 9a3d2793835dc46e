import type { ImportField, ImportFieldKind } from '@kontor/platform';

const field = (
  key: string,
  kind: ImportFieldKind,
  [pl, en]: readonly [pl: string, en: string],
  aliases: readonly string[],
  flags: { required?: boolean; creatable?: boolean } = {},
): ImportField => ({
  key,
  kind,
  label: { pl, en },
  aliases,
  required: flags.required ?? false,
  creatable: flags.creatable ?? false,
});

/** The columns that a file of customers may have. */
export const CUSTOMER_FIELDS: readonly ImportField[] = [
  field(
    'externalId',
    'TEXT',
    ['Identyfikator', 'External id'],
    ['id', 'customerid', 'accountid', 'kod', 'symbol', 'idklienta', 'numerklienta', 'kodkontrahenta', 'akronim'],
  ),
  field(
    'name',
    'TEXT',
    ['Nazwa', 'Name'],
    [
      'account',
      'accountname',
      'company',
      'companyname',
      'firma',
      'klient',
      'kontrahent',
      'nazwafirmy',
      'nazwaklienta',
      'nazwakontrahenta',
      'odbiorca',
    ],
    { required: true },
  ),
  field(
    'taxId',
    'TEXT',
    ['NIP', 'Tax id'],
    ['vatid', 'nip', 'numervat', 'taxnumber', 'vat', 'numernip', 'nrnip', 'nipue'],
  ),
  field('segment', 'REFERENCE', ['Segment', 'Segment'], ['sector', 'industry', 'branza', 'sektor'], {
    creatable: true,
  }),
  field('region', 'REFERENCE', ['Region', 'Region'], ['wojewodztwo', 'state', 'territory'], { creatable: true }),
  field('market', 'REFERENCE', ['Rynek', 'Market'], ['officelocation'], { creatable: true }),
  field(
    'parent',
    'REFERENCE',
    ['Klient nadrzędny', 'Parent'],
    ['firmanadrzedna', 'subsidiaryof', 'parentaccount', 'grupa'],
    {
      creatable: true,
    },
  ),
  field(
    'owner',
    'REFERENCE',
    ['Opiekun', 'Owner'],
    ['salesagent', 'handlowiec', 'accountowner', 'opiekunklienta', 'wlasciciel', 'przedstawiciel'],
  ),
  field(
    'priorityClass',
    'TEXT',
    ['Klasa ważności', 'Priority class'],
    ['klasa', 'abc', 'rating', 'klasaabc', 'priorytet'],
  ),
  field('currency', 'CURRENCY', ['Waluta', 'Currency'], ['currencycode']),
  field('street', 'TEXT', ['Ulica', 'Street'], ['address', 'adres', 'billingstreet', 'ulicainumer', 'ulicanumer']),
  field('postalCode', 'TEXT', ['Kod pocztowy', 'Postal code'], ['zip', 'zipcode', 'postcode', 'kodpoczt']),
  field('city', 'TEXT', ['Miasto', 'City'], ['miejscowosc', 'town', 'billingcity', 'poczta']),
  field('country', 'TEXT', ['Kraj', 'Country'], ['countrycode', 'panstwo', 'billingcountry']),
  field('website', 'TEXT', ['Strona internetowa', 'Website'], ['www', 'url', 'domain', 'stronawww', 'adreswww']),
  field('notes', 'TEXT', ['Notatki', 'Notes'], ['uwagi', 'opis', 'description', 'comment']),
];
