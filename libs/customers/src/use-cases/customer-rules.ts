import { colleagues, PeopleDirectory } from '@kontor/identity/contract';
import { FieldProblems, localDateAt, Refused } from '@kontor/kernel';
import { type Actor, Clock, CustomValueReading, inRowScope, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerDirectory } from '../contract/customer-directory.js';
import { type CustomerFacts, type CustomerInput, customerFacts } from '../domain/customer-facts.js';
import { CustomerRepository, taxIdTaken } from '../persistence/customer.repository.js';
import { visibleCustomers } from '../queries/customer-view.js';

const CLASSIFIED = [
  ['segmentId', sql`customers.segment`],
  ['regionId', sql`customers.region`],
  ['marketId', sql`customers.market`],
] as const;

/** What must be true of a customer beyond its own fields: its owner, its place among the others, its tax id. */
@Injectable()
export class CustomerRules {
  constructor(
    private readonly customers: CustomerRepository,
    private readonly directory: CustomerDirectory,
    private readonly people: PeopleDirectory,
    private readonly clock: Clock,
    private readonly custom: CustomValueReading,
  ) {}

  /** The facts that an input leads to; `id` is the customer's own, `null` before it is made. Refuses as `CustomersRefusalCode` says. */
  async apply(
    tx: Tx,
    actor: Actor,
    id: string | null,
    before: CustomerFacts,
    input: CustomerInput,
  ): Promise<CustomerFacts> {
    const isNew = id === null;
    const custom = await this.custom.read(tx, actor, {
      kind: 'CUSTOMER',
      before: isNew ? null : before.custom,
      given: input.customFields,
      people: colleagues,
    });
    const written = customerFacts(before, input, custom);
    const after = await this.withTeam(actor, before, written, input, isNew);
    await this.refuseUnknown(tx, before, after);
    if (after.parentId !== null && after.parentId !== before.parentId) {
      await this.refuseParent(tx, actor, id, after.parentId);
    }
    if (after.ownerId !== before.ownerId || after.teamId !== before.teamId || isNew)
      refuseOwnerOutOfReach(actor, isNew ? 'write' : 'read', after);
    if (after.taxId !== null && after.taxId !== before.taxId) await this.refuseTakenTaxId(tx, actor, after.taxId);
    return after;
  }

  private async withTeam(
    actor: Actor,
    before: CustomerFacts,
    written: CustomerFacts,
    input: CustomerInput,
    isNew: boolean,
  ): Promise<CustomerFacts> {
    const { ownerId } = written;
    if (ownerId === null || (ownerId === before.ownerId && !isNew)) return written;
    if (ownerId !== actor.userId && !(await this.people.canOwn(ownerId))) {
      throw refusedField('ownerId', 'OWNER_UNKNOWN', 'Choose a person whose account is not disabled.');
    }
    if (input.teamId !== undefined) return written;
    if (ownerId === actor.userId) return { ...written, teamId: actor.homeTeamId };
    const today = localDateAt(this.clock.now(), actor.timeZone);
    return { ...written, teamId: (await this.people.homeTeams([ownerId], today)).get(ownerId) ?? null };
  }

  private async refuseUnknown(tx: Tx, before: CustomerFacts, after: CustomerFacts): Promise<void> {
    const problems = new FieldProblems();
    for (const [field, table] of CLASSIFIED) {
      const id = after[field];
      if (id === null || id === before[field] || (await exists(tx, table, id))) continue;
      problems.add(field, 'REFERENCE_UNKNOWN', 'This value is no longer there. Choose another one.');
    }
    if (
      after.teamId !== null &&
      after.teamId !== before.teamId &&
      !(await exists(tx, sql`identity.team`, after.teamId))
    ) {
      problems.add('teamId', 'REFERENCE_UNKNOWN', 'This team is no longer there. Choose another one.');
    }
    const added = after.tagIds.filter((id) => !before.tagIds.includes(id));
    if (added.length > 0 && !(await areThere(tx, added))) {
      problems.add('tagIds', 'REFERENCE_UNKNOWN', 'One of these tags is no longer there. Choose others.');
    }
    problems.refuseIfAny();
  }

  private async refuseParent(tx: Tx, actor: Actor, id: string | null, parentId: string): Promise<void> {
    const parent = await this.directory.hold(tx, actor, parentId);
    if (parent === null)
      throw refusedField('parentId', 'PARENT_UNKNOWN', 'There is no such customer. Choose another one.');
    const path = id === null ? null : await this.customers.circleOf(tx, actor, id, parentId);
    if (path !== null) {
      throw refusedField(
        'parentId',
        'PARENT_CYCLE',
        `${parent.name} belongs to this customer itself: ${path.join(' → ')}. Choose a parent from outside its group.`,
        { path },
      );
    }
  }

  private async refuseTakenTaxId(tx: Tx, actor: Actor, taxId: string): Promise<void> {
    const row = await tx.one<{ id: string; name: string; visible: boolean }>(sql`
      SELECT c.id, c.name, (${visibleCustomers(actor)}) AS visible FROM customers.customer c
      WHERE c.tax_id = ${taxId} AND c.deleted_at IS NULL`);
    if (row !== null) throw taxIdTaken(row.visible ? { id: row.id, name: row.name } : null);
  }
}

const areThere = async (tx: Tx, ids: readonly string[]): Promise<boolean> =>
  (await tx.many(sql`SELECT 1 FROM customers.tag WHERE id = ANY(${ids}::uuid[]) FOR KEY SHARE`)).length === ids.length;

const exists = async (tx: Tx, table: Statement, id: string): Promise<boolean> =>
  (await tx.one(sql`SELECT 1 FROM ${table} WHERE id = ${id}::uuid`)) !== null;

/**
 * A new customer may only be given to somebody whose customers one may change, an existing one to somebody whose
 * customers one sees: nobody hands anything to where they could not follow it.
 */
function refuseOwnerOutOfReach(actor: Actor, verb: 'read' | 'write', facts: CustomerFacts): void {
  if (inRowScope(actor, 'customer', verb, facts)) return;
  throw refusedField(
    'ownerId',
    'OWNER_OUT_OF_REACH',
    'You may not give customers to this person. Choose somebody of your own team, or ask an administrator.',
  );
}

function refusedField(
  path: string,
  code: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): Refused {
  return new Refused(code, message, { fields: [{ path, code, message }], ...more });
}
