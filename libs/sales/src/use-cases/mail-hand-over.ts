import { Authentication } from '@kontor/identity/contract';
import { AppConfig, Database, Mailer } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { handOverMail } from '../domain/hand-over-mail.js';
import { handOverLetter } from '../queries/hand-over-letter.query.js';

/**
 * Tells the new owner of a sale by mail, for the worker on `sales.opportunity-handed-over`. Answers whether there was
 * anybody to tell: not who has seen it meanwhile, lost it again, or may not see it.
 */
@Injectable()
export class MailHandOver {
  constructor(
    private readonly people: Authentication,
    private readonly database: Database,
    private readonly mailer: Mailer,
    private readonly config: AppConfig,
  ) {}

  /** `messageId` is the event's, so that a mail sent twice after a fault bears the same Message-ID. */
  async execute({ messageId, handOverId }: { messageId: string; handOverId: string }): Promise<boolean> {
    if (!this.mailer.isConfigured) return false;
    const letter = await this.database.one(handOverLetter(handOverId));
    if (!letter?.email) return false;
    const reader = await this.people.actorOfUser(letter.userId, 'JOB');
    if (!reader?.permissions.has('opportunity.read')) return false;
    const link = new URL(`/opportunities/${letter.opportunityId}`, this.config.publicUrl).href;
    const { subject, text, html } = handOverMail({ ...letter, link });
    await this.mailer.send({ to: letter.email, subject, text, html, messageId });
    return true;
  }
}
