import type { OpportunityView } from '@kontor/sales';
import type { SheetColumn, SheetWords } from './sheet-column.js';

const MEANINGS: Readonly<Record<OpportunityView['meaning'], SheetWords>> = {
  OPEN: { pl: 'otwarta', en: 'open' },
  WON: { pl: 'wygrana', en: 'won' },
  LOST: { pl: 'przegrana', en: 'lost' },
};
const YES: SheetWords = { pl: 'tak', en: 'yes' };

/** What a sale is, and where it stands. */
const standing: readonly SheetColumn<OpportunityView>[] = [
  { heading: { pl: 'Numer', en: 'Number' }, kind: 'TEXT', value: (row) => row.number },
  { heading: { pl: 'Tytuł', en: 'Title' }, kind: 'TEXT', value: (row) => row.title },
  { heading: { pl: 'Klient', en: 'Customer' }, kind: 'TEXT', value: (row) => row.customer?.name },
  { heading: { pl: 'Opiekun', en: 'Owner' }, kind: 'TEXT', value: (row) => row.owner?.name },
  { heading: { pl: 'Zespół', en: 'Team' }, kind: 'TEXT', value: (row) => row.team?.name },
  { heading: { pl: 'Proces', en: 'Process' }, kind: 'TEXT', value: (row, language) => row.process.name[language] },
  { heading: { pl: 'Etap', en: 'Stage' }, kind: 'TEXT', value: (row, language) => row.stage.name[language] },
  { heading: { pl: 'Stan', en: 'Meaning' }, kind: 'TEXT', value: (row, language) => MEANINGS[row.meaning][language] },
  { heading: { pl: 'Dni w etapie', en: 'Days in stage' }, kind: 'NUMBER', value: (row) => row.daysInStage },
];

const money: readonly SheetColumn<OpportunityView>[] = [
  { heading: { pl: 'Wartość', en: 'Amount' }, kind: 'NUMBER', value: (row) => row.amount?.amount },
  { heading: { pl: 'Waluta', en: 'Currency' }, kind: 'TEXT', value: (row) => row.amount?.currency },
  {
    heading: { pl: 'Wartość w walucie bazowej', en: 'Amount in base currency' },
    kind: 'NUMBER',
    value: (row) => row.amountInBase?.amount,
  },
  { heading: { pl: 'Waluta bazowa', en: 'Base currency' }, kind: 'TEXT', value: (row) => row.amountInBase?.currency },
  { heading: { pl: 'Kurs', en: 'Exchange rate' }, kind: 'NUMBER', value: (row) => row.rateUsed?.rate },
  {
    heading: { pl: 'Kurs obowiązuje od', en: 'Rate valid from' },
    kind: 'DATE',
    value: (row) => row.rateUsed?.validFrom,
  },
  {
    heading: { pl: 'Brak kursu', en: 'Rate missing' },
    kind: 'TEXT',
    value: (row, language) => (row.rateMissing ? YES[language] : null),
  },
];

const course: readonly SheetColumn<OpportunityView>[] = [
  { heading: { pl: 'Data otwarcia', en: 'Opened on' }, kind: 'DATE', value: (row) => row.openedOn },
  {
    heading: { pl: 'Planowane zamknięcie', en: 'Expected close date' },
    kind: 'DATE',
    value: (row) => row.expectedCloseDate,
  },
  { heading: { pl: 'Data zamknięcia', en: 'Closed on' }, kind: 'DATE', value: (row) => row.closedOn },
  { heading: { pl: 'Następny krok', en: 'Next step' }, kind: 'TEXT', value: (row) => row.nextStep },
  {
    heading: { pl: 'Następne działanie', en: 'Next activity at' },
    kind: 'INSTANT',
    value: (row) => row.nextActivityAt,
  },
  {
    heading: { pl: 'Klasyfikacja', en: 'Classification' },
    kind: 'TEXT',
    value: (row, language) =>
      row.classifications
        .map(({ dimension, value }) => `${dimension.name[language]}: ${value.name[language]}`)
        .join('; '),
  },
  {
    heading: { pl: 'Etykiety', en: 'Tags' },
    kind: 'TEXT',
    value: (row) => row.tags.map(({ name }) => name).join('; '),
  },
  { heading: { pl: 'Zmieniono', en: 'Updated at' }, kind: 'INSTANT', value: (row) => row.updatedAt },
  { heading: { pl: 'Id', en: 'Id' }, kind: 'TEXT', value: (row) => row.id },
];

/** Headings that an import recognises again. */
export const opportunityColumns: readonly SheetColumn<OpportunityView>[] = [...standing, ...money, ...course];
