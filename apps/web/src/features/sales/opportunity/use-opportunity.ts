import { useFragment, useQuery } from '@apollo/client/react';
import {
  OpportunityFactsFragmentDoc,
  type OpportunityFactsFragment,
  OpportunityRecordDocument,
  type OpportunityRecordQuery,
} from '../../../graphql/graphql.js';
import { type Refusal, refusalOf, withoutDetails } from '../../../ui/data/saving/refusal.js';

export type OpportunityRecord = NonNullable<OpportunityRecordQuery['opportunityRecord']>;

export interface OpenOpportunity {
  /** Complete, or made of what a list had already shown; `null` before anything is known. */
  readonly record: OpportunityRecord | null;
  /** Only what a list had shown is there: nothing can be edited yet. */
  readonly partial: boolean;
  readonly refusal: Refusal | null;
  readonly reload: () => Promise<void>;
}

/** One sale. What a list has shown of it stands at once, and the rest follows. */
export function useOpportunity(id: string): OpenOpportunity {
  const { data, error, refetch } = useQuery(OpportunityRecordDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const seen = useFragment({
    fragment: OpportunityFactsFragmentDoc,
    fragmentName: 'OpportunityFacts',
    from: { __typename: 'Opportunity', id },
  });
  const reload = async () => {
    await refetch().catch(() => undefined);
  };
  const complete = data?.opportunityRecord ?? null;
  if (complete) return { record: complete, partial: false, refusal: null, reload };
  if (error) return { record: null, partial: true, refusal: refusalOf(error), reload };
  if (data) return { record: null, partial: true, refusal: withoutDetails('NOT_FOUND', ''), reload };
  const record = seen.dataState === 'complete' ? recordOf(seen.data) : null;
  return { record, partial: true, refusal: null, reload };
}

/** A sale as a list shows it, in the shape of its page; what the list does not know is empty and cannot be edited. */
export const recordOf = (opportunity: OpportunityFactsFragment): OpportunityRecord => ({
  __typename: 'OpportunityRecord',
  opportunity,
  description: null,
  region: null,
  market: null,
  source: null,
  competitor: null,
  lostReason: null,
  lostNote: null,
  contacts: [],
  splits: [],
  followers: [],
  stages: [],
  stageEvents: [],
  activities: [],
  daysOpen: 0,
  canEdit: false,
});
