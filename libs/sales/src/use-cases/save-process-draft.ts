import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { ProcessDraftRepository } from '../persistence/process-draft.repository.js';
import { changesOfDraft, ofDraft, processEntry } from './process-entries.js';
import { type DraftInput, readProcessDraft } from './read-process-draft.js';

export interface SaveProcessDraftInput extends DraftInput {
  readonly processId: string;
  readonly expectedVersion: number;
}

/**
 * Saves a draft as a whole, fit to be published or not; one that is saved as it was is no save. Refusals: `NOT_FOUND`,
 * `CONFLICT`, those of texts, `PROBABILITY_INVALID`, `EXPECTED_DAYS_INVALID`, `PROCESS_CRITERION_INVALID`,
 * `PROCESS_TOO_MANY_STAGES`.
 */
@Injectable()
export class SaveProcessDraft {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
    private readonly kinds: ExitCriterionKinds,
  ) {}

  execute(actor: Actor, input: SaveProcessDraftInput): Promise<{ id: string; version: number }> {
    return this.transactions.run(async (tx) => {
      const { id, draft } = await this.processes.getDraftForUpdate(tx, input.processId, input.expectedVersion);
      const saved = await readProcessDraft(tx, this.kinds, input);
      const changes = changesOfDraft(draft, saved);
      if (changes.length === 0) return { id, version: draft.version };
      this.processes.saveDraft(tx, actor, { ...draft, ...saved });
      const subject = ofDraft(draft.id, draft.version + 1);
      await this.register.record(tx, actor, processEntry(id, subject, 'process.save-draft', changes));
      return { id, version: draft.version + 1 };
    });
  }
}
