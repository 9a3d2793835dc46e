import { type Actor, ChangeRegister, Clock, Ids, sql, type Tx } from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { type ExistingCustomer, type ImportedCustomer, importedChanges } from './imported-customer.js';

/** Reads and writes the customers of one batch in a fixed number of statements. */
@Injectable()
export class ImportedCustomerStore {
  constructor(
    private readonly register: ChangeRegister,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  async existing(tx: Tx, source: string, keys: readonly string[]): Promise<Map<string, ExistingCustomer>> {
    const rows = await tx.many<ExistingCustomer>(sql`
      SELECT c.id, c.external_id AS key, c.version, c.deleted_at IS NOT NULL AS deleted, c.name, c.tax_id AS "taxId", c.segment_id AS segment,
        c.region_id AS region, c.market_id AS market, c.parent_id AS parent, c.owner_id AS owner, c.team_id AS team, c.priority_class AS "priorityClass",
        c.currency, c.website, c.notes, a.street, a.postal_code AS "postalCode", a.city, a.country
      FROM customers.customer c
      LEFT JOIN LATERAL (SELECT * FROM customers.address a WHERE a.customer_id = c.id AND a.kind = 'REGISTERED' ORDER BY a.id LIMIT 1) a ON TRUE
      WHERE c.external_source = ${source} AND c.external_id = ANY(${keys}::text[])
      ORDER BY c.id FOR UPDATE OF c`);
    return new Map(rows.map((row) => [row.key, row]));
  }

  /** Ids of the customers that have these tax ids now. */
  async holdersOf(tx: Tx, taxIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.many<{ taxId: string; id: string }>(sql`
      SELECT tax_id AS "taxId", id FROM customers.customer WHERE tax_id = ANY(${taxIds}::text[]) AND deleted_at IS NULL`);
    return new Map(rows.map(({ taxId, id }) => [taxId, id]));
  }

  async insert(
    tx: Tx,
    actor: Actor,
    source: string,
    made: readonly { readonly key: string; readonly after: ImportedCustomer }[],
  ): Promise<void> {
    if (made.length === 0) return;
    const now = this.clock.now();
    const rows = made.map(({ key, after }) => ({ ...after, key, id: this.ids.next(), addressId: this.ids.next() }));
    const json = JSON.stringify(rows);
    await tx.many(sql`
      INSERT INTO customers.customer (id, kind, name, tax_id, segment_id, region_id, market_id, priority_class, parent_id, owner_id, team_id, currency, website,
        notes, external_source, external_id, created_at, created_by, updated_at, version)
      SELECT id, 'COMPANY', name, "taxId", segment, region, market, "priorityClass", parent, owner, team, currency, website, notes, ${source}, key, ${now},
        ${actor.userId}::uuid, ${now}, 1
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, name text, "taxId" text, segment uuid, region uuid, market uuid, "priorityClass" text, parent uuid,
        owner uuid, team uuid, currency text, website text, notes text, key text)`);
    await tx.many(sql`
      INSERT INTO customers.address (id, customer_id, kind, street, postal_code, city, country)
      SELECT "addressId", id, 'REGISTERED', street, "postalCode", city, coalesce(country, 'PL')
      FROM jsonb_to_recordset(${json}::jsonb) AS r("addressId" uuid, id uuid, street text, "postalCode" text, city text, country text)
      WHERE num_nonnulls(street, "postalCode", city, country) > 0`);
    await this.register.recordMany(
      tx,
      actor,
      rows.map((row) => entry(row.id, 1, null, row)),
    );
  }

  async change(
    tx: Tx,
    actor: Actor,
    changed: readonly { readonly was: ExistingCustomer; readonly after: ImportedCustomer }[],
  ): Promise<void> {
    if (changed.length === 0) return;
    const now = this.clock.now();
    const json = JSON.stringify(
      changed.map(({ was, after }) => ({ ...after, id: was.id, version: was.version, addressId: this.ids.next() })),
    );
    await tx.many(sql`
      UPDATE customers.customer c SET name = r.name, tax_id = r."taxId", segment_id = r.segment, region_id = r.region, market_id = r.market,
        priority_class = r."priorityClass", parent_id = r.parent, owner_id = r.owner, team_id = r.team, currency = r.currency, website = r.website, notes = r.notes,
        updated_at = ${now}, version = c.version + 1
      FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, version integer, name text, "taxId" text, segment uuid, region uuid, market uuid, "priorityClass" text,
        parent uuid, owner uuid, team uuid, currency text, website text, notes text)
      WHERE c.id = r.id AND c.version = r.version`);
    await tx.many(sql`
      WITH r AS (
        SELECT * FROM jsonb_to_recordset(${json}::jsonb) AS r(id uuid, "addressId" uuid, street text, "postalCode" text, city text, country text)
        WHERE num_nonnulls(street, "postalCode", city, country) > 0
      ), gone AS (
        DELETE FROM customers.address a USING r WHERE a.customer_id = r.id AND a.kind = 'REGISTERED'
      )
      INSERT INTO customers.address (id, customer_id, kind, street, postal_code, city, country)
      SELECT "addressId", id, 'REGISTERED', street, "postalCode", city, coalesce(country, 'PL') FROM r`);
    await this.register.recordMany(
      tx,
      actor,
      changed.map(({ was, after }) => entry(was.id, was.version + 1, was, after)),
    );
  }
}

const entry = (id: string, version: number, before: ImportedCustomer | null, after: ImportedCustomer) => {
  const subject = { kind: 'customer', id, version };
  return { stream: subject, subject, action: 'customer.import', changes: importedChanges(before, after) };
};
