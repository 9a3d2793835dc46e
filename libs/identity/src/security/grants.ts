import { Refused } from '@kontor/kernel';
import type { Actor } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Permissions } from '../contract/permissions.js';
import { ADMINISTRATOR } from '../domain/built-in-roles.js';
import { lackingRights, mergeRights, type Rights, type Scopes } from '../domain/rights.js';

export interface RoleRights {
  readonly key: string;
  readonly permissions: readonly string[];
  readonly scopes: Scopes;
}

/** What roles amount to, and whether somebody may hand that on. */
@Injectable()
export class Grants {
  constructor(private readonly permissions: Permissions) {}

  /** The administrator's role holds every permission there is, also those that came with an update. */
  rightsOf(roles: readonly RoleRights[]): Rights {
    return mergeRights(
      roles.map(({ key, permissions, scopes }) => ({
        permissions: new Set(key === ADMINISTRATOR ? this.permissions.all.map((info) => info.key) : permissions),
        scopes,
      })),
    );
  }

  /** Refuses with `RIGHT_LACKING` when the roles hold anything that the actor does not. */
  refuseLacking(actor: Actor, roles: readonly RoleRights[]): void {
    const lacking = lackingRights(actor, this.rightsOf(roles));
    if (lacking.permissions.length === 0 && lacking.scopes.length === 0) return;
    throw new Refused(
      'RIGHT_LACKING',
      'This touches rights that you do not have yourself. Ask somebody who has them, such as an administrator.',
      { permissions: lacking.permissions, scopes: lacking.scopes },
    );
  }
}
