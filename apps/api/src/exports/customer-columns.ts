import type { CustomerRecord } from '@kontor/customers';
import { LANGUAGES_IN_WORDS, type SheetColumn, type SheetWords } from './sheet-column.js';

const KINDS: Readonly<Record<CustomerRecord['kind'], SheetWords>> = {
  COMPANY: { pl: 'firma', en: 'company' },
  PERSON: { pl: 'osoba', en: 'person' },
};

/** Headings that an import recognises again. */
export const customerColumns: readonly SheetColumn<CustomerRecord>[] = [
  { heading: { pl: 'Nazwa', en: 'Name' }, kind: 'TEXT', value: (row) => row.name },
  { heading: { pl: 'Rodzaj', en: 'Kind' }, kind: 'TEXT', value: (row, language) => KINDS[row.kind][language] },
  { heading: { pl: 'NIP', en: 'Tax id' }, kind: 'TEXT', value: (row) => row.taxId },
  { heading: { pl: 'Segment', en: 'Segment' }, kind: 'TEXT', value: (row) => row.segment?.name },
  { heading: { pl: 'Region', en: 'Region' }, kind: 'TEXT', value: (row) => row.region?.name },
  { heading: { pl: 'Rynek', en: 'Market' }, kind: 'TEXT', value: (row) => row.market?.name },
  { heading: { pl: 'Klasa ważności', en: 'Priority class' }, kind: 'TEXT', value: (row) => row.priorityClass },
  { heading: { pl: 'Klient nadrzędny', en: 'Parent' }, kind: 'TEXT', value: (row) => row.parent?.name },
  { heading: { pl: 'Opiekun', en: 'Owner' }, kind: 'TEXT', value: (row) => row.owner?.name },
  { heading: { pl: 'Zespół', en: 'Team' }, kind: 'TEXT', value: (row) => row.team?.name },
  { heading: { pl: 'Miejscowość', en: 'City' }, kind: 'TEXT', value: (row) => row.city },
  { heading: { pl: 'Kraj', en: 'Country' }, kind: 'TEXT', value: (row) => row.country },
  { heading: { pl: 'Waluta', en: 'Currency' }, kind: 'TEXT', value: (row) => row.currency },
  {
    heading: { pl: 'Język dokumentów', en: 'Document language' },
    kind: 'TEXT',
    value: (row, language) => LANGUAGES_IN_WORDS[row.documentLanguage][language],
  },
  { heading: { pl: 'Strona internetowa', en: 'Website' }, kind: 'TEXT', value: (row) => row.website },
  { heading: { pl: 'Notatki', en: 'Notes' }, kind: 'TEXT', value: (row) => row.notes },
  { heading: { pl: 'Utworzono', en: 'Created at' }, kind: 'INSTANT', value: (row) => row.createdAt },
  { heading: { pl: 'Zmieniono', en: 'Updated at' }, kind: 'INSTANT', value: (row) => row.updatedAt },
  { heading: { pl: 'Id', en: 'Id' }, kind: 'TEXT', value: (row) => row.id },
];
