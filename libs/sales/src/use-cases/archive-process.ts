import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ProcessDraftRepository } from '../persistence/process-draft.repository.js';
import { ofProcess, processEntry } from './process-entries.js';

export interface ArchiveProcessInput {
  readonly processId: string;
  readonly expectedVersion: number;
  /** False brings it back into use. */
  readonly archived: boolean;
}

/**
 * Takes a process out of use: no sale begins in it any more, those under way go on. Refusals: `NOT_FOUND`, `CONFLICT`,
 * `PROCESS_LAST` when nothing would be left to begin a sale in.
 */
@Injectable()
export class ArchiveProcess {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, input: ArchiveProcessInput): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      // All processes, in one order: two people who archive the last two must not both succeed.
      await tx.many(sql`SELECT id FROM sales.process ORDER BY id FOR UPDATE`);
      const process = await this.processes.getForUpdate(tx, input.processId);
      const { id, version, active } = process;
      const subject = { kind: 'process', id, version };
      await this.register.refuseIfStale(tx, subject, input.expectedVersion, { active, name: process.name });
      if (active === !input.archived) return { id };
      if (input.archived) {
        const other = await tx.one(sql`
          SELECT p.id FROM sales.process p WHERE p.active AND p.id <> ${id}::uuid
            AND EXISTS (SELECT FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL) LIMIT 1`);
        if (other === null) {
          throw new Refused(
            'PROCESS_LAST',
            'This is the only process in use. Publish another first, then archive this one.',
          );
        }
      }
      this.processes.setActive(tx, process, !input.archived);
      const changes = [{ field: 'active', from: active, to: !input.archived }];
      const action = input.archived ? 'process.archive' : 'process.restore';
      await this.register.record(tx, actor, processEntry(id, ofProcess(id, version + 1), action, changes));
      return { id };
    });
  }
}
