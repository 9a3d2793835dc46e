import { useQuery } from '@apollo/client/react';
import { OpportunityAsOfDocument } from '../../../graphql/graphql.js';
import { type Refusal, refusalOf } from '../../../ui/data/saving/refusal.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface PastRecord {
  /** What was shown last stays while another instant is looked up. */
  readonly record: OpportunityRecord | null;
  readonly loading: boolean;
  /** The sale was not there yet. */
  readonly isBefore: boolean;
  readonly refusal: Refusal | null;
  readonly retry: () => void;
}

/** The sale at an instant. It stays out of the cache, which knows each record once: as it is now. */
export function usePastRecord(id: string, at: string | null): PastRecord {
  const { data, previousData, loading, error, refetch } = useQuery(OpportunityAsOfDocument, {
    variables: { id, at: at ?? '' },
    skip: at === null,
    fetchPolicy: 'no-cache',
    notifyOnNetworkStatusChange: true,
  });
  return {
    record: (data ?? previousData)?.opportunityAsOf ?? null,
    loading,
    isBefore: data?.opportunityAsOf === null,
    refusal: error ? refusalOf(error) : null,
    retry: () => void refetch().catch(() => undefined),
  };
}
