import { JobHandler, type JobRun } from '@kontor/platform';
import { MailHandOver } from '@kontor/sales';
import { SALES_EVENTS } from '@kontor/sales/contract';
import { Injectable } from '@nestjs/common';

/** Mails whom a sale was handed to, where a mail server is set. */
@Injectable()
export class MailHandOverJob extends JobHandler {
  override readonly name = 'sales.mail-hand-over';
  override readonly eventTypes = [SALES_EVENTS.opportunityHandedOver];
  override readonly rights = 'SYSTEM';
  override readonly concurrency = 2;

  constructor(private readonly mail: MailHandOver) {
    super();
  }

  async run({ event: { id, payload } }: JobRun): Promise<void> {
    await this.mail.execute({ messageId: id, handOverId: String(payload['handOverId']) });
  }
}
