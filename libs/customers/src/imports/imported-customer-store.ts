import { customValues } from '@kontor/kernel';
import {
  type Actor,
  type Change,
  ChangeRegister,
  changesBetween,
  Clock,
  Ids,
  Outbox,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { customerChanged, customerCreated } from '../contract/events.js';
import {
  type CustomerFacts,
  customChangesOf,
  REGISTERED_FIELDS,
  registeredCustomer,
} from '../domain/customer-facts.js';
import { visibleCustomers } from '../queries/customer-view.js';
import {
  type ExistingCustomer,
  isAdopted,
  type Match,
  type MatchKind,
  type WantedCustomer,
} from './imported-customer.js';

export interface NewCustomer {
  readonly key: string;
  readonly after: CustomerFacts;
}

export interface ChangedCustomer extends NewCustomer {
  readonly was: ExistingCustomer;
}

type FoundRow = Omit<ExistingCustomer, 'facts'> & CustomerFacts;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What a save of the row would change; a customer that the source knows from then on has its id on record. */
export function importedChanges(
  was: ExistingCustomer | null,
  after: CustomerFacts,
  key: string,
  source: string,
): Change[] {
  const changes = changesBetween(
    was ? registeredCustomer(was.facts) : {},
    registeredCustomer(after),
    REGISTERED_FIELDS,
  );
  const told: Change[] = [
    ...changes.filter(({ from, to }) => !(isNothing(from) && isNothing(to))),
    ...customChangesOf(was?.facts ?? null, after),
  ];
  return was && isAdopted(was, key, source) ? [...told, { field: 'externalId', from: was.externalId, to: key }] : told;
}

const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** Reads and writes the customers of one batch in a fixed number of statements. */
@Injectable()
export class ImportedCustomerStore {
  constructor(
    private readonly register: ChangeRegister,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly ids: Ids,
  ) {}

  /**
   * Who might be meant by each row, by the row's key. By our own id and by name only those whom the actor may see.
   * Whoever is found stays as they are until the transaction ends.
   */
  async matches(
    tx: Tx,
    actor: Actor,
    source: string,
    wanted: readonly WantedCustomer[],
  ): Promise<ReadonlyMap<string, readonly Match[]>> {
    const rows = JSON.stringify(wanted.map((want) => ({ ...want, id: UUID.test(want.key) ? want.key : null })));
    const found = await tx.many<{ key: string; kind: MatchKind; id: string }>(sql`
      WITH wanted AS MATERIALIZED (
        SELECT key, name, "taxId", id FROM jsonb_to_recordset(${rows}::jsonb) AS r(key text, name text, "taxId" text, id uuid)
      )
      SELECT w.key, 'KEY' AS kind, c.id FROM wanted w JOIN customers.customer k ON k.external_source = ${source} AND k.external_id = w.key
        JOIN customers.customer c ON c.id = customers.survivor_of(k.id)
      UNION ALL SELECT w.key, 'ID', c.id FROM wanted w JOIN customers.customer c ON c.id = w.id WHERE ${visibleCustomers(actor)}
      UNION ALL SELECT w.key, 'TAX_ID', c.id FROM wanted w JOIN customers.customer c ON c.tax_id = w."taxId" WHERE ${visibleCustomers(actor)}
      UNION ALL SELECT w.key, 'NAME', c.id FROM wanted w JOIN customers.customer c ON platform.folded(c.name) = platform.folded(w.name)
        WHERE ${visibleCustomers(actor)}`);
    const customers = await this.lock(tx, [...new Set(found.map(({ id }) => id))]);
    const matches = new Map<string, Match[]>();
    for (const { key, kind, id } of found) {
      const customer = customers.get(id);
      const ofKey = matches.get(key) ?? [];
      matches.set(key, ofKey);
      if (customer) ofKey.push({ kind, customer });
    }
    return matches;
  }

  private async lock(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, ExistingCustomer>> {
    const rows = await tx.many<FoundRow>(sql`
      SELECT c.id, c.version, c.deleted_at IS NOT NULL AS deleted, c.external_source AS "externalSource", c.external_id AS "externalId",
        c.kind, c.name, c.tax_id AS "taxId", c.segment_id AS "segmentId", c.region_id AS "regionId", c.market_id AS "marketId",
        c.priority_class AS "priorityClass", c.parent_id AS "parentId", c.owner_id AS "ownerId", c.team_id AS "teamId", c.currency,
        c.document_language AS "documentLanguage", c.website, c.notes, c.custom,
        coalesce((SELECT jsonb_agg(jsonb_build_object('kind', a.kind, 'name', a.name, 'street', a.street, 'postalCode', a.postal_code, 'city', a.city,
          'country', a.country) ORDER BY a.id) FROM customers.address a WHERE a.customer_id = c.id), '[]') AS addresses,
        ARRAY(SELECT t.tag_id FROM customers.customer_tag t WHERE t.customer_id = c.id ORDER BY t.tag_id) AS "tagIds"
      FROM customers.customer c WHERE c.id = ANY(${ids}::uuid[]) ORDER BY c.id FOR NO KEY UPDATE OF c`);
    return new Map(
      rows.map(({ id, version, deleted, externalSource, externalId, ...facts }) => [
        id,
        { id, version, deleted, externalSource, externalId, facts: inOrder(facts) },
      ]),
    );
  }

  /** Ids of the customers that have these tax ids now, whoever may see them. */
  async holdersOf(tx: Tx, taxIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await tx.many<{ taxId: string; id: string }>(sql`
      SELECT tax_id AS "taxId", id FROM customers.customer WHERE tax_id = ANY(${taxIds}::text[]) AND deleted_at IS NULL`);
    return new Map(rows.map(({ taxId, id }) => [taxId, id]));
  }

  /**
   * Those of the children who would be their own forebears, given all of these parents at once. Holds all other
   * changes of parents until the transaction ends, as a change by hand does.
   */
  async inCircles(tx: Tx, parents: ReadonlyMap<string, string>): Promise<ReadonlySet<string>> {
    if (parents.size === 0) return new Set();
    tx.send(sql`SELECT pg_advisory_xact_lock(hashtextextended('customers.parents', 0))`);
    const rows = await tx.many<{ child: string }>(sql`
      WITH RECURSIVE wanted AS MATERIALIZED (
        SELECT id, parent_id FROM unnest(${[...parents.keys()]}::uuid[], ${[...parents.values()]}::uuid[]) AS w (id, parent_id)
      ), above (child, id) AS (
        SELECT id, parent_id FROM wanted
        UNION SELECT a.child, coalesce(w.parent_id, c.parent_id)
        FROM above a LEFT JOIN wanted w ON w.id = a.id LEFT JOIN customers.customer c ON c.id = a.id
        WHERE coalesce(w.parent_id, c.parent_id) IS NOT NULL
      )
      SELECT child FROM above WHERE child = id`);
    return new Set(rows.map(({ child }) => child));
  }

  /** Answers the new customers' ids by their keys. */
  async insert(
    tx: Tx,
    actor: Actor,
    source: string,
    made: readonly NewCustomer[],
  ): Promise<ReadonlyMap<string, string>> {
    if (made.length === 0) return new Map();
    const now = this.clock.now();
    const rows = made.map(({ key, after: { addresses: _, ...after } }) => ({ ...after, key, id: this.ids.next() }));
    tx.send(sql`
      INSERT INTO customers.customer (id, kind, name, tax_id, segment_id, region_id, market_id, priority_class, parent_id, owner_id, team_id, currency,
        document_language, website, notes, custom, external_source, external_id, created_at, created_by, updated_at, version)
      SELECT id, kind, name, "taxId", "segmentId", "regionId", "marketId", "priorityClass", "parentId", "ownerId", "teamId", currency,
        "documentLanguage", website, notes, custom, ${source}, key, ${now}, ${actor.userId}::uuid, ${now}, 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, kind text, name text, "taxId" text, "segmentId" uuid, "regionId" uuid,
        "marketId" uuid, "priorityClass" text, "parentId" uuid, "ownerId" uuid, "teamId" uuid, currency text, "documentLanguage" text, website text,
        notes text, custom jsonb, key text)`);
    this.addAddresses(
      tx,
      rows.map(({ id }, index) => ({ id, addresses: made[index]?.after.addresses ?? [] })),
    );
    const saved = rows.map(({ id }, index) => {
      const { key, after } = made[index] as NewCustomer;
      return entry(id, 1, importedChanges(null, after, key, source));
    });
    await this.register.recordMany(tx, actor, saved);
    await this.outbox.add(tx, ...rows.map(({ id }) => customerCreated(id, 1)));
    return new Map(rows.map(({ key, id }) => [key, id]));
  }

  async change(tx: Tx, actor: Actor, source: string, changed: readonly ChangedCustomer[]): Promise<void> {
    if (changed.length === 0) return;
    const rows = changed.map(({ key, was, after: { addresses: _, ...after } }) => ({
      ...after,
      id: was.id,
      version: was.version,
      externalId: isAdopted(was, key, source) ? key : was.externalId,
      externalSource: isAdopted(was, key, source) ? source : was.externalSource,
    }));
    tx.send(sql`
      UPDATE customers.customer c SET kind = r.kind, name = r.name, tax_id = r."taxId", segment_id = r."segmentId", region_id = r."regionId",
        market_id = r."marketId", priority_class = r."priorityClass", parent_id = r."parentId", owner_id = r."ownerId", team_id = r."teamId",
        currency = r.currency, document_language = r."documentLanguage", website = r.website, notes = r.notes, custom = r.custom, external_source = r."externalSource",
        external_id = r."externalId", updated_at = ${this.clock.now()}, version = c.version + 1
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id uuid, version integer, kind text, name text, "taxId" text, "segmentId" uuid,
        "regionId" uuid, "marketId" uuid, "priorityClass" text, "parentId" uuid, "ownerId" uuid, "teamId" uuid, currency text, "documentLanguage" text,
        website text, notes text, custom jsonb, "externalSource" text, "externalId" text)
      WHERE c.id = r.id AND c.version = r.version`);
    const moved = changed.filter(
      ({ was, after }) => JSON.stringify(was.facts.addresses) !== JSON.stringify(after.addresses),
    );
    tx.send(sql`DELETE FROM customers.address WHERE customer_id = ANY(${moved.map(({ was }) => was.id)}::uuid[])`);
    this.addAddresses(
      tx,
      moved.map(({ was, after }) => ({ id: was.id, addresses: after.addresses })),
    );
    const saves = changed.map(({ key, was, after }) => ({ was, changes: importedChanges(was, after, key, source) }));
    await this.register.recordMany(
      tx,
      actor,
      saves.map(({ was, changes }) => entry(was.id, was.version + 1, changes)),
    );
    await this.outbox.add(
      tx,
      ...saves.map(({ was, changes }) =>
        customerChanged(
          was.id,
          was.version + 1,
          changes.map(({ field }) => field),
        ),
      ),
    );
  }

  private addAddresses(tx: Tx, customers: readonly { id: string; addresses: CustomerFacts['addresses'] }[]): void {
    const rows = customers.flatMap(({ id, addresses }) =>
      addresses.map((address) => ({ ...address, id: this.ids.next(), customerId: id })),
    );
    if (rows.length === 0) return;
    tx.send(sql`
      INSERT INTO customers.address (id, customer_id, kind, name, street, postal_code, city, country)
      SELECT id, "customerId", kind, name, street, "postalCode", city, country
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS r(id uuid, "customerId" uuid, kind text, name text, street text, "postalCode" text, city text, country text)`);
  }
}

/** As `customerFacts` makes them, so that two states can be compared: jsonb keeps the names of fields in its own order. */
const inOrder = ({ addresses, custom, ...facts }: CustomerFacts): CustomerFacts => ({
  ...facts,
  custom: customValues(custom),
  addresses: addresses.map(({ kind, name, street, postalCode, city, country }) => ({
    kind,
    name,
    street,
    postalCode,
    city,
    country,
  })),
});

const entry = (id: string, version: number, changes: readonly Change[]) => {
  const subject = { kind: 'customer', id, version };
  return { stream: subject, subject, action: 'customer.import', changes };
};
