import type { CustomerFactsFragment } from '../../../graphql/graphql.js';
import type { Fact } from '../../../ui/data/editing/fact.js';
import { ConflictDialog } from '../../../ui/data/saving/conflict-dialog.js';
import { useConflictWords } from '../../../ui/data/saving/use-conflict-words.js';
import type { RecordSave } from '../../../ui/data/saving/use-record-save.js';

export interface CustomerConflictProps {
  readonly saving: RecordSave;
  readonly customer: CustomerFactsFragment;
  readonly facts: readonly Fact<CustomerFactsFragment>[];
}

export function CustomerConflict({ saving, customer, facts }: CustomerConflictProps) {
  const describe = useConflictWords(saving.conflict, customer, facts);
  if (!saving.conflict) return null;
  return (
    <ConflictDialog
      conflict={saving.conflict}
      describe={describe}
      onSave={(choices) => void saving.resolve(choices)}
      onDiscard={saving.discard}
    />
  );
}
