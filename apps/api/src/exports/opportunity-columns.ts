import type { OpportunityView } from '@kontor/sales';
import type { Column } from './csv-sheet.js';

/** Headings that an import recognises again. Words of the organisation are in English, as the headings are. */
export const opportunityColumns: readonly Column<OpportunityView>[] = [
  { heading: 'Number', kind: 'TEXT', value: (row) => row.number },
  { heading: 'Title', kind: 'TEXT', value: (row) => row.title },
  { heading: 'Customer', kind: 'TEXT', value: (row) => row.customer?.name },
  { heading: 'Owner', kind: 'TEXT', value: (row) => row.owner?.name },
  { heading: 'Team', kind: 'TEXT', value: (row) => row.team?.name },
  { heading: 'Process', kind: 'TEXT', value: (row) => row.process.name.en },
  { heading: 'Stage', kind: 'TEXT', value: (row) => row.stage.name.en },
  { heading: 'Meaning', kind: 'TEXT', value: (row) => row.meaning },
  { heading: 'Days in stage', kind: 'NUMBER', value: (row) => row.daysInStage },
  { heading: 'Amount', kind: 'NUMBER', value: (row) => row.amount?.amount },
  { heading: 'Currency', kind: 'TEXT', value: (row) => row.amount?.currency },
  { heading: 'Amount in base currency', kind: 'NUMBER', value: (row) => row.amountInBase?.amount },
  { heading: 'Base currency', kind: 'TEXT', value: (row) => row.amountInBase?.currency },
  { heading: 'Exchange rate', kind: 'NUMBER', value: (row) => row.rateUsed?.rate },
  { heading: 'Rate valid from', kind: 'DATE', value: (row) => row.rateUsed?.validFrom },
  { heading: 'Rate missing', kind: 'TEXT', value: (row) => (row.rateMissing ? 'yes' : null) },
  { heading: 'Opened on', kind: 'DATE', value: (row) => row.openedOn },
  { heading: 'Expected close date', kind: 'DATE', value: (row) => row.expectedCloseDate },
  { heading: 'Closed on', kind: 'DATE', value: (row) => row.closedOn },
  { heading: 'Next step', kind: 'TEXT', value: (row) => row.nextStep },
  { heading: 'Next activity at', kind: 'DATE', value: (row) => row.nextActivityAt },
  {
    heading: 'Classification',
    kind: 'TEXT',
    value: (row) =>
      row.classifications.map(({ dimension, value }) => `${dimension.name.en}: ${value.name.en}`).join('; '),
  },
  { heading: 'Updated at', kind: 'DATE', value: (row) => row.updatedAt },
  { heading: 'Id', kind: 'TEXT', value: (row) => row.id },
];
