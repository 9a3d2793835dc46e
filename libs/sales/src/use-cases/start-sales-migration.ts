import { orRefuse, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, notFound, Outbox, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { salesMigrationRequested } from '../contract/events.js';
import { ExitCriterionKinds } from '../contract/exit-criterion-kind.js';
import { checkMapping, type StageMapping } from '../domain/sales-migration.js';
import { SalesMigrationRepository } from '../persistence/sales-migration.repository.js';
import { versionsOf } from '../queries/process-versions.js';
import { countToMigrate, requireWholeReach, targetsOf } from '../queries/sales-migration.query.js';
import { processEntry } from './process-entries.js';
import { readReason } from './reason.js';

export interface StartSalesMigrationInput {
  readonly processId: string;
  /** From open stages of older versions to open stages of the newest; stages that are not named keep their sales. */
  readonly mapping: StageMapping;
  /** Whether sales that would owe something to the stages before theirs stay where they are. */
  readonly leavesUnmet: boolean;
  readonly reason?: string | null | undefined;
}

/**
 * Asks the worker to carry open sales over to the newest version of their process. Refusals: `NOT_FOUND`,
 * `MIGRATION_REACH_LACKING`, `MIGRATION_MAPPING_INVALID`, `MIGRATION_EMPTY`, `MIGRATION_BUSY`.
 */
@Injectable()
export class StartSalesMigration {
  constructor(
    private readonly transactions: Transactions,
    private readonly migrations: SalesMigrationRepository,
    private readonly kinds: ExitCriterionKinds,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
  ) {}

  async execute(actor: Actor, input: StartSalesMigrationInput): Promise<{ id: string }> {
    requireWholeReach(actor);
    const reason = readReason(input.reason);
    const { processId, leavesUnmet } = input;
    return this.transactions.run(async (tx) => {
      const versions = await tx.one(versionsOf(processId));
      if (!versions?.newest) throw notFound('process');
      const { newest, older } = versions;
      const mapping = orRefuse(checkMapping({ older, newest: newest.stages }, input.mapping));
      const targets = targetsOf(newest.stages, mapping);
      const total = (await tx.one(countToMigrate(targets, leavesUnmet, this.kinds)))?.n ?? 0;
      if (total === 0) throw new Refused('MIGRATION_EMPTY', 'No open sale would go over. Choose other stages.');
      const requestedBy = actor.userId ?? '';
      const id = await this.migrations.insert(tx, {
        processId,
        toVersionId: newest.id,
        mapping,
        leavesUnmet,
        total,
        requestedBy,
      });
      if (id === null) throw busy();
      await this.register.record(tx, actor, {
        ...processEntry(processId, { kind: 'sales-migration', id, version: 1 }, 'process.migrate-sales', [
          { field: 'versionNumber', from: null, to: newest.number },
          { field: 'mapping', from: null, to: mapping },
          { field: 'leavesUnmet', from: null, to: leavesUnmet },
        ]),
        reason,
      });
      await this.outbox.add(tx, salesMigrationRequested(id, 1));
      return { id };
    });
  }
}

export const busy = (): Refused =>
  new Refused('MIGRATION_BUSY', 'Sales of this process are being carried over right now. Wait until that has ended.');
