import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ProcessDraftRepository } from '../persistence/process-draft.repository.js';
import { changesOfDraft, ofDraft, processEntry } from './process-entries.js';

/**
 * Throws a draft away; with it the process, when it never had a version. Its register keeps what the draft was.
 * Refusals: `NOT_FOUND`, `CONFLICT`.
 */
@Injectable()
export class DiscardProcessDraft {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(
    actor: Actor,
    input: { readonly processId: string; readonly expectedVersion: number },
  ): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const { id, draft, current } = await this.processes.getDraftForUpdate(tx, input.processId, input.expectedVersion);
      this.processes.removeDraft(tx, id);
      if (current === null) this.processes.removeProcess(tx, id);
      const changes = changesOfDraft(draft, null);
      const subject = ofDraft(draft.id, draft.version + 1);
      await this.register.record(tx, actor, processEntry(id, subject, 'process.discard-draft', changes));
      return { id };
    });
  }
}
