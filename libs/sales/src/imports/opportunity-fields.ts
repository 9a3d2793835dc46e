import type { ImportField, ImportFieldKind } from '@kontor/platform';

export const DIMENSION_FIELD = 'dimension:';

export interface ImportedDimension {
  readonly id: string;
  readonly key: string;
  readonly name: { readonly pl: string; readonly en: string };
}

/** What other systems call each column, folded and without blanks. */
const ALIASES = {
  externalId: 'opportunityid id dealid numer number idszansy numerszansy nrszansy',
  title: 'name dealname opportunityname nazwa temat szansa nazwaszansy nazwatransakcji szansasprzedazy',
  customer: 'account accountname company firma kontrahent organization nazwafirmy nazwaklienta nazwakontrahenta',
  owner: 'salesagent salesperson handlowiec agent dealowner wlasciciel opiekunhandlowy przedstawiciel',
  stage: 'dealstage status faza etapsprzedazy stagename',
  amount: 'closevalue value kwota wartoscnetto dealvalue kwotanetto wartoscszansy wartosctransakcji',
  currency: 'currencycode kodwaluty',
  openedOn: 'engagedate created createdate createdat datautworzenia opendate datarozpoczecia utworzono',
  closedOn: 'closedate closed closedat wondate zamknieto datawygrania',
  expectedCloseDate:
    'expectedclose forecastdate planowanadata terminzamkniecia przewidywanezamkniecie przewidywanadatazamkniecia planowanadatazamkniecia kwartal quarter',
  region: 'wojewodztwo territory area',
  market: 'kraj countrymarket',
  source: 'leadsource zrodlo origin zrodlopozyskania kanal',
  competitor: 'konkurencja lostto',
  lostReason: 'lossreason powod reasonlost closereason powodutraty przyczynaprzegranej',
  nextStep: 'nastepnykrok next',
  description: 'notes uwagi comment notatki',
  tags: 'tag labels label tagi etykieta',
} as const;

type Words = readonly [pl: string, en: string];
interface Flags {
  readonly required?: boolean;
  readonly creatable?: boolean;
}

const field = (
  key: string,
  kind: ImportFieldKind,
  [pl, en]: Words,
  aliases: readonly string[],
  flags: Flags = {},
): ImportField => ({
  key,
  kind,
  label: { pl, en },
  aliases,
  required: flags.required ?? false,
  creatable: flags.creatable ?? false,
});

const known = (key: keyof typeof ALIASES, kind: ImportFieldKind, words: Words, flags?: Flags): ImportField =>
  field(key, kind, words, ALIASES[key].split(' '), flags);

/** The columns that a file of sales may have; the organisation's dimensions are columns too. */
export const opportunityFields = (dimensions: readonly ImportedDimension[]): readonly ImportField[] => [
  known('externalId', 'TEXT', ['Identyfikator', 'External id'], { required: true }),
  known('title', 'TEXT', ['Tytuł', 'Title']),
  known('customer', 'REFERENCE', ['Klient', 'Customer'], { creatable: true }),
  known('owner', 'REFERENCE', ['Opiekun', 'Owner'], { creatable: true }),
  known('stage', 'REFERENCE', ['Etap', 'Stage'], { required: true }),
  known('amount', 'DECIMAL', ['Wartość', 'Amount']),
  known('currency', 'CURRENCY', ['Waluta', 'Currency']),
  known('openedOn', 'DATE', ['Data otwarcia', 'Opened on']),
  known('closedOn', 'DATE', ['Data zamknięcia', 'Closed on']),
  known('expectedCloseDate', 'DATE', ['Planowane zamknięcie', 'Expected close date']),
  known('region', 'REFERENCE', ['Region', 'Region']),
  known('market', 'REFERENCE', ['Rynek', 'Market']),
  known('source', 'REFERENCE', ['Źródło', 'Source'], { creatable: true }),
  known('competitor', 'REFERENCE', ['Konkurent', 'Competitor'], { creatable: true }),
  known('lostReason', 'REFERENCE', ['Powód przegranej', 'Lost reason'], { creatable: true }),
  known('nextStep', 'TEXT', ['Następny krok', 'Next step']),
  known('description', 'TEXT', ['Opis', 'Description']),
  known('tags', 'TEXT', ['Etykiety', 'Tags']),
  ...dimensions.map(({ key, name }) =>
    field(`${DIMENSION_FIELD}${key}`, 'REFERENCE', [name.pl, name.en], [key], { creatable: true }),
  ),
];
