import { MailLink } from '@kontor/identity';
import { IDENTITY_EVENTS, type MailedPurpose } from '@kontor/identity/contract';
import { JobHandler, type JobRun } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

/** Mails the single-use links of invitations and password resets. */
@Injectable()
export class LinkMailJob extends JobHandler {
  override readonly name = 'identity.mail-link';
  override readonly eventTypes = [IDENTITY_EVENTS.linkRequested];
  override readonly rights = 'SYSTEM';
  override readonly concurrency = 2;

  constructor(private readonly mailLink: MailLink) {
    super();
  }

  async run({ event: { id, payload } }: JobRun): Promise<void> {
    const { userId, email } = payload;
    const purpose: MailedPurpose = payload['purpose'] === 'INVITATION' ? 'INVITATION' : 'PASSWORD_RESET';
    await this.mailLink.execute({
      messageId: id,
      purpose,
      ...(typeof userId === 'string' ? { userId } : {}),
      ...(typeof email === 'string' ? { email } : {}),
    });
  }
}
