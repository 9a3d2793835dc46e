import { customValues, Refused } from '@kontor/kernel';
import {
  type Actor,
  type Change,
  ChangeRegister,
  changesBetween,
  Clock,
  Ids,
  notFound,
  requireWritable,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import {
  type CustomerFacts,
  customChangesOf,
  REGISTERED_FIELDS,
  type RegisteredCustomer,
  registeredCustomer,
} from '../domain/customer-facts.js';
import { visibleCustomers } from '../queries/customer-view.js';
import { AddressRow } from './address.row.js';
import { CustomerRow } from './customer.row.js';

/** A customer as a use case works with it: locked for this transaction when it was got for a change. */
export interface StoredCustomer {
  readonly id: string;
  readonly version: number;
  readonly facts: CustomerFacts;
}

/** What the register calls a save, and what it tells of it beside the facts. */
export interface SaveOfCustomer {
  readonly action: 'customer.change' | 'customer.merge' | 'customer.unmerge';
  readonly changes: readonly Change[];
}

/** Customers with their addresses, and what every save of one leaves in its register. */
@Injectable()
export class CustomerRepository {
  constructor(
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  async insert(tx: Tx, actor: Actor, facts: CustomerFacts): Promise<StoredCustomer> {
    const now = this.clock.now();
    const { addresses, tagIds, ...own } = facts;
    const row = { ...own, id: this.ids.next(), createdAt: now, createdBy: actor.userId, updatedAt: now, version: 1 };
    await refuseTaken(tx.manager.insert(CustomerRow, row));
    await this.writeAddresses(tx, row.id, facts);
    writeTags(tx, row.id, facts);
    const saved = { id: row.id, version: 1, facts };
    await this.record(tx, actor, 'customer.create', saved, null);
    return saved;
  }

  /**
   * Locks the customer for one change. The lock of a change lets others link to the customer meanwhile; that of a
   * removal waits for them and holds them. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`.
   */
  async getForUpdate(
    tx: Tx,
    actor: Actor,
    id: string,
    expectedVersion: number,
    purpose: 'CHANGE' | 'REMOVE' = 'CHANGE',
  ): Promise<StoredCustomer> {
    const stored = await this.lock(tx, actor, id, purpose === 'CHANGE' ? 'for_no_key_update' : 'pessimistic_write');
    const subject = { kind: 'customer', id, version: stored.version };
    await this.register.refuseIfStale(tx, subject, expectedVersion, registeredCustomer(stored.facts));
    return stored;
  }

  /** The same whatever its version is, for a change that was not read off a screen. Refusals: `NOT_FOUND`, `FORBIDDEN`. */
  getLatestForUpdate(tx: Tx, actor: Actor, id: string): Promise<StoredCustomer> {
    return this.lock(tx, actor, id, 'for_no_key_update');
  }

  private async lock(
    tx: Tx,
    actor: Actor,
    id: string,
    mode: 'for_no_key_update' | 'pessimistic_write',
  ): Promise<StoredCustomer> {
    const row = await tx.manager.findOne(CustomerRow, { where: { id }, lock: { mode } });
    if (row === null || row.deletedAt !== null) throw notFound('customer');
    requireWritable(actor, 'customer', row);
    return { id, version: row.version, facts: toFacts(row, await this.addressesOf(tx, id), await tagsOf(tx, id)) };
  }

  async update(
    tx: Tx,
    actor: Actor,
    before: StoredCustomer,
    facts: CustomerFacts,
    { action, changes }: SaveOfCustomer = { action: 'customer.change', changes: [] },
  ): Promise<StoredCustomer> {
    const { addresses, tagIds, ...own } = facts;
    const version = before.version + 1;
    await refuseTaken(
      tx.manager.update(
        CustomerRow,
        { id: before.id, version: before.version },
        { ...own, updatedAt: this.clock.now(), version },
      ),
    );
    if (JSON.stringify(addresses) !== JSON.stringify(before.facts.addresses)) {
      await this.writeAddresses(tx, before.id, facts);
    }
    if (tagIds.join() !== before.facts.tagIds.join()) writeTags(tx, before.id, facts);
    const saved = { id: before.id, version, facts };
    await this.record(tx, actor, action, saved, before.facts, changes);
    return saved;
  }

  /** The row stays, for the sales of the past that name it. */
  async remove(tx: Tx, actor: Actor, customer: StoredCustomer): Promise<StoredCustomer> {
    const now = this.clock.now();
    const saved = { ...customer, version: customer.version + 1 };
    await tx.manager.update(
      CustomerRow,
      { id: customer.id, version: customer.version },
      { deletedAt: now, updatedAt: now, version: saved.version },
    );
    await this.record(tx, actor, 'customer.delete', saved, customer.facts);
    return saved;
  }

  /**
   * Whether `childId` would become its own forebear under `parentId`. Holds all other changes of parents until the
   * transaction ends, because two of them at once could close a circle that neither sees.
   */
  async closesCircle(tx: Tx, childId: string, parentId: string): Promise<boolean> {
    return (await this.wayUp(tx, childId, parentId)) !== null;
  }

  /** The names on the circle that would close, from the child to itself; `null` when none would. Those out of reach are dots. */
  async circleOf(tx: Tx, actor: Actor, childId: string, parentId: string): Promise<string[] | null> {
    const way = await this.wayUp(tx, childId, parentId);
    if (way === null) return null;
    const ids = [childId, ...way];
    const rows = await tx.many<{ id: string; name: string }>(sql`
      SELECT c.id, c.name FROM customers.customer c WHERE c.id = ANY(${ids}::uuid[]) AND ${visibleCustomers(actor)}`);
    const names = new Map(rows.map(({ id, name }) => [id, name]));
    return ids.map((id) => names.get(id) ?? '…');
  }

  /** From the parent up to the child, when the child is above it. */
  private async wayUp(tx: Tx, childId: string, parentId: string): Promise<string[] | null> {
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('customers.parents', 0))`);
    const row = await tx.one<{ way: string[] }>(sql`
      WITH RECURSIVE above AS (
        SELECT id, parent_id, ARRAY[id] AS way FROM customers.customer WHERE id = ${parentId}::uuid
        UNION ALL SELECT c.id, c.parent_id, a.way || c.id FROM customers.customer c JOIN above a ON c.id = a.parent_id
          WHERE c.id <> ALL(a.way))
      SELECT way FROM above WHERE id = ${childId}::uuid`);
    return row?.way ?? null;
  }

  private async addressesOf(tx: Tx, customerId: string): Promise<AddressRow[]> {
    return tx.manager.find(AddressRow, { where: { customerId }, order: { id: 'ASC' } });
  }

  /** Addresses have no identity of their own: the customer's list is written anew, in its order. */
  private async writeAddresses(tx: Tx, customerId: string, { addresses }: CustomerFacts): Promise<void> {
    await tx.manager.delete(AddressRow, { customerId });
    if (addresses.length === 0) return;
    await tx.manager.insert(
      AddressRow,
      addresses.map((address) => ({ ...address, id: this.ids.next(), customerId })),
    );
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    saved: StoredCustomer,
    before: CustomerFacts | null,
    more: readonly Change[] = [],
  ): Promise<void> {
    const subject = { kind: 'customer', id: saved.id, version: saved.version };
    const after: Partial<RegisteredCustomer> = action === 'customer.delete' ? {} : registeredCustomer(saved.facts);
    const changes = changesBetween(before === null ? {} : registeredCustomer(before), after, REGISTERED_FIELDS).filter(
      ({ from, to }) => !(isNothing(from) && isNothing(to)),
    );
    return this.register.record(tx, actor, {
      stream: { kind: 'customer', id: saved.id },
      subject,
      action,
      changes: [...more, ...changes, ...customChangesOf(before, action === 'customer.delete' ? null : saved.facts)],
    });
  }
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

async function tagsOf(tx: Tx, customerId: string): Promise<string[]> {
  const rows = await tx.many<{ id: string }>(sql`
    SELECT tag_id AS id FROM customers.customer_tag WHERE customer_id = ${customerId}::uuid ORDER BY tag_id`);
  return rows.map(({ id }) => id);
}

function writeTags(tx: Tx, customerId: string, { tagIds }: CustomerFacts): void {
  tx.send(
    sql`DELETE FROM customers.customer_tag WHERE customer_id = ${customerId}::uuid AND tag_id <> ALL(${tagIds}::uuid[])`,
  );
  if (tagIds.length === 0) return;
  tx.send(sql`
    INSERT INTO customers.customer_tag (customer_id, tag_id) SELECT ${customerId}::uuid, id FROM unnest(${tagIds}::uuid[]) AS t (id)
    ON CONFLICT DO NOTHING`);
}

function toFacts(row: CustomerRow, addresses: readonly AddressRow[], tagIds: readonly string[]): CustomerFacts {
  return {
    kind: row.kind,
    name: row.name,
    taxId: row.taxId,
    segmentId: row.segmentId,
    regionId: row.regionId,
    marketId: row.marketId,
    priorityClass: row.priorityClass,
    parentId: row.parentId,
    ownerId: row.ownerId,
    teamId: row.teamId,
    currency: row.currency,
    documentLanguage: row.documentLanguage,
    website: row.website,
    notes: row.notes,
    custom: customValues(row.custom),
    tagIds,
    addresses: addresses.map(({ kind, name, street, postalCode, city, country }) => ({
      kind,
      name,
      street,
      postalCode,
      city,
      country,
    })),
  };
}

/** Two people may give the same tax id at once: then the unique index decides who was first. */
async function refuseTaken<T>(write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (code === '23505' && constraint === 'customer_tax_id') throw taxIdTaken(null);
    throw error;
  }
}

/** The customer that has the tax id already is named to those who may see it. */
export function taxIdTaken(existing: { readonly id: string; readonly name: string } | null): Refused {
  const message = existing
    ? `${existing.name} has this tax id already. Open that customer instead of making another.`
    : 'A customer with this tax id exists, which you may not see. Ask an administrator who looks after it.';
  return new Refused('TAX_ID_TAKEN', message, {
    fields: [{ path: 'taxId', code: 'TAX_ID_TAKEN', message }],
    ...(existing ? { existing } : {}),
  });
}
