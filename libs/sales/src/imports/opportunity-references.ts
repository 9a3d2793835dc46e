import { CustomerImport } from '@kontor/customers/contract';
import { colleagues, PersonImport } from '@kontor/identity/contract';
import { assert } from '@kontor/kernel';
import {
  type Actor,
  ChangeRegister,
  Database,
  Ids,
  type ImportChoice,
  ImportedCustomValues,
  isCustomColumn,
  rowScope,
  type Statement,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import type { DependentValue } from '../domain/dimension.js';
import { DIMENSION_FIELD, type ImportedDimension } from './opportunity-fields.js';

interface Resolved {
  readonly value: string;
  readonly id: string;
}

const LISTS: Readonly<Record<string, 'SOURCE' | 'COMPETITOR' | 'LOST_REASON'>> = {
  source: 'SOURCE',
  competitor: 'COMPETITOR',
  lostReason: 'LOST_REASON',
};

/** `named(id, label)`: every record that a field may mean, under each of its names; the rank prefers one when several match. */
function candidates(
  custom: ImportedCustomValues,
  actor: Actor,
  field: string,
  source: string,
): Statement<{ id: string; label: string; name: string; rank: number }> {
  if (isCustomColumn(field)) {
    return sql`SELECT c.*, 0 AS rank FROM (${custom.candidates('OPPORTUNITY', field, colleagues)}) c`;
  }
  const list = LISTS[field];
  if (list)
    return sql`SELECT id, name ->> 'en' AS label, n AS name, 0 AS rank FROM sales.pick_list_value, LATERAL (VALUES (name ->> 'pl'), (name ->> 'en')) AS names(n) WHERE list = ${list}`;
  if (field.startsWith(DIMENSION_FIELD)) {
    return sql`
      SELECT v.id, v.name ->> 'en' AS label, n AS name, 0 AS rank FROM sales.dimension d JOIN sales.dimension_value v ON v.dimension_id = d.id,
        LATERAL (VALUES (v.key), (v.name ->> 'pl'), (v.name ->> 'en')) AS names(n)
      WHERE d.key = ${field.slice(DIMENSION_FIELD.length)}`;
  }
  switch (field) {
    case 'owner':
      return sql`SELECT id, name AS label, n AS name, 0 AS rank FROM identity.user_account, LATERAL (VALUES (name), (email), (CASE WHEN external_source = ${source} THEN external_id END)) AS names(n)`;
    case 'customer':
      return sql`
        SELECT c.id, c.name AS label, n AS name, CASE WHEN c.external_source = ${source} THEN 0 ELSE 1 END AS rank FROM customers.customer c,
          LATERAL (VALUES (c.name), (c.tax_id), (CASE WHEN c.external_source = ${source} THEN c.external_id END)) AS names(n)
        WHERE c.deleted_at IS NULL AND ${rowScope(actor, 'customer', 'read', { owner: sql`c.owner_id`, team: sql`c.team_id` })}`;
    case 'region':
      return sql`SELECT id, name AS label, name, 0 AS rank FROM customers.region`;
    case 'market':
      return sql`SELECT id, name AS label, name, 0 AS rank FROM customers.market`;
    default:
      assert(field === 'stage', `${field} is a reference of an opportunity`);
      return sql`
        SELECT s.id, (p.name ->> 'en') || ' · ' || (s.name ->> 'en') AS label, n AS name, p.position::int AS rank
        FROM (SELECT p.*, row_number() OVER (ORDER BY p.key = 'new-business' DESC, p.key) AS position FROM sales.process p WHERE p.active) p
        JOIN LATERAL (SELECT id FROM sales.process_version v WHERE v.process_id = p.id AND v.published_at IS NOT NULL ORDER BY v.number DESC LIMIT 1) v ON TRUE
        JOIN sales.stage s ON s.process_version_id = v.id, LATERAL (VALUES (s.key), (s.name ->> 'pl'), (s.name ->> 'en')) AS names(n)`;
  }
}

/** What the words of a file of sales mean: persons, customers, stages, values of lists and dimensions. */
@Injectable()
export class OpportunityReferences {
  constructor(
    private readonly database: Database,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly people: PersonImport,
    private readonly customers: CustomerImport,
    private readonly custom: ImportedCustomValues,
  ) {}

  dimensions(): Promise<ImportedDimension[]> {
    return this.database.many<ImportedDimension>(
      sql`SELECT id, key, name FROM sales.dimension WHERE active ORDER BY position, key`,
    );
  }

  /** Values that may only be chosen under others, by their ids. */
  async dependentValues(tx: Tx): Promise<ReadonlyMap<string, DependentValue>> {
    const rows = await tx.many<DependentValue & { id: string }>(sql`
      SELECT v.id, d.id AS "dimensionId", d.depends_on_id AS "dependsOnId", v.parent_value_ids AS "parentValueIds"
      FROM sales.dimension d JOIN sales.dimension_value v ON v.dimension_id = d.id
      WHERE d.depends_on_id IS NOT NULL AND cardinality(v.parent_value_ids) > 0`);
    return new Map(rows.map(({ id, ...value }) => [id, value]));
  }

  /** Tags by the names that are asked for, without case and marks. */
  async tags(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (names.length === 0) return new Map();
    const rows = await tx.many<{ name: string; id: string }>(sql`
      SELECT DISTINCT n.name, t.id FROM unnest(${names}::text[]) AS n (name)
      JOIN customers.tag t ON platform.folded(t.name) = platform.folded(n.name)`);
    return new Map(rows.map(({ name, id }) => [name, id]));
  }

  /** A name that two records bear resolves to neither, unless one of them ranks before the other. */
  async resolve(
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.many<Resolved>(sql`
      SELECT value, (array_agg(DISTINCT id))[1] AS id FROM (
        SELECT v.value, c.id, c.rank, min(c.rank) OVER (PARTITION BY v.value) AS best
        FROM unnest(${values}::text[]) AS v(value) JOIN (${candidates(this.custom, actor, field, source)}) c ON platform.folded(c.name) = platform.folded(v.value)
      ) matched WHERE rank = best GROUP BY value HAVING count(DISTINCT id) = 1`);
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  /** Stages and lists are short, so all of them; of people and customers the five that sound most alike. */
  suggest(actor: Actor, field: string, value: string): Promise<readonly ImportChoice[]> {
    const limit = ['owner', 'customer'].includes(field) ? 5 : 60;
    return this.database.many<ImportChoice>(sql`
      SELECT id, min(label) AS label FROM (${candidates(this.custom, actor, field, '')}) c
      GROUP BY id ORDER BY max(similarity(platform.folded(name), platform.folded(${value}))) DESC, min(rank), min(label) LIMIT ${limit}`);
  }

  /** A stage stays known when its process has a newer version: sales stay on theirs as well. */
  async known(actor: Actor, field: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const there = field === 'stage' ? sql`SELECT id FROM sales.stage` : candidates(this.custom, actor, field, '');
    const rows = await this.database.many<{ id: string }>(sql`
      SELECT DISTINCT c.id::text AS id FROM (${there}) c WHERE c.id = ANY(${ids}::uuid[])`);
    return new Set(rows.map(({ id }) => id));
  }

  async createMissing(
    tx: Tx,
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    if (field === 'owner') return this.people.createByNames(tx, actor, values, source);
    if (field === 'customer') return this.customers.createByNames(tx, actor, values, source);
    const rows = JSON.stringify(values.map((value) => ({ value, id: this.ids.next() })));
    const list = LISTS[field];
    // What has the name already was not found because several have it: then the person must say which.
    const added = await tx.many<{ id: string; value: string }>(
      list
        ? sql`
          INSERT INTO sales.pick_list_value (id, list, name, position)
          SELECT id, ${list}, jsonb_build_object('pl', value, 'en', value), 1000 FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, value text)
          ON CONFLICT DO NOTHING RETURNING id, name ->> 'en' AS value`
        : sql`
          INSERT INTO sales.dimension_value (id, dimension_id, key, name, position)
          SELECT r.id, d.id, r.value, jsonb_build_object('pl', r.value, 'en', r.value), 1000
          FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, value text), sales.dimension d WHERE d.key = ${field.slice(DIMENSION_FIELD.length)}
          ON CONFLICT DO NOTHING RETURNING id, key AS value`,
    );
    const made = new Map(added.map(({ id, value }) => [value, id]));
    const kind = list ? 'pick-list-value' : 'dimension-value';
    await this.register.recordMany(
      tx,
      actor,
      [...made].map(([value, id]) => {
        const subject = { kind, id, version: 1 };
        return {
          stream: subject,
          subject,
          action: `${kind}.import`,
          changes: [{ field: 'name', from: null, to: value }],
        };
      }),
    );
    return made;
  }
}
