import type { ImportOutcome } from '@kontor/platform';
import type { CustomerFacts } from '../domain/customer-facts.js';
import type { ExistingCustomer } from './imported-customer.js';

/** What one row comes to: whom it means, what they are after it, and why not where it is refused. */
export interface PlannedCustomer {
  readonly key: string;
  readonly was: ExistingCustomer | null;
  /** `null` when the row is refused. */
  readonly after: CustomerFacts | null;
  readonly outcome: ImportOutcome;
}

type Refusal = Extract<ImportOutcome, { kind: 'REFUSED' }>;

export const refusal = (field: string, code: string, message: string): Refusal => ({
  kind: 'REFUSED',
  field,
  code,
  message,
});

/** Rows that were refused before keep their reason. */
export const refuseWhere = (
  planned: readonly PlannedCustomer[],
  isWrong: (one: PlannedCustomer) => boolean,
  outcome: Refusal,
): PlannedCustomer[] =>
  planned.map((one) => (one.after !== null && isWrong(one) ? { ...one, after: null, outcome } : one));

/** Two rows that mean one customer by different signs: the first holds, because nobody can say which is right. */
export function refuseRepeated(planned: readonly PlannedCustomer[]): PlannedCustomer[] {
  const seen = new Set<string>();
  const isRepeated = ({ was }: PlannedCustomer): boolean => {
    if (was === null) return false;
    const isSeen = seen.has(was.id);
    seen.add(was.id);
    return isSeen;
  };
  return refuseWhere(
    planned,
    isRepeated,
    refusal('name', 'CUSTOMER_NAMED_TWICE', 'An earlier row means this customer too. Leave one of the two out.'),
  );
}
