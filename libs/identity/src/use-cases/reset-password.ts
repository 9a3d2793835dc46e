import { assert } from '@kontor/kernel';
import { Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Users } from '../persistence/users.repository.js';
import { Credentials } from '../security/credentials.js';
import { NewPasswords } from '../security/new-passwords.js';
import { personActor } from '../security/person-actor.js';
import type { RequestOrigin } from '../security/request-origin.js';
import type { OpenedSession } from '../security/sessions.js';
import { linkInvalid, SingleUseLinks } from '../security/single-use-links.js';
import { withoutClaim } from '../security/without-claim.js';

/**
 * Sets a new password by a reset link, ends every session of the person and logs them in anew.
 * Refusals: `LINK_INVALID`, those of the password policy, `RATE_LIMITED`.
 */
@Injectable()
export class ResetPassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: SingleUseLinks,
    private readonly passwords: NewPasswords,
    private readonly users: Users,
    private readonly credentials: Credentials,
  ) {}

  async execute(origin: RequestOrigin, input: { token: string; password: string }): Promise<OpenedSession> {
    const passwordHash = await this.passwords.hashForLink(input.token, 'PASSWORD_RESET', input.password);
    const reset = async (tx: Tx) => {
      const { userId } = await this.links.use(tx, input.token, 'PASSWORD_RESET');
      assert(userId !== null, 'a reset is for somebody');
      const user = await this.users.getForUpdate(tx, userId);
      if (user.status !== 'ACTIVE') throw linkInvalid();
      return this.credentials.replace(tx, personActor(userId, user.name), origin, {
        userId,
        passwordHash,
        version: user.version,
        action: 'user.reset-password',
        changes: [],
        event: 'password.reset',
      });
    };
    return withoutClaim(() => this.transactions.run(reset));
  }
}
