import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { SalesMigrationRepository } from '../persistence/sales-migration.repository.js';
import { processEntry } from './process-entries.js';

/** Asks the job to stop after the batch it is at; what went over stays there. One that has ended is left as it is. Refusal: `NOT_FOUND`. */
@Injectable()
export class CancelSalesMigration {
  constructor(
    private readonly transactions: Transactions,
    private readonly migrations: SalesMigrationRepository,
    private readonly register: ChangeRegister,
  ) {}

  execute(actor: Actor, input: { readonly id: string }): Promise<{ id: string }> {
    return this.transactions.run(async (tx) => {
      const migration = await this.migrations.getForUpdate(tx, input.id);
      const { id, processId, status } = migration;
      if (status !== 'RUNNING') return { id };
      const { version } = this.migrations.keep(tx, migration, { status: 'CANCELLING' });
      const subject = { kind: 'sales-migration', id, version };
      const changes = [{ field: 'status', from: status, to: 'CANCELLING' }];
      await this.register.record(tx, actor, processEntry(processId, subject, 'process.cancel-migration', changes));
      return { id };
    });
  }
}
