import { Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';

export const SECURITY_EVENT_KINDS = [
  'api-key.created',
  'api-key.revoked',
  'api-key.rotated',
  'link.issued',
  'log-in.failed',
  'log-in.succeeded',
  'log-in.throttled',
  'log-out',
  'organisation.set-up',
  'password.changed',
  'password.reset',
  'password-reset.requested',
  'role.changed',
  'session.ended',
  'user.activated',
  'user.invited',
  'user.rights-changed',
  'user.status-changed',
] as const;

export type SecurityEventKind = (typeof SECURITY_EVENT_KINDS)[number];

export interface SecurityEvent {
  readonly kind: SecurityEventKind;
  /** Whom it concerns; `null` when that is nobody that we know. */
  readonly userId: string | null;
  readonly address?: string | null;
  /** Never a password, token or secret. */
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** What an administrator looks through after an incident: append-only, also for the application itself. */
@Injectable()
export class SecurityLog {
  constructor(
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  record(tx: Tx, event: SecurityEvent): void {
    tx.send(sql`
      INSERT INTO identity.security_event (id, kind, user_id, at, address, detail)
      VALUES (${this.ids.next()}, ${event.kind}, ${event.userId}, ${this.clock.now()}, ${event.address ?? null},
        ${JSON.stringify(event.detail ?? {})})`);
  }
}
