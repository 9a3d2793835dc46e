import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, notFound, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ProcessDraftRepository } from '../persistence/process-draft.repository.js';
import { ofDraft, processEntry } from './process-entries.js';

/** Begins the draft of the next version with the stages of the one in force. Refusals: `NOT_FOUND`, `PROCESS_DRAFT_EXISTS`. */
@Injectable()
export class BeginProcessDraft {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, input: { readonly processId: string }): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const { id, name, current, draft } = await this.processes.getForUpdate(tx, input.processId);
      if (draft) {
        throw new Refused(
          'PROCESS_DRAFT_EXISTS',
          'Somebody has begun the next version already. Open it and go on there.',
        );
      }
      if (!current) throw notFound('process');
      const begun = this.processes.insertDraft(tx, actor, id, { name, stages: current.stages });
      const changes = [{ field: 'basedOn', from: null, to: current.number }];
      await this.register.record(tx, actor, processEntry(id, ofDraft(begun.id, 1), 'process.draft', changes));
      return { id };
    });
  }
}
