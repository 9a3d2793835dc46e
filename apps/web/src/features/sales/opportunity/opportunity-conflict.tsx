import type { Fact } from '../../../ui/data/editing/fact.js';
import { ConflictDialog } from '../../../ui/data/saving/conflict-dialog.js';
import { useConflictWords } from '../../../ui/data/saving/use-conflict-words.js';
import type { RecordSave } from '../../../ui/data/saving/use-record-save.js';
import type { OpportunityRecord } from './use-opportunity.js';

export interface OpportunityConflictProps {
  readonly saving: RecordSave;
  readonly record: OpportunityRecord;
  readonly facts: readonly Fact<OpportunityRecord>[];
}

export function OpportunityConflict({ saving, record, facts }: OpportunityConflictProps) {
  const describe = useConflictWords(saving.conflict, record, facts);
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
