import type { CustomerRecord } from '@kontor/customers';
import type { Column } from './csv-sheet.js';

/** Headings that an import recognises again. */
export const customerColumns: readonly Column<CustomerRecord>[] = [
  { heading: 'Name', kind: 'TEXT', value: (row) => row.name },
  { heading: 'Kind', kind: 'TEXT', value: (row) => row.kind },
  { heading: 'Tax id', kind: 'TEXT', value: (row) => row.taxId },
  { heading: 'Segment', kind: 'TEXT', value: (row) => row.segment?.name },
  { heading: 'Region', kind: 'TEXT', value: (row) => row.region?.name },
  { heading: 'Market', kind: 'TEXT', value: (row) => row.market?.name },
  { heading: 'Priority class', kind: 'TEXT', value: (row) => row.priorityClass },
  { heading: 'Parent', kind: 'TEXT', value: (row) => row.parent?.name },
  { heading: 'Owner', kind: 'TEXT', value: (row) => row.owner?.name },
  { heading: 'Team', kind: 'TEXT', value: (row) => row.team?.name },
  { heading: 'City', kind: 'TEXT', value: (row) => row.city },
  { heading: 'Country', kind: 'TEXT', value: (row) => row.country },
  { heading: 'Currency', kind: 'TEXT', value: (row) => row.currency },
  { heading: 'Document language', kind: 'TEXT', value: (row) => row.documentLanguage.toUpperCase() },
  { heading: 'Website', kind: 'TEXT', value: (row) => row.website },
  { heading: 'Notes', kind: 'TEXT', value: (row) => row.notes },
  { heading: 'Created at', kind: 'DATE', value: (row) => row.createdAt },
  { heading: 'Updated at', kind: 'DATE', value: (row) => row.updatedAt },
  { heading: 'Id', kind: 'TEXT', value: (row) => row.id },
];
