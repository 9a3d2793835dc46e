import { type DeliveredEvent, JobHandler, type JobRun, type Tx } from '@kontor/platform';
import { MakeBulkChange } from '@kontor/sales';
import { SALES_EVENTS } from '@kontor/sales/contract';
import { Injectable } from '@nestjs/common';

/** Changes many sales alike, or puts them back. Its place is kept by the change itself, sale by sale. */
@Injectable()
export class MakeBulkChangeJob extends JobHandler {
  override readonly name = 'sales.make-bulk-change';
  override readonly eventTypes = [SALES_EVENTS.bulkChangeRequested];
  override readonly rights = { requester: 'opportunity.write' };
  override readonly concurrency = 2;

  constructor(private readonly make: MakeBulkChange) {
    super();
  }

  async run({ event, signal }: JobRun): Promise<void> {
    const outcome = await this.make.execute(bulkChangeOf(event), () => signal.aborted);
    if (outcome === 'INTERRUPTED') signal.throwIfAborted();
  }

  override giveUp(tx: Tx, event: DeliveredEvent): Promise<void> {
    return this.make.fail(
      tx,
      bulkChangeOf(event),
      'The sales could not all be changed. Try again with the rest; those that were changed stay so.',
    );
  }
}

const bulkChangeOf = ({ payload }: DeliveredEvent): string => String(payload['bulkChangeId']);
