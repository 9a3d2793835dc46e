import { Mailer, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { MailedPurpose } from '../contract/events.js';
import type { UserStatus } from '../persistence/user-account.row.js';
import { LinkRecipientsQuery } from '../queries/link-recipients.query.js';
import { linkMail } from '../security/link-mail.js';
import { SecurityLog } from '../security/security-log.js';
import { SingleUseLinks } from '../security/single-use-links.js';

export interface LinkRequest {
  /** Of the outbox event: a mail sent twice after a fault bears the same Message-ID. */
  readonly messageId: string;
  readonly purpose: MailedPurpose;
  readonly userId?: string;
  readonly email?: string;
}

/** Who may get such a link at all. */
const FITTING: Readonly<Record<MailedPurpose, UserStatus>> = { INVITATION: 'INVITED', PASSWORD_RESET: 'ACTIVE' };

/**
 * Makes a single-use link and mails it, for the worker on `identity.link-requested`. The link is made only now, so
 * that its token stands in no outbox and no queue. Answers whether there was anybody to send it to.
 */
@Injectable()
export class MailLink {
  constructor(
    private readonly transactions: Transactions,
    private readonly recipients: LinkRecipientsQuery,
    private readonly links: SingleUseLinks,
    private readonly mailer: Mailer,
    private readonly log: SecurityLog,
  ) {}

  async execute(request: LinkRequest): Promise<boolean> {
    const { purpose } = request;
    const recipient = await this.recipients.find(request.userId ?? null, request.email ?? null);
    if (recipient === null || recipient.status !== FITTING[purpose]) return false;
    const { link } = await this.transactions.run(async (tx) => {
      this.log.record(tx, { kind: 'link.issued', userId: recipient.id, detail: { purpose, by: 'mail' } });
      return this.links.issue(tx, purpose, recipient.id);
    });
    await this.mailer.send({ ...linkMail({ ...recipient, purpose, link }), messageId: request.messageId });
    return true;
  }
}
