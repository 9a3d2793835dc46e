import type { ImportField, ImportFieldKind } from '@kontor/platform';

export const DIMENSION_FIELD = 'dimension:';

export interface ImportedDimension {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly pl: string; readonly en: string };
}

type Words = readonly [pl: string, en: string];

const field = (
  key: string,
  kind: ImportFieldKind,
  [pl, en]: Words,
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

/** The columns that a file of sales may have; the organisation's dimensions are columns too. */
export const opportunityFields = (dimensions: readonly ImportedDimension[]): readonly ImportField[] => [
  field(
    'externalId',
    'TEXT',
    ['Identyfikator', 'External id'],
    ['opportunityid', 'id', 'dealid', 'numer', 'number', 'idszansy', 'numerszansy', 'nrszansy'],
    {
      required: true,
    },
  ),
  field(
    'title',
    'TEXT',
    ['Tytuł', 'Title'],
    [
      'name',
      'dealname',
      'opportunityname',
      'nazwa',
      'temat',
      'szansa',
      'nazwaszansy',
      'nazwatransakcji',
      'szansasprzedazy',
    ],
  ),
  field(
    'customer',
    'REFERENCE',
    ['Klient', 'Customer'],
    [
      'account',
      'accountname',
      'company',
      'firma',
      'kontrahent',
      'organization',
      'nazwafirmy',
      'nazwaklienta',
      'nazwakontrahenta',
    ],
    { creatable: true },
  ),
  field(
    'owner',
    'REFERENCE',
    ['Opiekun', 'Owner'],
    [
      'salesagent',
      'salesperson',
      'handlowiec',
      'agent',
      'dealowner',
      'wlasciciel',
      'opiekunhandlowy',
      'przedstawiciel',
    ],
    {
      creatable: true,
    },
  ),
  field('stage', 'REFERENCE', ['Etap', 'Stage'], ['dealstage', 'status', 'faza', 'etapsprzedazy', 'stagename'], {
    required: true,
  }),
  field(
    'amount',
    'DECIMAL',
    ['Wartość', 'Amount'],
    ['closevalue', 'value', 'kwota', 'wartoscnetto', 'dealvalue', 'kwotanetto', 'wartoscszansy', 'wartosctransakcji'],
  ),
  field('currency', 'CURRENCY', ['Waluta', 'Currency'], ['currencycode', 'kodwaluty']),
  field(
    'openedOn',
    'DATE',
    ['Data otwarcia', 'Opened on'],
    ['engagedate', 'created', 'createdate', 'createdat', 'datautworzenia', 'opendate', 'datarozpoczecia', 'utworzono'],
  ),
  field(
    'closedOn',
    'DATE',
    ['Data zamknięcia', 'Closed on'],
    ['closedate', 'closed', 'closedat', 'wondate', 'zamknieto', 'datawygrania'],
  ),
  field(
    'expectedCloseDate',
    'DATE',
    ['Planowane zamknięcie', 'Expected close date'],
    [
      'expectedclose',
      'forecastdate',
      'planowanadata',
      'terminzamkniecia',
      'przewidywanezamkniecie',
      'przewidywanadatazamkniecia',
      'planowanadatazamkniecia',
      'kwartal',
      'quarter',
    ],
  ),
  field('region', 'REFERENCE', ['Region', 'Region'], ['wojewodztwo', 'territory', 'area']),
  field('market', 'REFERENCE', ['Rynek', 'Market'], ['kraj', 'countrymarket']),
  field('source', 'REFERENCE', ['Źródło', 'Source'], ['leadsource', 'zrodlo', 'origin', 'zrodlopozyskania', 'kanal'], {
    creatable: true,
  }),
  field('competitor', 'REFERENCE', ['Konkurent', 'Competitor'], ['konkurencja', 'lostto'], { creatable: true }),
  field(
    'lostReason',
    'REFERENCE',
    ['Powód przegranej', 'Lost reason'],
    ['lossreason', 'powod', 'reasonlost', 'closereason', 'powodutraty', 'przyczynaprzegranej'],
    { creatable: true },
  ),
  field('nextStep', 'TEXT', ['Następny krok', 'Next step'], ['nastepnykrok', 'next']),
  field('description', 'TEXT', ['Opis', 'Description'], ['notes', 'uwagi', 'comment', 'notatki']),
  field('tags', 'TEXT', ['Etykiety', 'Tags'], ['tag', 'labels', 'label', 'tagi', 'etykieta']),
  ...dimensions.map(({ key, name }) =>
    field(`${DIMENSION_FIELD}${key}`, 'REFERENCE', [name.pl, name.en], [key], { creatable: true }),
  ),
];
