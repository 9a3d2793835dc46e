import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Outbox, sql, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { salesMigrationRequested } from '../contract/events.js';
import { isUndoable } from '../domain/sales-migration.js';
import { SalesMigrationRepository } from '../persistence/sales-migration.repository.js';
import { requireWholeReach } from '../queries/sales-migration.query.js';
import { processEntry } from './process-entries.js';
import { busy } from './start-sales-migration.js';

/**
 * Asks the worker to carry sales back, within a day: those that nobody has touched since. Refusals: `NOT_FOUND`,
 * `MIGRATION_REACH_LACKING`, `MIGRATION_UNDO_IMPOSSIBLE`, `MIGRATION_BUSY`.
 */
@Injectable()
export class UndoSalesMigration {
  constructor(
    private readonly transactions: Transactions,
    private readonly migrations: SalesMigrationRepository,
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: { readonly id: string }): Promise<{ id: string }> {
    requireWholeReach(actor);
    return this.transactions.run(async (tx) => {
      const migration = await this.migrations.getForUpdate(tx, input.id);
      const { id, processId, status } = migration;
      if (!isUndoable(migration, this.clock.now())) {
        throw new Refused(
          'MIGRATION_UNDO_IMPOSSIBLE',
          'A migration can be taken back within a day of its end, and once. Migrate the sales anew.',
        );
      }
      // The index of migrations at work lets one of two through; whoever looks first says so in words.
      const other = await tx.one(sql`
        SELECT id FROM sales.sales_migration WHERE process_id = ${processId}::uuid AND status IN ('RUNNING', 'CANCELLING', 'UNDOING')`);
      if (other) throw busy();
      const { version } = this.migrations.keep(tx, migration, { status: 'UNDOING', failure: null });
      const subject = { kind: 'sales-migration', id, version };
      const changes = [{ field: 'status', from: status, to: 'UNDOING' }];
      await this.register.record(tx, actor, processEntry(processId, subject, 'process.undo-migration', changes));
      await this.outbox.add(tx, salesMigrationRequested(id, version));
      return { id };
    });
  }
}
