import { colleagues } from '@kontor/identity/contract';
import { type Actor, customValuesJson, type CustomValueView, Database, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { ContactRole } from '../domain/contact-facts.js';
import type { Language } from '../domain/customer-facts.js';
import { exampleInputs } from './example-inputs.js';
import { visibleCustomers } from './customer-view.js';

export interface ContactView {
  readonly id: string;
  readonly customerId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly roles: readonly ContactRole[];
  readonly language: Language;
  readonly customFields: readonly CustomValueView[];
  readonly version: number;
}

const columns = sql`
  k.id, k.customer_id AS "customerId", k.name, k.job_title AS "jobTitle", k.email, k.phone, k.roles, k.language, k.version,
  ${customValuesJson('CONTACT', sql`k.custom`, colleagues)} AS "customFields"`;

/** Contacts of the customer `c`, by name, as `jsonb`. */
export const contactsOfCustomer: Statement = sql`
  coalesce((SELECT jsonb_agg(to_jsonb(x) ORDER BY platform.folded(x.name), x.id)
    FROM (SELECT ${columns} FROM customers.contact k WHERE k.customer_id = c.id AND k.deleted_at IS NULL) x), '[]')`;

const contacts = (actor: Actor, customerId: string): Statement<ContactView> => sql`
  SELECT ${columns} FROM customers.contact k JOIN customers.customer c ON c.id = k.customer_id
  WHERE k.customer_id = ${customerId}::uuid AND k.deleted_at IS NULL AND ${visibleCustomers(actor)}
  ORDER BY platform.folded(k.name), k.id`;

/** One contact after it was saved, in the transaction of the save. */
export const savedContact = (id: string): Statement<ContactView> => sql`
  SELECT ${columns} FROM customers.contact k WHERE k.id = ${id}::uuid`;

@Injectable()
export class ContactQuery {
  constructor(private readonly database: Database) {}

  /** The people at a customer; none when the customer is out of the actor's reach. */
  list(actor: Actor, customerId: string): Promise<ContactView[]> {
    return this.database.many(contacts(actor, customerId));
  }
}

export const examples = (): Record<string, Statement> => ({
  'contacts of a customer': contacts(exampleInputs.team, exampleInputs.id),
});
