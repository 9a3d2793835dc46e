import { localDateAt, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Clock, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Users } from '../persistence/users.repository.js';
import { userStatement } from '../queries/users.query.js';
import type { UserView } from '../queries/views.js';
import { Grants } from '../security/grants.js';
import { LinkHanding } from '../security/link-handing.js';
import { withSecretShownOnce } from '../security/shown-once.js';
import type { Invitation } from './invite-user.js';

/**
 * Sends a new invitation to somebody who has not accepted theirs; the old link stops working.
 * Refusals: `NOT_FOUND`, `RIGHT_LACKING`, `STATUS_INVALID`, `EMAIL_MISSING`, `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class ReinviteUser {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: Users,
    private readonly grants: Grants,
    private readonly links: LinkHanding,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: { userId: string }): Promise<Invitation> {
    const { userId } = input;
    const { answer, secret } = await withSecretShownOnce(this.transactions, async (tx) => {
      const user = await this.users.getForUpdate(tx, userId);
      this.grants.refuseLacking(actor, await this.users.rolesOf(tx, userId));
      if (user.status !== 'INVITED') {
        throw new Refused('STATUS_INVALID', 'This person has accepted already. Issue a password reset instead.');
      }
      if (user.email === null) {
        throw new Refused(
          'EMAIL_MISSING',
          'Nobody knows this person’s e-mail address. Enter it first, then invite them.',
        );
      }
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'user', id: userId, version: user.version },
        action: 'user.reinvite',
        changes: [],
      });
      const link = await this.links.hand(tx, 'INVITATION', userId);
      const today = localDateAt(this.clock.now(), actor.timeZone);
      return { answer: (await tx.one(userStatement(userId, today))) as UserView, secret: link };
    });
    return { user: answer, link: secret };
  }
}
