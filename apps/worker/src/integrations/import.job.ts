import { type ImportOrder, ProcessImport } from '@kontor/integrations';
import { IMPORT_REQUESTED } from '@kontor/integrations/contract';
import { type DeliveredEvent, JobHandler, type JobRun, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Carries out imports. Its place is kept by the import itself, batch by batch, so it needs no checkpoint of the job's. */
@Injectable()
export class ImportJob extends JobHandler {
  override readonly name = 'integrations.import';
  override readonly eventTypes = [IMPORT_REQUESTED];
  override readonly rights = { requester: 'import.run' };
  /** Two files at a time; a third waits, so that imports never take the whole database. */
  override readonly concurrency = 2;

  constructor(private readonly process: ProcessImport) {
    super();
  }

  async run({ event, signal }: JobRun): Promise<void> {
    const outcome = await this.process.execute(orderOf(event), () => signal.aborted);
    if (outcome === 'INTERRUPTED') signal.throwIfAborted();
  }

  override giveUp(tx: Tx, event: DeliveredEvent): Promise<void> {
    return this.process.fail(
      tx,
      orderOf(event).importId,
      'The import could not be carried out. Try again; what went in already stays in.',
    );
  }
}

const orderOf = ({ payload }: DeliveredEvent): ImportOrder => ({
  importId: String(payload['importId']),
  mode: payload['mode'] === 'CHECK' ? 'CHECK' : 'WRITE',
});
