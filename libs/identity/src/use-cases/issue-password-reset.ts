import { Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, Transactions } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Users } from '../persistence/users.repository.js';
import { Grants } from '../security/grants.js';
import { LinkHanding } from '../security/link-handing.js';
import { withSecretShownOnce } from '../security/shown-once.js';

/**
 * Gives a person who forgot their password a reset link, by mail or through the administrator. Whoever could take an
 * account over by such a link must have all of its rights. Refusals: `NOT_FOUND`, `RIGHT_LACKING`, `STATUS_INVALID`,
 * `SECRET_SHOWN_ONCE`.
 */
@Injectable()
export class IssuePasswordReset {
  constructor(
    private readonly transactions: Transactions,
    private readonly users: Users,
    private readonly grants: Grants,
    private readonly links: LinkHanding,
    private readonly register: ChangeRegister,
  ) {}

  async execute(actor: Actor, input: { userId: string }): Promise<{ link: string | null }> {
    const { userId } = input;
    const { secret } = await withSecretShownOnce(this.transactions, async (tx) => {
      const user = await this.users.getForUpdate(tx, userId);
      this.grants.refuseLacking(actor, await this.users.rolesOf(tx, userId));
      if (user.status !== 'ACTIVE') {
        throw new Refused(
          'STATUS_INVALID',
          'Only an active person can reset their password. Invite them again instead.',
        );
      }
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: userId },
        subject: { kind: 'user', id: userId, version: user.version },
        action: 'user.issue-password-reset',
        changes: [],
      });
      return { answer: null, secret: await this.links.hand(tx, 'PASSWORD_RESET', userId) };
    });
    return { link: secret };
  }
}
