import { type Actor, ChangeRegister, Outbox, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { userInvited } from '../contract/events.js';
import type { UserId } from '../contract/ids.js';
import type { RoleRow } from '../persistence/role.row.js';
import type { Language } from '../persistence/user-account.row.js';
import { SecurityLog } from './security-log.js';

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly roleIds: readonly string[];
  readonly teamId?: string | null;
  readonly language?: Language;
  readonly external?: { readonly source: string; readonly id: string };
}

/** What is written down about a new person: the register's entry, the security log's and the event. */
@Injectable()
export class PersonRecords {
  constructor(
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly log: SecurityLog,
  ) {}

  async added(tx: Tx, actor: Actor, id: UserId, person: NewPerson, roles: readonly RoleRow[]): Promise<void> {
    const facts = {
      name: person.name,
      email: person.email,
      roleIds: roles.map((role) => role.id),
      teamId: person.teamId,
    };
    await this.register.record(tx, actor, {
      stream: { kind: 'user', id },
      subject: { kind: 'user', id, version: 1 },
      action: 'user.invite',
      changes: Object.entries(facts)
        .filter(([, to]) => to !== undefined && to !== null)
        .map(([field, to]) => ({ field, from: null, to })),
    });
    this.log.record(tx, {
      kind: 'user.invited',
      userId: id,
      detail: { by: actor.userId, roles: roles.map(({ key }) => key) },
    });
    await this.outbox.add(tx, userInvited(id));
  }
}
