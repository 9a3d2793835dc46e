import type { Actor, Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { RoleRow } from '../persistence/role.row.js';
import { Grants } from './grants.js';
import { SecurityLog } from './security-log.js';

/** Whether somebody may shape a role, and that they did. */
@Injectable()
export class RoleGranting {
  constructor(
    private readonly grants: Grants,
    private readonly log: SecurityLog,
  ) {}

  /** Refusal: `RIGHT_LACKING`. */
  refuseLacking(actor: Actor, roles: readonly RoleRow[]): void {
    this.grants.refuseLacking(actor, roles);
  }

  noteChanged(tx: Tx, actor: Actor, roleKey: string): void {
    this.log.record(tx, { kind: 'role.changed', userId: actor.userId, detail: { role: roleKey } });
  }
}
