import { type Actor, Clock, Outbox, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { userChanged } from '../contract/events.js';
import { ApiKeys } from '../persistence/api-keys.repository.js';
import type { UserStatus } from '../persistence/user-account.row.js';
import { SecurityLog } from './security-log.js';
import { Sessions } from './sessions.js';
import { SingleUseLinks } from './single-use-links.js';

/** What follows at once when somebody's rights or status change. */
@Injectable()
export class AccountClosing {
  constructor(
    private readonly sessions: Sessions,
    private readonly links: SingleUseLinks,
    private readonly keys: ApiKeys,
    private readonly outbox: Outbox,
    private readonly log: SecurityLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends the sessions of whoever got other roles, makes links useless that went to another address, and takes from the
   * disabled also their API keys.
   */
  async afterChange(
    tx: Tx,
    actor: Actor,
    userId: string,
    status: UserStatus,
    changedFields: readonly string[],
  ): Promise<void> {
    const statusChanged = changedFields.includes('status');
    const rolesChanged = changedFields.includes('roleIds');
    if (statusChanged || rolesChanged) await this.sessions.endAll(tx, userId);
    if (statusChanged) {
      this.log.record(tx, { kind: 'user.status-changed', userId, detail: { status, by: actor.userId } });
    }
    if (rolesChanged) this.log.record(tx, { kind: 'user.rights-changed', userId, detail: { by: actor.userId } });
    if (status === 'DISABLED' || changedFields.includes('email')) {
      this.links.revoke(tx, 'INVITATION', userId);
      this.links.revoke(tx, 'PASSWORD_RESET', userId);
    }
    if (statusChanged && status === 'DISABLED') {
      this.keys.revokeAllOf(tx, userId, this.clock.now());
    }
    await this.outbox.add(tx, userChanged(userId));
  }
}
