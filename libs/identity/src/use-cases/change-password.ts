import { Refused } from '@kontor/kernel';
import { type Actor, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ACCOUNT_POLICY } from '../domain/login-throttle.js';
import { Users } from '../persistence/users.repository.js';
import { LogInQuery } from '../queries/log-in.query.js';
import { AttemptLimiter, counterKey, tooManyAttempts } from '../security/attempt-limiter.js';
import { Credentials } from '../security/credentials.js';
import { NewPasswords } from '../security/new-passwords.js';
import type { RequestOrigin } from '../security/request-origin.js';
import { requirePerson } from '../security/require-person.js';
import type { OpenedSession } from '../security/sessions.js';
import { withoutClaim } from '../security/without-claim.js';

/**
 * Changes one's own password. Every session of the person ends, also the one that asks, which goes on under the new
 * one that comes back. Refusals: `PASSWORD_WRONG`, those of the password policy, `RATE_LIMITED`, `SESSION_NEEDED`.
 */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly transactions: Transactions,
    private readonly owners: LogInQuery,
    private readonly limiter: AttemptLimiter,
    private readonly passwords: NewPasswords,
    private readonly users: Users,
    private readonly credentials: Credentials,
  ) {}

  async execute(
    actor: Actor,
    origin: RequestOrigin,
    input: { currentPassword: string; newPassword: string },
  ): Promise<OpenedSession> {
    const userId = requirePerson(actor);
    const counter = { key: counterKey('password', userId), policy: ACCOUNT_POLICY };
    const { secondsToWait } = await this.limiter.count([counter]);
    if (secondsToWait > 0) throw tooManyAttempts(secondsToWait);
    const owner = await this.owners.owner(userId);
    if (owner === null || !(await this.passwords.isRight(owner.passwordHash, input.currentPassword))) {
      const message = 'This is not your present password. Type it again.';
      throw new Refused('PASSWORD_WRONG', message, {
        fields: [{ path: 'currentPassword', code: 'PASSWORD_WRONG', message }],
      });
    }
    const passwordHash = await this.passwords.hash(input.newPassword, owner);
    const change = async (tx: Tx) => {
      const { version } = await this.users.getForUpdate(tx, userId);
      this.limiter.clear(tx, counter);
      const action = 'user.change-password';
      const event = 'password.changed';
      return this.credentials.replace(tx, actor, origin, { userId, passwordHash, version, action, changes: [], event });
    };
    return withoutClaim(() => this.transactions.run(change));
  }
}
