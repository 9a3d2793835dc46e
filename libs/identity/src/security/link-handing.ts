import { Mailer, Outbox, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { linkRequested, type MailedPurpose } from '../contract/events.js';
import { SecurityLog } from './security-log.js';
import { SingleUseLinks } from './single-use-links.js';

/** Brings a link to its person: by mail where there is mail, otherwise by the administrator who asked for it. */
@Injectable()
export class LinkHanding {
  constructor(
    private readonly links: SingleUseLinks,
    private readonly mailer: Mailer,
    private readonly outbox: Outbox,
    private readonly log: SecurityLog,
  ) {}

  /** The link when the administrator has to hand it over; `null` when it goes by mail. Older ones stop working. */
  async hand(tx: Tx, purpose: MailedPurpose, userId: string): Promise<string | null> {
    this.links.revoke(tx, purpose, userId);
    if (this.mailer.isConfigured) {
      await this.outbox.add(tx, linkRequested(userId, purpose));
      return null;
    }
    this.log.record(tx, { kind: 'link.issued', userId, detail: { purpose, by: 'administrator' } });
    return (await this.links.issue(tx, purpose, userId)).link;
  }
}
