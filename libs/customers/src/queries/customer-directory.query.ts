import { type Actor, Database, type Statement, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ContactOfCustomer, CustomerDirectory, type CustomerRef } from '../contract/customer-directory.js';
import { parseTaxId } from '../domain/tax-id.js';
import { exampleInputs } from './example-inputs.js';
import { visibleCustomers } from './customer-view.js';

type Keyed = CustomerRef & { readonly key: string };

const held = (actor: Actor, id: string): Statement<CustomerRef> => sql`
  SELECT c.id, c.name FROM customers.customer c WHERE c.id = ${id}::uuid AND ${visibleCustomers(actor)} FOR KEY SHARE`;

const contactsByIds = (ids: readonly string[]): Statement<ContactOfCustomer> => sql`
  SELECT k.id, k.customer_id AS "customerId", k.name FROM customers.contact k
  WHERE k.id = ANY(${ids}::uuid[]) AND k.deleted_at IS NULL`;

const byIds = (ids: readonly string[]): Statement<CustomerRef> => sql`
  SELECT c.id, c.name FROM customers.customer c WHERE c.id = ANY(${ids}::uuid[]) AND c.deleted_at IS NULL`;

const byNames = (names: readonly string[]): Statement<Keyed> => sql`
  SELECT c.id, c.name, wanted.name AS key FROM unnest(${names}::text[]) AS wanted (name)
  JOIN customers.customer c ON platform.folded(c.name) = platform.folded(btrim(wanted.name)) AND c.deleted_at IS NULL
  ORDER BY c.id`;

const byTaxIds = (taxIds: readonly string[]): Statement<Keyed> => sql`
  SELECT c.id, c.name, c.tax_id AS key FROM customers.customer c WHERE c.tax_id = ANY(${taxIds}::text[]) AND c.deleted_at IS NULL`;

const byExternalIds = (source: string, externalIds: readonly string[]): Statement<Keyed> => sql`
  SELECT c.id, c.name, known.external_id AS key FROM customers.customer known
  JOIN customers.customer c ON c.id = customers.survivor_of(known.id) AND c.deleted_at IS NULL
  WHERE known.external_source = ${source} AND known.external_id = ANY(${externalIds}::text[])`;

const like = (text: string, limit: number): Statement<CustomerRef> => sql`
  SELECT c.id, c.name FROM customers.customer c
  WHERE c.deleted_at IS NULL AND (c.name_key % customers.name_key(${text}) OR platform.folded(c.name) LIKE platform.folded(${`%${text.trim()}%`}))
  ORDER BY similarity(c.name_key, customers.name_key(${text})) DESC, c.id LIMIT ${limit}::int`;

@Injectable()
export class CustomerDirectoryQuery extends CustomerDirectory {
  constructor(private readonly database: Database) {
    super();
  }

  hold(tx: Tx, actor: Actor, customerId: string): Promise<CustomerRef | null> {
    return tx.one(held(actor, customerId));
  }

  async findContacts(tx: Tx, contactIds: readonly string[]): Promise<ContactOfCustomer[]> {
    return contactIds.length === 0 ? [] : tx.many(contactsByIds(contactIds));
  }

  find(ids: readonly string[]): Promise<CustomerRef[]> {
    return this.database.many(byIds(ids));
  }

  async findByNames(names: readonly string[]): Promise<ReadonlyMap<string, readonly CustomerRef[]>> {
    const found = new Map<string, CustomerRef[]>();
    for (const { key, id, name } of await this.database.many(byNames(names))) {
      found.set(key, [...(found.get(key) ?? []), { id, name }]);
    }
    return found;
  }

  async findByTaxIds(taxIds: readonly string[]): Promise<ReadonlyMap<string, CustomerRef>> {
    const kept = new Map<string, string>();
    for (const written of taxIds) {
      const read = parseTaxId(written);
      if (read.ok) kept.set(written, read.value);
    }
    const rows = await this.database.many(byTaxIds([...new Set(kept.values())]));
    const byNumber = new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
    return new Map(
      [...kept].flatMap(([written, number]) => {
        const customer = byNumber.get(number);
        return customer ? [[written, customer] as const] : [];
      }),
    );
  }

  async findByExternalIds(source: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, CustomerRef>> {
    const rows = await this.database.many(byExternalIds(source, externalIds));
    return new Map(rows.map(({ key, id, name }) => [key, { id, name }]));
  }

  findLike(text: string, limit: number): Promise<CustomerRef[]> {
    return this.database.many(like(text, limit));
  }
}

export const examples = (): Record<string, Statement> => ({
  'hold a customer': held(exampleInputs.team, exampleInputs.id),
  'contacts by ids': contactsByIds([exampleInputs.id]),
  'customers by ids': byIds([exampleInputs.id]),
  'customers by names': byNames(['Mlecz-Pol']),
  'customers by tax ids': byTaxIds(['PL5260250274']),
  'customers by external ids': byExternalIds('kaggle', ['17']),
  'customers like a name': like('Mleczpol', 5),
});
