import { FieldProblems, localDateAt, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Clock, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { ADMINISTRATOR } from '../domain/built-in-roles.js';
import { definedOnly } from '../domain/defined-only.js';
import { parseEmail } from '../domain/email.js';
import type { RoleRow } from '../persistence/role.row.js';
import { Roles } from '../persistence/roles.repository.js';
import type { UserAccountRow, UserStatus } from '../persistence/user-account.row.js';
import { Users } from '../persistence/users.repository.js';
import { userStatement } from '../queries/users.query.js';
import type { UserView } from '../queries/views.js';
import { AccountClosing } from '../security/account-closing.js';
import { Grants } from '../security/grants.js';

export interface UserInput {
  readonly id: string;
  readonly expectedVersion: number;
  readonly name?: string;
  readonly email?: string;
  readonly roleIds?: readonly string[];
  readonly status?: UserStatus;
}

interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly status: UserStatus;
  readonly roleIds: readonly string[];
}

const FIELDS = ['name', 'email', 'status', 'roleIds'] as const;

/**
 * Renames a person, changes their address or roles, disables them or lets them back in. When rights change, their
 * sessions end. Refusals: `NOT_FOUND`, `CONFLICT`, `TEXT_*`, `EMAIL_INVALID`, `EMAIL_TAKEN`, `RIGHT_LACKING`,
 * `LAST_ADMINISTRATOR`, `STATUS_INVALID`.
 */
@Injectable()
export class ChangeUser {
  private readonly roles = new Roles();

  constructor(
    private readonly transactions: Transactions,
    private readonly users: Users,
    private readonly grants: Grants,
    private readonly closing: AccountClosing,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {}

  async execute(actor: Actor, input: UserInput): Promise<UserView> {
    const texts = checked(input);
    return this.transactions.run(async (tx) => {
      const user = await this.users.getForUpdate(tx, input.id);
      const held = await this.users.rolesOf(tx, user.id);
      const before: Person = {
        name: user.name,
        email: user.email,
        status: user.status,
        roleIds: held.map(({ id }) => id),
      };
      const subject = { kind: 'user', id: user.id, version: user.version };
      await this.register.refuseIfStale(tx, subject, input.expectedVersion, { ...before });
      this.grants.refuseLacking(actor, held);
      const roles = input.roleIds === undefined ? held : await this.roles.getAll(tx, input.roleIds);
      this.grants.refuseLacking(actor, roles);
      refuseStatus(user, input.status);
      const wanted = definedOnly({ ...texts, status: input.status });
      const after: Person = { ...before, ...wanted, roleIds: roles.map(({ id }) => id) };
      await this.refuseLosingLastAdministrator(tx, user, held, { ...after, roles });
      const version = await this.users.save(tx, user, wanted);
      if (input.roleIds !== undefined) this.users.setRoles(tx, user.id, after.roleIds);
      const changes = changesBetween<Person>(before, after, FIELDS);
      await this.register.record(tx, actor, {
        stream: { kind: 'user', id: user.id },
        subject: { ...subject, version },
        action: 'user.change',
        changes,
      });
      await this.closing.afterChange(
        tx,
        actor,
        user.id,
        after.status,
        changes.map(({ field }) => field),
      );
      const today = localDateAt(this.clock.now(), actor.timeZone);
      return (await tx.one(userStatement(user.id, today))) as UserView;
    });
  }

  private async refuseLosingLastAdministrator(
    tx: Tx,
    user: UserAccountRow,
    held: readonly RoleRow[],
    after: { status: UserStatus; roles: readonly RoleRow[] },
  ): Promise<void> {
    const isAdministrator = (status: UserStatus, roles: readonly RoleRow[]) =>
      status === 'ACTIVE' && roles.some(({ key }) => key === ADMINISTRATOR);
    if (!isAdministrator(user.status, held) || isAdministrator(after.status, after.roles)) return;
    if (await this.users.isAnotherAdministrator(tx, user.id)) return;
    throw new Refused(
      'LAST_ADMINISTRATOR',
      'This is the last administrator. Make somebody else an administrator first.',
    );
  }
}

function checked({ name, email }: UserInput) {
  const problems = new FieldProblems();
  const texts = {
    name: name === undefined ? undefined : problems.take('name', parseText(name, { max: 200 })),
    email: email === undefined ? undefined : problems.take('email', parseEmail(email)),
  };
  problems.refuseIfAny();
  return texts;
}

/** Only an invitation that is accepted makes somebody active; only the disabled can be let back in. */
function refuseStatus(user: UserAccountRow, status: UserStatus | undefined): void {
  if (status === undefined || status === user.status || status === 'DISABLED') return;
  const mayReturn = user.status === 'DISABLED' && (status === 'ACTIVE') === (user.passwordHash !== null);
  if (mayReturn) return;
  throw new Refused(
    'STATUS_INVALID',
    user.status === 'DISABLED'
      ? 'Somebody who never accepted an invitation can only be invited again, others only be made active again.'
      : 'A person becomes active by accepting the invitation. Invite them again if the link is lost.',
  );
}
