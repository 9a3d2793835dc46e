import type { ActivityView } from '@kontor/sales';
import type { SheetColumn, SheetWords } from './sheet-column.js';

const KINDS: Readonly<Record<ActivityView['kind'], SheetWords>> = {
  CALL: { pl: 'telefon', en: 'call' },
  MEETING: { pl: 'spotkanie', en: 'meeting' },
  EMAIL: { pl: 'e-mail', en: 'e-mail' },
  VISIT: { pl: 'wizyta', en: 'visit' },
  TASK: { pl: 'zadanie', en: 'task' },
  NOTE: { pl: 'notatka', en: 'note' },
};
const YES: SheetWords = { pl: 'tak', en: 'yes' };

export const activityColumns: readonly SheetColumn<ActivityView>[] = [
  {
    heading: { pl: 'Rodzaj', en: 'Kind' },
    kind: 'TEXT',
    value: (row, language) => KINDS[row.kind][language],
  },
  {
    heading: { pl: 'Temat', en: 'Subject' },
    kind: 'TEXT',
    value: (row) => row.subject,
  },
  {
    heading: { pl: 'Numer szansy', en: 'Opportunity number' },
    kind: 'TEXT',
    value: (row) => row.opportunity?.number,
  },
  {
    heading: { pl: 'Szansa', en: 'Opportunity' },
    kind: 'TEXT',
    value: (row) => row.opportunity?.title,
  },
  {
    heading: { pl: 'Klient', en: 'Customer' },
    kind: 'TEXT',
    value: (row) => row.customer?.name,
  },
  {
    heading: { pl: 'Kontakt', en: 'Contact' },
    kind: 'TEXT',
    value: (row) => row.contact?.name,
  },
  {
    heading: { pl: 'Opiekun', en: 'Owner' },
    kind: 'TEXT',
    value: (row) => row.owner.name,
  },
  {
    heading: { pl: 'Termin', en: 'Due at' },
    kind: 'INSTANT',
    value: (row) => row.dueAt,
  },
  {
    heading: { pl: 'Cały dzień', en: 'All day' },
    kind: 'TEXT',
    value: (row, language) => (row.allDay ? YES[language] : null),
  },
  {
    heading: { pl: 'Po terminie', en: 'Overdue' },
    kind: 'TEXT',
    value: (row, language) => (row.overdue ? YES[language] : null),
  },
  {
    heading: { pl: 'Czas trwania (min)', en: 'Duration (min)' },
    kind: 'NUMBER',
    value: (row) => row.durationMinutes,
  },
  {
    heading: { pl: 'Wykonano', en: 'Done at' },
    kind: 'INSTANT',
    value: (row) => row.doneAt,
  },
  {
    heading: { pl: 'Wynik', en: 'Outcome' },
    kind: 'TEXT',
    value: (row) => row.outcome,
  },
  {
    heading: { pl: 'Treść', en: 'Text' },
    kind: 'TEXT',
    value: (row) => row.body,
  },
  { heading: { pl: 'Id', en: 'Id' }, kind: 'TEXT', value: (row) => row.id },
];
