import { type Actor, type Change, ChangeRegister, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { setPassword } from '../persistence/set-password.js';
import type { RequestOrigin } from './request-origin.js';
import { type SecurityEventKind, SecurityLog } from './security-log.js';
import { type OpenedSession, Sessions } from './sessions.js';
import { SingleUseLinks } from './single-use-links.js';

export interface PasswordReplacement {
  readonly userId: string;
  readonly passwordHash: string;
  /** The version of the person after this save; the password alone makes none. */
  readonly version: number;
  readonly action: string;
  readonly changes: readonly Change[];
  readonly event: SecurityEventKind;
}

/** That a password was set is on record; what it was or is, of course not. */
const PASSWORD_SET: Change = { field: 'password', from: null, to: null };

@Injectable()
export class Credentials {
  constructor(
    private readonly sessions: Sessions,
    private readonly links: SingleUseLinks,
    private readonly register: ChangeRegister,
    private readonly log: SecurityLog,
  ) {}

  /** Sets a password, makes every older way in useless (sessions, links), and opens a new session. */
  async replace(tx: Tx, actor: Actor, origin: RequestOrigin, replacement: PasswordReplacement): Promise<OpenedSession> {
    const { userId, version, action } = replacement;
    setPassword(tx, userId, replacement.passwordHash);
    await this.sessions.endAll(tx, userId);
    this.links.revoke(tx, 'PASSWORD_RESET', userId);
    this.links.revoke(tx, 'INVITATION', userId);
    await this.register.record(tx, actor, {
      stream: { kind: 'user', id: userId },
      subject: { kind: 'user', id: userId, version },
      action,
      changes: [...replacement.changes, PASSWORD_SET],
    });
    this.log.record(tx, { kind: replacement.event, userId, address: origin.address });
    return this.sessions.open(tx, userId, origin);
  }
}
