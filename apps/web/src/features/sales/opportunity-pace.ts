import type { OpportunityWarning } from '../../graphql/graphql.js';

export interface Paced {
  readonly meaning: string;
  readonly daysInStage: number;
  readonly stage: { readonly expectedDays: number | null };
}

/** Longer in its stage than the process expects. A stage without an expectation is never slow. */
export const overExpectation = (sale: Paced): boolean =>
  sale.meaning === 'OPEN' && sale.stage.expectedDays !== null && sale.daysInStage > sale.stage.expectedDays;

/** Worst first: a card shows one warning only, and the list sorts by the same order. */
export const WARNINGS = [
  'CLOSE_DATE_PASSED',
  'ACTIVITY_OVERDUE',
  'STALLED',
  'NO_NEXT_ACTIVITY',
  'CLOSE_DATE_PUSHED',
] as const satisfies readonly OpportunityWarning[];
