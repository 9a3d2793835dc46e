import type { CriterionFactsFragment } from '../../../graphql/graphql.js';
import type { MissingApproval } from '../../processes/approvals/approval-filler.js';
import type { OpportunityRecord } from '../opportunity/use-opportunity.js';

/** What every means to supply something missing needs to know. */
export interface FillerProps {
  readonly criterion: CriterionFactsFragment;
  readonly record: OpportunityRecord;
  /** Of a criterion that asks for an approval. */
  readonly approval: MissingApproval | null;
  /** How to fulfil what another part of Kontor asks for. */
  readonly hint: string | null;
  readonly reload: () => Promise<void>;
  readonly onFilled: () => void;
}
