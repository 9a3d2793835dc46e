import { colleagues } from '@kontor/identity/contract';
import { assert } from '@kontor/kernel';
import {
  type Actor,
  ChangeRegister,
  Database,
  Ids,
  type ImportChoice,
  ImportedCustomValues,
  isCustomColumn,
  type Statement,
  sql,
  type Tx,
} from '@kontor/platform';
import { Injectable } from '@nestjs/common';
import { CLASSIFIER_TABLES, type Classifier } from '../queries/classifier.query.js';
import { visibleCustomers } from '../queries/customer-view.js';

interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly name: string;
}

/** Every record that a field may mean, under each of its names. */
function candidates(custom: ImportedCustomValues, actor: Actor, field: string, source: string): Statement<Candidate> {
  if (isCustomColumn(field)) return custom.candidates('CUSTOMER', field, colleagues);
  switch (field) {
    case 'segment':
      return sql`SELECT id, name AS label, name FROM customers.segment`;
    case 'region':
      return sql`SELECT id, name AS label, name FROM customers.region`;
    case 'market':
      return sql`SELECT id, name AS label, name FROM customers.market`;
    case 'owner':
      return sql`SELECT id, name AS label, n AS name FROM identity.user_account, LATERAL (VALUES (name), (email)) AS names(n)`;
    default:
      assert(field === 'parent', `${field} is a reference of a customer`);
      return sql`
        SELECT c.id, c.name AS label, n AS name FROM customers.customer c,
          LATERAL (VALUES (c.name), (c.tax_id), (CASE WHEN c.external_source = ${source} THEN c.external_id END)) AS names(n)
        WHERE c.deleted_at IS NULL AND ${visibleCustomers(actor)}`;
  }
}

/** What the words of a file of customers mean: segments, regions, markets, people and other customers. */
@Injectable()
export class CustomerReferences {
  constructor(
    private readonly database: Database,
    private readonly register: ChangeRegister,
    private readonly ids: Ids,
    private readonly custom: ImportedCustomValues,
  ) {}

  /** A name that two records bear resolves to neither. */
  async resolve(
    actor: Actor,
    field: string,
    values: readonly string[],
    source: string,
  ): Promise<ReadonlyMap<string, string>> {
    const rows = await this.database.many<{ value: string; id: string }>(sql`
      SELECT v.value, min(c.id::text) AS id FROM unnest(${values}::text[]) AS v(value)
      JOIN (${candidates(this.custom, actor, field, source)}) c ON platform.folded(c.name) = platform.folded(v.value)
      GROUP BY v.value HAVING count(DISTINCT c.id) = 1`);
    return new Map(rows.map(({ value, id }) => [value, id]));
  }

  suggest(actor: Actor, field: string, value: string): Promise<readonly ImportChoice[]> {
    return this.database.many<ImportChoice>(sql`
      SELECT id, min(label) AS label FROM (${candidates(this.custom, actor, field, '')}) c
      GROUP BY id ORDER BY max(similarity(platform.folded(name), platform.folded(${value}))) DESC, min(label) LIMIT 5`);
  }

  async known(actor: Actor, field: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.many<{ id: string }>(sql`
      SELECT DISTINCT c.id::text AS id FROM (${candidates(this.custom, actor, field, '')}) c WHERE c.id = ANY(${ids}::uuid[])`);
    return new Set(rows.map(({ id }) => id));
  }

  async createClassifiers(
    tx: Tx,
    actor: Actor,
    field: string,
    names: readonly string[],
  ): Promise<ReadonlyMap<string, string>> {
    const rows = JSON.stringify(names.map((name) => ({ id: this.ids.next(), name })));
    const table = CLASSIFIER_TABLES[field.toUpperCase() as Classifier];
    // What has the name already was not found because several have it: then the person must say which.
    const added = await tx.many<{ id: string; name: string }>(sql`
      INSERT INTO ${table} (id, name) SELECT id, name FROM jsonb_to_recordset(${rows}::jsonb) AS r(id uuid, name text)
      ON CONFLICT DO NOTHING RETURNING id, name`);
    const made = new Map(added.map(({ id, name }) => [name, id]));
    await this.register.recordMany(
      tx,
      actor,
      [...made].map(([name, id]) => {
        const subject = { kind: field, id, version: 1 };
        return {
          stream: subject,
          subject,
          action: `${field}.import`,
          changes: [{ field: 'name', from: null, to: name }],
        };
      }),
    );
    return made;
  }
}
