import type { CriterionFactsFragment } from '../../../graphql/graphql.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';

/** What every means to supply something missing needs to know. */
export interface FillerProps {
  readonly criterion: CriterionFactsFragment;
  readonly record: OpportunityRecord;
  readonly reload: () => Promise<void>;
  readonly onFilled: () => void;
}
