import { FieldProblems, parseText, Refused } from '@kontor/kernel';
import { type Actor, ChangeRegister, changesBetween, Ids, Transactions, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { Permissions } from '../contract/permissions.js';
import { ADMINISTRATOR } from '../domain/built-in-roles.js';
import type { Scopes } from '../domain/rights.js';
import { roleKey } from '../domain/role-key.js';
import type { RoleRow } from '../persistence/role.row.js';
import { Roles } from '../persistence/roles.repository.js';
import { roleStatement } from '../queries/roles.query.js';
import type { LocalisedWords, RoleView } from '../queries/views.js';
import { RoleGranting } from '../security/role-granting.js';

export interface RoleInput {
  /** None makes a new role. */
  readonly id?: string | null;
  /** Of an existing role; needed to change it. */
  readonly expectedVersion?: number | null;
  readonly name: LocalisedWords;
  readonly permissions: readonly string[];
  readonly scopes: Scopes;
}

const FIELDS = ['name', 'permissions', 'scopes'] as const;

/**
 * Makes a role or changes what it allows, which acts on all who hold it with their next request.
 * Refusals: `NOT_FOUND`, `CONFLICT`, `TEXT_*`, `INVALID_INPUT` (no version), `PERMISSION_UNKNOWN`, `RIGHT_LACKING`,
 * `ROLE_FIXED`.
 */
@Injectable()
export class SaveRole {
  constructor(
    private readonly transactions: Transactions,
    private readonly roles: Roles,
    private readonly permissions: Permissions,
    private readonly granting: RoleGranting,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
  ) {}

  async execute(actor: Actor, input: RoleInput): Promise<RoleView> {
    const wanted = this.checked(input);
    return this.transactions.run(async (tx) => {
      const id = isNew(input) ? await this.create(tx, actor, wanted) : await this.change(tx, actor, input, wanted);
      return ((await tx.one(roleStatement(id))) as { role: RoleView }).role;
    });
  }

  private async create(tx: Tx, actor: Actor, wanted: Wanted): Promise<string> {
    const id = this.ids.next();
    const row: RoleRow = { ...wanted, id, key: roleKey(wanted.name.en, id.slice(-6)), builtIn: false, version: 1 };
    this.granting.refuseLacking(actor, [row]);
    await this.roles.insert(tx, [row]);
    await this.record(tx, actor, 'role.create', row, {});
    return id;
  }

  private async change(tx: Tx, actor: Actor, input: RoleInput, wanted: Wanted): Promise<string> {
    const before = await this.roles.getForUpdate(tx, input.id ?? '');
    const { id, name, permissions, scopes } = before;
    const subject = { kind: 'role', id, version: before.version };
    await this.register.refuseIfStale(tx, subject, input.expectedVersion ?? 0, { name, permissions, scopes });
    if (before.key === ADMINISTRATOR) {
      throw new Refused('ROLE_FIXED', 'The administrator’s role cannot be changed. Make a role of your own instead.');
    }
    this.granting.refuseLacking(actor, [before]);
    this.granting.refuseLacking(actor, [{ ...before, ...wanted }]);
    const version = await this.roles.save(tx, before, wanted);
    await this.record(tx, actor, 'role.change', { ...before, ...wanted, version }, before);
    this.granting.noteChanged(tx, actor, before.key);
    return id;
  }

  private async record(tx: Tx, actor: Actor, action: string, role: RoleRow, before: Partial<RoleRow>): Promise<void> {
    await this.register.record(tx, actor, {
      stream: { kind: 'role', id: role.id },
      subject: { kind: 'role', id: role.id, version: role.version },
      action,
      changes: changesBetween<RoleRow>(before, role, FIELDS),
    });
  }

  private checked(input: RoleInput): Wanted {
    const problems = new FieldProblems();
    const pl = problems.take('name.pl', parseText(input.name.pl, { max: 100 })) ?? '';
    const en = problems.take('name.en', parseText(input.name.en, { max: 100 })) ?? '';
    for (const [index, key] of input.permissions.entries()) {
      if (this.permissions.has(key)) continue;
      problems.add(`permissions.${index}`, 'PERMISSION_UNKNOWN', 'There is no such permission. Choose from the list.');
    }
    if (!isNew(input) && input.expectedVersion == null) {
      problems.add('expectedVersion', 'INVALID_INPUT', 'Say which version of the role you have read.');
    }
    problems.refuseIfAny();
    return { name: { pl, en }, permissions: [...new Set(input.permissions)].sort(), scopes: input.scopes };
  }
}

interface Wanted {
  readonly name: { pl: string; en: string };
  readonly permissions: string[];
  readonly scopes: Scopes;
}

const isNew = (input: RoleInput): boolean => input.id === undefined || input.id === null;
