import { useFragment, useQuery } from '@apollo/client/react';
import {
  CustomerCardDocument,
  type CustomerCardQuery,
  CustomerFactsFragmentDoc,
  type CustomerFactsFragment,
} from '../../../graphql/graphql.js';
import { type Refusal, refusalOf, withoutDetails } from '../../../ui/data/saving/refusal.js';

export type CustomerCard = NonNullable<CustomerCardQuery['customerCard']>;

export interface OpenCustomer {
  readonly card: CustomerCard | null;
  /** What a list had shown of the customer, while the rest is on its way. */
  readonly customer: CustomerFactsFragment | null;
  readonly refusal: Refusal | null;
  readonly reload: () => Promise<void>;
}

export function useCustomer(id: string): OpenCustomer {
  const { data, error, refetch } = useQuery(CustomerCardDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const seen = useFragment({
    fragment: CustomerFactsFragmentDoc,
    fragmentName: 'CustomerFacts',
    from: { __typename: 'Customer', id },
  });
  const card = data?.customerCard ?? null;
  const reload = async () => {
    await refetch().catch(() => undefined);
  };
  const customer = card?.customer ?? (seen.dataState === 'complete' ? seen.data : null);
  const refusal = card ? null : error ? refusalOf(error) : data ? withoutDetails('NOT_FOUND', '') : null;
  return { card, customer: refusal ? null : customer, refusal, reload };
}
