import { type Actor, ChangeRegister, Clock, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CustomerReferenceKind, CustomerReferenceKinds } from '../contract/customer-reference-kind.js';

interface MovedRow {
  readonly id: string;
  readonly version: number;
}

/** Has the people of a customer follow it into another one. */
@Injectable()
export class ContactsOfCustomers extends CustomerReferenceKind {
  override readonly key = 'customers.contact';
  override readonly name = { pl: 'Osoby kontaktowe', en: 'Contacts' };

  constructor(
    kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
  ) {
    super(kinds);
  }

  override count(customerId: Statement): Statement {
    return sql`(SELECT count(*) FROM customers.contact k WHERE k.customer_id = ${customerId} AND k.deleted_at IS NULL)`;
  }

  override async move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]> {
    const moved = await tx.many<MovedRow>(sql`
      UPDATE customers.contact SET customer_id = ${toId}::uuid, version = version + 1
      WHERE customer_id = ${fromId}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[])) RETURNING id, version`);
    await this.register.recordMany(
      tx,
      actor,
      moved.map(({ id, version }) => ({
        stream: { kind: 'customer', id: toId },
        subject: { kind: 'contact', id, version },
        action: 'contact.move',
        changes: [{ field: 'customer', from: fromId, to: toId }],
      })),
    );
    return moved.map(({ id }) => id);
  }
}

/** Has the customers that belong to a customer belong to the one that it is merged into. */
@Injectable()
export class SubsidiariesOfCustomers extends CustomerReferenceKind {
  override readonly key = 'customers.subsidiary';
  override readonly name = { pl: 'Spółki zależne', en: 'Subsidiaries' };

  constructor(
    kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
  ) {
    super(kinds);
  }

  override count(customerId: Statement): Statement {
    return sql`(SELECT count(*) FROM customers.customer s WHERE s.parent_id = ${customerId} AND s.deleted_at IS NULL)`;
  }

  /** The one that they go to does not become its own parent: what it belongs to is part of its own facts. */
  override async move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]> {
    const moved = await tx.many<MovedRow>(sql`
      UPDATE customers.customer SET parent_id = ${toId}::uuid, updated_at = ${this.clock.now()}, version = version + 1
      WHERE parent_id = ${fromId}::uuid AND id <> ${toId}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[]))
      RETURNING id, version`);
    await this.register.recordMany(
      tx,
      actor,
      moved.map(({ id, version }) => ({
        stream: { kind: 'customer', id },
        subject: { kind: 'customer', id, version },
        action: 'customer.change',
        changes: [{ field: 'parent', from: fromId, to: toId }],
      })),
    );
    return moved.map(({ id }) => id);
  }
}

/** Has what was noted on a customer follow it into another one. */
@Injectable()
export class NotesOfCustomers extends CustomerReferenceKind {
  override readonly key = 'customers.note';
  override readonly name = { pl: 'Notatki', en: 'Notes' };

  constructor(
    kinds: CustomerReferenceKinds,
    private readonly register: ChangeRegister,
  ) {
    super(kinds);
  }

  override count(customerId: Statement): Statement {
    return sql`(SELECT count(*) FROM customers.note n WHERE n.customer_id = ${customerId} AND n.deleted_at IS NULL)`;
  }

  override async move(
    tx: Tx,
    actor: Actor,
    fromId: string,
    toId: string,
    only: readonly string[] | null,
  ): Promise<readonly string[]> {
    const moved = await tx.many<MovedRow>(sql`
      UPDATE customers.note SET customer_id = ${toId}::uuid, version = version + 1
      WHERE customer_id = ${fromId}::uuid AND (${only}::uuid[] IS NULL OR id = ANY(${only}::uuid[])) RETURNING id, version`);
    await this.register.recordMany(
      tx,
      actor,
      moved.map(({ id, version }) => ({
        stream: { kind: 'customer', id: toId },
        subject: { kind: 'note', id, version },
        action: 'note.move',
        changes: [{ field: 'customer', from: fromId, to: toId }],
      })),
    );
    return moved.map(({ id }) => id);
  }
}
