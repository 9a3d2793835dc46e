import { assert } from '@kontor/kernel';
import { Outbox, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { userChanged } from '../contract/events.js';
import { Users } from '../persistence/users.repository.js';
import { Credentials } from '../security/credentials.js';
import { NewPasswords } from '../security/new-passwords.js';
import { personActor } from '../security/person-actor.js';
import type { RequestOrigin } from '../security/request-origin.js';
import type { OpenedSession } from '../security/sessions.js';
import { linkInvalid, SingleUseLinks } from '../security/single-use-links.js';
import { withoutClaim } from '../security/without-claim.js';

/**
 * Activates an invited person with the password they choose, and logs them in.
 * Refusals: `LINK_INVALID`, those of the password policy, `RATE_LIMITED`.
 */
@Injectable()
export class AcceptInvitation {
  constructor(
    private readonly transactions: Transactions,
    private readonly links: SingleUseLinks,
    private readonly passwords: NewPasswords,
    private readonly users: Users,
    private readonly credentials: Credentials,
    private readonly outbox: Outbox,
  ) {}

  async execute(origin: RequestOrigin, input: { token: string; password: string }): Promise<OpenedSession> {
    const passwordHash = await this.passwords.hashForLink(input.token, 'INVITATION', input.password);
    const accept = async (tx: Tx) => {
      const { userId } = await this.links.use(tx, input.token, 'INVITATION');
      assert(userId !== null, 'an invitation is for somebody');
      const user = await this.users.getForUpdate(tx, userId);
      if (user.status !== 'INVITED') throw linkInvalid();
      const version = await this.users.save(tx, user, { status: 'ACTIVE' });
      await this.outbox.add(tx, userChanged(userId));
      return this.credentials.replace(tx, personActor(userId, user.name), origin, {
        userId,
        passwordHash,
        version,
        action: 'user.accept-invitation',
        changes: [{ field: 'status', from: 'INVITED', to: 'ACTIVE' }],
        event: 'user.activated',
      });
    };
    return withoutClaim(() => this.transactions.run(accept));
  }
}
