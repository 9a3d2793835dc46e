import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { changesOfProcess } from '../domain/process-changes.js';
import { problemsOfDraft } from '../domain/process-draft.js';
import {
  type LockedProcess,
  ProcessDraftRepository,
  type SavedDraft,
} from '../persistence/process-draft.repository.js';
import { changesOfDraft, ofProcess, processEntry } from './process-entries.js';
import { readReason } from './reason.js';

export interface PublishProcessInput {
  readonly processId: string;
  readonly expectedVersion: number;
  readonly reason?: string | null | undefined;
}

export interface PublishedProcess {
  readonly id: string;
  readonly versionId: string;
  readonly number: number;
}

/**
 * Makes the draft the process's newest version: new sales begin in it, those under way stay on theirs. Refusals:
 * `NOT_FOUND`, `CONFLICT`, `PROCESS_UNCHANGED`, and what the draft lacks, each on its stage (`PROCESS_…`).
 */
@Injectable()
export class PublishProcess {
  constructor(
    private readonly transactions: Transactions,
    private readonly processes: ProcessDraftRepository,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: PublishProcessInput): Promise<PublishedProcess> {
    const reason = readReason(input.reason);
    return this.transactions.run(async (tx) => {
      const process = await this.processes.getDraftForUpdate(tx, input.processId, input.expectedVersion);
      const { id, draft } = process;
      refuseUnfit(process);
      const before = process.current ? { name: process.name, stages: process.current.stages } : null;
      const version = this.processes.publish(tx, process, draft);
      await this.register.record(tx, actor, {
        ...processEntry(id, ofProcess(id, process.version + 1), 'process.publish', [
          { field: 'versionNumber', from: process.current?.number ?? null, to: version.number },
          ...changesOfDraft(before, draft),
        ]),
        reason,
      });
      return { id, versionId: version.id, number: version.number };
    });
  }
}

function refuseUnfit({ name, current, draft }: LockedProcess & { readonly draft: SavedDraft }): void {
  const [first, ...rest] = problemsOfDraft(draft);
  if (first) throw new Refused(first.code, first.message, { fields: [first, ...rest] });
  if (current && changesOfProcess({ name, stages: current.stages }, draft).length === 0) {
    throw new Refused(
      'PROCESS_UNCHANGED',
      'This draft is the same as the version in force. Change something, or discard it.',
    );
  }
}
