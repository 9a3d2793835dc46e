import { customChanges, customValues, registeredCustom } from '@kontor/kernel';
import {
  type Actor,
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
import { CONTACT_FIELDS, type ContactFacts, PERSONAL_FIELDS } from '../domain/contact-facts.js';
import { ContactRow } from './contact.row.js';
import { CustomerRow } from './customer.row.js';

export interface StoredContact {
  readonly id: string;
  readonly customerId: string;
  readonly version: number;
  readonly facts: ContactFacts;
}

/** People at customers. Who may change the customer may change them; their saves stand in the customer's register. */
@Injectable()
export class ContactRepository {
  constructor(
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly clock: Clock,
  ) {}

  /** Refusals: `NOT_FOUND` and `FORBIDDEN`, of the customer. */
  async insert(tx: Tx, actor: Actor, customerId: string, facts: ContactFacts): Promise<StoredContact> {
    await this.requireCustomer(tx, actor, customerId);
    const now = this.clock.now();
    const id = this.ids.next();
    await tx.manager.insert(ContactRow, {
      ...facts,
      roles: [...facts.roles],
      id,
      customerId,
      createdAt: now,
      updatedAt: now,
      version: 1,
    });
    const saved = { id, customerId, version: 1, facts };
    await this.record(tx, actor, 'contact.create', saved, {}, facts);
    return saved;
  }

  /** Locks the contact for one change. Refusals: `NOT_FOUND`, `FORBIDDEN`, `CONFLICT`. */
  async getForUpdate(tx: Tx, actor: Actor, id: string, expectedVersion: number): Promise<StoredContact> {
    const row = await tx.manager.findOne(ContactRow, { where: { id }, lock: { mode: 'pessimistic_write' } });
    if (row === null || row.deletedAt !== null) throw notFound('contact');
    await this.requireCustomer(tx, actor, row.customerId, 'contact');
    const facts = toFacts(row);
    await this.register.refuseIfStale(tx, { kind: 'contact', id, version: row.version }, expectedVersion, shown(facts));
    return { id, customerId: row.customerId, version: row.version, facts };
  }

  async update(tx: Tx, actor: Actor, before: StoredContact, facts: ContactFacts): Promise<StoredContact> {
    const saved = { ...before, facts, version: before.version + 1 };
    await tx.manager.update(
      ContactRow,
      { id: before.id, version: before.version },
      { ...facts, roles: [...facts.roles], updatedAt: this.clock.now(), version: saved.version },
    );
    await this.record(tx, actor, 'contact.change', saved, before.facts, facts);
    return saved;
  }

  /** The row stays, for the sales that name it. */
  async remove(tx: Tx, actor: Actor, contact: StoredContact): Promise<void> {
    const now = this.clock.now();
    const saved = { ...contact, version: contact.version + 1 };
    await tx.manager.update(
      ContactRow,
      { id: contact.id, version: contact.version },
      { deletedAt: now, updatedAt: now, version: saved.version },
    );
    await this.record(tx, actor, 'contact.delete', saved, contact.facts, {});
  }

  /**
   * Makes somebody a pseudonym for good: the row stays for the sales that name it, and says nothing of them any more.
   * The register has the erasure, without what was erased.
   */
  async erase(tx: Tx, actor: Actor, contact: StoredContact, pseudonym: string, reason: string | null): Promise<void> {
    const now = this.clock.now();
    const version = contact.version + 1;
    tx.send(sql`
      UPDATE customers.contact SET name = ${pseudonym}, job_title = NULL, email = NULL, phone = NULL, roles = '{}', language = 'pl', custom = '{}',
        erased_at = ${now}, deleted_at = coalesce(deleted_at, ${now}), updated_at = ${now}, version = version + 1
      WHERE id = ${contact.id} AND version = ${contact.version}`);
    tx.send(sql`DELETE FROM platform.personal_value WHERE subject_id = ${contact.id}`);
    await this.register.record(tx, actor, {
      stream: { kind: 'customer', id: contact.customerId },
      subject: { kind: 'contact', id: contact.id, version },
      action: 'contact.erase',
      changes: [{ field: 'name', from: null, to: pseudonym }],
      reason,
    });
  }

  /** Held until the transaction ends, so that nobody deletes the customer meanwhile. */
  private async requireCustomer(tx: Tx, actor: Actor, id: string, asked = 'customer'): Promise<void> {
    const row = await tx.manager.findOne(CustomerRow, { where: { id }, lock: { mode: 'for_key_share' } });
    if (row === null || row.deletedAt !== null) throw notFound(asked);
    requireWritable(actor, 'customer', row);
  }

  private record(
    tx: Tx,
    actor: Actor,
    action: string,
    { id, customerId, version }: StoredContact,
    before: Partial<ContactFacts>,
    after: Partial<ContactFacts>,
  ): Promise<void> {
    const custom = customChanges(before.custom ?? {}, after.custom ?? {});
    return this.register.record(tx, actor, {
      stream: { kind: 'customer', id: customerId },
      subject: { kind: 'contact', id, version },
      action,
      changes: [...changesBetween(shown(before), shown(after), CONTACT_FIELDS), ...custom],
      personal: { of: id, fields: [...PERSONAL_FIELDS, ...custom.map(({ field }) => field)] },
    });
  }
}

const toFacts = ({ name, jobTitle, email, phone, roles, language, custom }: ContactRow): ContactFacts => ({
  name,
  jobTitle,
  email,
  phone,
  roles,
  language,
  custom: customValues(custom),
});

const shown = ({ custom, ...facts }: Partial<ContactFacts>): Record<string, unknown> => ({
  ...facts,
  ...registeredCustom(custom ?? {}),
  ...(facts.language ? { language: facts.language.toUpperCase() } : {}),
});
