import { type DeliveredEvent, JobHandler, type JobRun, type Tx } from '@kontor/platform';
import { MigrateSales } from '@kontor/sales';
import { SALES_EVENTS } from '@kontor/sales/contract';
import { Injectable } from '@nestjs/common';

/** Carries open sales over to another version of their process, or back. Its place is kept by the migration itself, batch by batch. */
@Injectable()
export class MigrateSalesJob extends JobHandler {
  override readonly name = 'sales.migrate-sales';
  override readonly eventTypes = [SALES_EVENTS.salesMigrationRequested];
  override readonly rights = { requester: 'process.manage' };

  constructor(private readonly migrate: MigrateSales) {
    super();
  }

  async run({ event, signal }: JobRun): Promise<void> {
    const outcome = await this.migrate.execute(migrationOf(event), () => signal.aborted);
    if (outcome === 'INTERRUPTED') signal.throwIfAborted();
  }

  override giveUp(tx: Tx, event: DeliveredEvent): Promise<void> {
    return this.migrate.fail(
      tx,
      migrationOf(event),
      'The sales could not all be carried over. Try again; those that went over stay there.',
    );
  }
}

const migrationOf = ({ payload }: DeliveredEvent): string => String(payload['migrationId']);
