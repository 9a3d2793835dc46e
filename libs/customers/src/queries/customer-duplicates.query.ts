import { type Actor, Database, joinSql, type Statement, sql } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { parseTaxId } from '../domain/tax-id.js';
import { exampleInputs } from './example-inputs.js';
import { type RefView, visibleCustomers } from './customer-view.js';

export interface Suspect {
  readonly name: string;
  readonly taxId?: string | null;
  readonly email?: string | null;
}

const MOST = 5;

/**
 * The same tax id, the same e-mail address of a contact, the same name without its legal form, and names that are
 * nearly that. `%` uses the trigram index and lets through what is at least 0.3 alike, of which 0.55 is worth showing: it has `Mleczpol` find `Mlecz-Pol`.
 */
function duplicates(actor: Actor, { name, taxId, email }: Suspect): Statement<RefView> {
  const number = taxId ? parseTaxId(taxId) : null;
  const candidates = [
    sql`SELECT c.id, similarity(c.name_key, customers.name_key(${name})) AS likeness FROM customers.customer c
        WHERE c.name_key % customers.name_key(${name}) AND similarity(c.name_key, customers.name_key(${name})) >= 0.55 AND c.deleted_at IS NULL`,
    ...(number?.ok
      ? [sql`SELECT c.id, 3 FROM customers.customer c WHERE c.tax_id = ${number.value} AND c.deleted_at IS NULL`]
      : []),
    ...(email
      ? [
          sql`SELECT k.customer_id, 2 FROM customers.contact k WHERE lower(k.email) = lower(${email.trim()}) AND k.email IS NOT NULL AND k.deleted_at IS NULL`,
        ]
      : []),
  ];
  return sql`
    SELECT c.id, c.name FROM (
      SELECT id, max(likeness) AS likeness FROM (${joinSql(candidates, sql` UNION ALL `)}) found GROUP BY id) f
    JOIN customers.customer c ON c.id = f.id
    WHERE ${visibleCustomers(actor)}
    ORDER BY f.likeness DESC, c.name, c.id LIMIT ${MOST}::int`;
}

@Injectable()
export class CustomerDuplicatesQuery {
  constructor(private readonly database: Database) {}

  /** Customers that might be the one that is about to be made, the likeliest first; at most five. */
  async find(actor: Actor, suspect: Suspect): Promise<RefView[]> {
    return suspect.name.trim() === '' && !suspect.taxId && !suspect.email
      ? []
      : this.database.many(duplicates(actor, suspect));
  }
}

export const examples = (): Record<string, Statement> => ({
  'name, tax id and e-mail': duplicates(exampleInputs.team, {
    name: 'Żółw Sp. z o.o.',
    taxId: '5260250274',
    email: 'biuro@example.com',
  }),
});
